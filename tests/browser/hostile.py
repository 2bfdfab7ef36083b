"""Texts that nobody sends in good faith, and the same community filled with plain ones."""

from collections.abc import Callable, Sequence
from pathlib import Path

from chalicelib.domain.imports import Import
from chalicelib.domain.orders import Adjustment, AdjustmentKind
from tests.browser.files import workbook
from tests.browser.house import PLACE, House
from tests.factories import a_line
from tests.world import ANNA, ELENA

TEXTS = (
    "<script>window.ran=1</script>",
    "\"><img src=x onerror='window.ran=1'>",
    "'><svg/onload=window.ran=1><a href=javascript:window.ran=1>x</a>",
    "javascript:window.ran=1//",
    "</title></textarea></style><iframe srcdoc='<b>b</b>'></iframe>",
    "{{static}} {count} {number} ${window.ran=1} {{7*7}} <%= 7 %> %s &lt;b&gt; &#60;i&#62;",
    "\u202eкозёл\u202c \u2067\u200f\u200eслева\u2069 \u061c",
    "Ж" * 5_000,
    "👩\u200d👩\u200d👧\u200d👦" * 40 + "🏳\ufe0f\u200d🌈 e\u0301\u0302\u0303" + "Z\u0351\u036b" * 30,
    "a\x00\x01\x7f\u2400\ufeff\u200b\u2028\u2029\ufffd\u00ad\u0085" * 4 + "конец",
)
PLAIN = tuple(f"Обычный текст {place}" for place in range(len(TEXTS)))
IN_XML = str.maketrans("", "", "\x00\x01")
"""A workbook cannot hold these at all."""


def populate(house: House, texts: Sequence[str], folder: Path) -> Import:
    """A community that has every text in every field that an operator or a file can set; an import that waits there."""
    people = [person(text, place, house.sandbox) for place, text in enumerate(texts)]
    community = house.found(" ".join(texts), people)
    buyer = house.welcome(ANNA)
    organizers = {each.hours: each.id for each in house.hub.communities.organizers(community.id)}
    for text in texts:
        house.put(
            community,
            buyer=buyer,
            purchase_title=text,
            lines=[a_line(article=each, name=each, option=each, comment=each) for each in texts],
            adjustments=[Adjustment(AdjustmentKind.OTHER, -100, each) for each in texts],
            organizer=organizers[text],
        )
    titles = [house.purchase(community, text[:80]) for text in texts]
    file = folder / f"{texts[1].replace('/', '∕')}.xlsx"
    file.write_bytes(workbook(*(row for text in texts for row in rows(text.translate(IN_XML)))))
    return house.compare(community, titles[0], file)


def person(text: str, place: int, sandbox: str) -> dict[str, str | None]:
    told = {"first_name": text, "last_name": text, "ok_id": None, "place": text, "hours": text}
    # An address is shown only when it is one: a half of the people have none that works.
    address = {"photo": f"{sandbox}photo/{place}.svg?{text}", "profile": f"https://ok.ru/{text}"}
    return {**PLACE, **told, **(address if place % 2 else {"photo": text, "profile": text})}


def rows(text: str) -> list[Sequence[object]]:
    """One good row as long as the limits let it be, and bad ones."""
    cut: Callable[[int], str] = lambda limit: text[:limit]  # noqa: E731
    return [
        (ANNA, cut(100), cut(60), cut(200), cut(60), 1, 100, cut(300)),
        (ELENA, cut(100), cut(60), cut(200), cut(60), text, 100, ""),
        (text, cut(100), cut(60), cut(200), cut(60), 1, text, ""),
    ]
