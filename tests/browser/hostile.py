"""Texts that nobody sends in good faith, and the same community filled with plain ones."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import quote

from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.communities.community import Community
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.sums import Adjustment, AdjustmentKind
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.pickup.points import PickupPoint, Points, chosen
from chalicelib.usecases.ports import Commit
from tests.browser.files import workbook
from tests.browser.house import PLACE, House
from tests.factories import NOW, a_claim, a_claim_mark, a_claimed_order, a_comment, a_line, a_payment, payable
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
PLAIN = tuple((f"Обычный текст {place} " * len(each))[: max(len(each), 20)] for place, each in enumerate(TEXTS))
"""As long as those, for a long text may be shown otherwise than a short one."""

IN_XML = str.maketrans("", "", "\x00\x01")
"""A workbook cannot hold these at all."""


def populate(house: House, texts: Sequence[str], folder: Path) -> Import:
    """A community that has every text in every field that people can set; an import that waits there."""
    people = [person(text, place, house.sandbox) for place, text in enumerate(texts)]
    community = house.found(" ".join(texts)[:80], people)
    buyer = house.welcome(ANNA)
    organizers = {each.hours: each.id for each in house.container.stores.communities.organizers(community.id)}
    points = [a_hostile_point(text, place, house.sandbox) for place, text in enumerate(texts)]
    keep(house, community, Points(community.id, tuple(points)))
    for place, text in enumerate(texts):
        order = an_order_of(text, place, texts, points[place])
        house.put(community, buyer=buyer, organizer=organizers[text[:200]], **order)
        keep(house, community, a_claim_of(text, place, community, buyer))
    house.container.stores.comments.put(
        [a_comment_of(text, place, community, house.sandbox) for place, text in enumerate(texts)]
    )
    titles = [house.purchase(community, text[:80]) for text in texts]
    file = folder / f"{texts[1].replace('/', '∕')}.xlsx"
    file.write_bytes(workbook(*(row for text in texts for row in rows(text.translate(IN_XML)))))
    return house.compare(community, titles[0], file)


def keep(house: House, community: Community, thing: Points | PaymentClaim) -> None:
    house.container.stores.commits.commit(community.id, Commit((thing,)))


def an_order_of(text: str, place: int, texts: Sequence[str], point: PickupPoint) -> dict[str, Any]:
    """With everything that can be said of an order; every other one lies ready, where ``point`` is."""
    told = {"details": text, "place": text, "hours": text, "organizer_name": text}
    host = {"organizer_profile": f"https://ok.ru/{text}" if place % 2 else text}
    marks = [(ClaimState.REJECTED, text), (ClaimState.PENDING, "")]
    return {
        "purchase_title": text,
        "lines": [a_line(article=each, name=each, option=each, comment=each) for each in texts],
        "adjustments": tuple(Adjustment(AdjustmentKind.OTHER, -100, each) for each in texts),
        "terms": payable(**told, **host, points=tuple(f"point{each}" for each in range(len(texts)))),
        "payments": (a_payment(note=text),),
        "paid": 100_000,
        "claims": tuple(a_claim_mark(id=f"claim{state}{place}", state=state, reason=why) for state, why in marks),
        "point": chosen(point, NOW),
        "handout": Handout.NOT_READY if place % 2 else Handout.READY,
    }


def a_hostile_point(text: str, place: int, sandbox: str) -> PickupPoint:
    photo, closed = address(text, place, sandbox), place % 3 == 0
    return PickupPoint(
        id=f"point{place}",
        title=text,
        address=text,
        hours=text,
        photo=photo,
        price=place,
        closed=closed,
        closed_reason=text,
    )


def a_claim_of(text: str, place: int, community: Community, buyer: str) -> PaymentClaim:
    state = ClaimState.PENDING if place % 2 else ClaimState.REJECTED
    order = a_claimed_order(number=str(1001 + place), purchase_title=text)
    given = {
        "id": f"claim{place}",
        "community": community.id,
        "buyer": buyer,
        "state": state,
        "proof": "proof",
        "proof_type": "image/heic",
    }
    return a_claim(order, **given, comment=text, reason=text)


def a_comment_of(text: str, place: int, community: Community, sandbox: str) -> Comment:
    link = f"https://ok.ru/{text}" if place % 2 else text
    under = {"title": text, "link": link, "picture": address(text, place, sandbox)}
    return a_comment(id=f"comment{place}", community=community.id, text=text, at=datetime.now(UTC), **under)


def address(text: str, place: int, sandbox: str) -> str:
    """It is shown only when it is one: every other is none."""
    return f"{sandbox}photo/{place}.svg?{text}" if place % 2 else text


def person(text: str, place: int, sandbox: str) -> dict[str, str | None]:
    told = {"first_name": text[:60], "last_name": text[:60], "ok_id": None, "place": text[:200], "hours": text[:200]}
    said = quote(text[:12], safe="")  # other addresses nobody can put into a card; orders have them
    return {**PLACE, **told, "photo": f"{sandbox}photo/{place}.svg?{said}", "profile": f"https://ok.ru/{said}"}


def rows(text: str) -> list[Sequence[object]]:
    """One good row as long as the limits let it be, and bad ones."""
    cut: Callable[[int], str] = lambda limit: text[:limit]  # noqa: E731
    return [
        (ANNA, cut(100), cut(60), cut(200), cut(60), 1, 100, cut(300)),
        (ELENA, cut(100), cut(60), cut(200), cut(60), text, 100, ""),
        (text, cut(100), cut(60), cut(200), cut(60), 1, text, ""),
    ]
