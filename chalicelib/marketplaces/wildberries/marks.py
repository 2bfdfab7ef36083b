"""What a task cannot leave without: marks, their verification, the names Wildberries gives them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.sighting import Need, NeedKind
from chalicelib.marketplaces.wildberries.fields import Thing, digits, text, texts, thing, things

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

LINE = "1"
"""The key of the one line that a task has."""

KINDS = {
    "sgtin": NeedKind.MARKING,
    "imei": NeedKind.IMEI,
    "uin": NeedKind.UIN,
    "customsDeclaration": NeedKind.CUSTOMS,
}
_GOOD = frozenset(
    {
        *("filled", "optional", "deadlineExceeded", "imeiMaySell", "imeiSoldB2B", "uinMaySell"),
        *("sgtinIntroduced", "sgtinSoldB2B", "sgtinMaySell"),
    }
)
"""Decisions with which a supply may leave. With any other, known or not, it may not."""


def needs(names: Sequence[str]) -> tuple[Need, ...]:
    return tuple(Need(KINDS.get(name, NeedKind.OTHER), LINE, name) for name in dict.fromkeys(names))


def required(task: Thing) -> Sequence[str]:
    return texts(task.get("requiredMeta"))


def read_missing(answer: object, tasks: Mapping[str, Thing]) -> Mapping[str, Sequence[str]]:
    """Of each task that the answer has, by its number, the marks that it still lacks."""
    rows = {digits(row.get("id")): row for row in things(thing(answer).get("orders"))}
    return {number: _missing(row, required(tasks.get(number, {}))) for number, row in rows.items() if number}


def _missing(row: Thing, wanted: Sequence[str]) -> Sequence[str]:
    """``metaDetails`` is a list with decisions, or an object by their names as ``meta`` was before, without them."""
    named = [*thing(row.get("metaDetails")).items(), *thing(row.get("meta")).items()]
    details = [*things(row.get("metaDetails")), *({"key": key, **thing(of)} for key, of in named)]
    return [name for each in details if (name := text(each.get("key"))) and _lacks(each, name in wanted)]


def _lacks(mark: Thing, wanted: bool) -> bool:
    decision = text(mark.get("decision"))
    given = [word for word in texts(mark.get("value")) if word not in ("null", "[]")]
    return decision not in _GOOD if decision else wanted and not given
