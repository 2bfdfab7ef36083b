"""Tasks of Wildberries in our words: one task is one order of one piece."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.external.sighting import Phase, SeenLine, Sighting
from chalicelib.marketplaces.wildberries.currencies import currency
from chalicelib.marketplaces.wildberries.fields import (
    Thing,
    digits,
    flag,
    minor_units,
    moment,
    text,
    texts,
    thing,
    things,
)
from chalicelib.marketplaces.wildberries.marks import LINE, needs, required

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COMMENT = 1_000
"""Characters; 300 are documented."""

MOSCOW = timedelta(hours=3)
_TAKEN = frozenset({"confirm", "complete"})
_MOVING = frozenset(
    {"sorted", "ready_for_pickup", "postponed_delivery", "accepted_by_carrier", "sent_to_carrier"},
)
_OVER = frozenset({"defect", "declined_by_client"})


class State(Struct, frozen=True):
    """Of a task, in Wildberries' words: the seller's status and its own. ``cancellable``: None where it is not told."""

    supplier: str
    wb: str = ""
    cancellable: bool | None = None

    @property
    def phase(self) -> Phase:
        if self.wb == "sold":
            return Phase.DONE
        if self.wb in _OVER or self.wb.startswith("cancel") or self.supplier.startswith("cancel"):
            return Phase.CANCELLED
        if self.supplier in _TAKEN or (self.supplier == "new" and self.wb in _MOVING):
            return Phase.ACCEPTED
        return Phase.OPEN if self.supplier == "new" and self.wb in ("waiting", "") else Phase.UNKNOWN


NEW = State("new")
"""Of a task in the list of new ones, where its state is not told beside."""


def read_tasks(answer: object) -> Mapping[str, Thing]:
    """By their numbers, as they stand; what has no number is none."""
    return {number: task for task in things(thing(answer).get("orders")) if (number := task_number(task))}


def task_number(task: Thing) -> str:
    number = digits(task.get("id"))
    return "" if number == "0" else number


def read_states(answer: object) -> Mapping[str, State]:
    return {
        task_number(row): State(
            text(row.get("supplierStatus")), text(row.get("wbStatus")), flag(row.get("isCancellable"))
        )
        for row in things(thing(answer).get("orders"))
        if task_number(row)
    }


def sighting(
    number: str, task: Thing, state: State, lacks: Sequence[str] | None = None, *, test: bool = False
) -> Sighting:
    """``lacks``: marks that are known to be missing; None: nobody looked, and what is required counts."""
    zero = flag(task.get("isZeroOrder"))
    return Sighting(
        order=number,
        phase=state.phase,
        status=state.supplier,
        substatus=state.wb,
        lines=(_line(task),) if task else (),
        group=text(task.get("orderUid")) or text(task.get("rid")),
        currency=_price(task)[1],
        created_at=moment(task.get("createdAt")),
        ship_until=_day_end(task.get("sellerDate")),
        comment=text(task.get("comment"), COMMENT),
        needs=needs(required(task) if lacks is None else lacks),
        free_refusal=bool(zero) if task else None,
        test=test,
        extra=_extra(task, state),
    )


def _line(task: Thing) -> SeenLine:
    price, _ = _price(task)
    return SeenLine(
        key=LINE,
        article=text(task.get("article")),
        name="",
        quantity=1,
        sku=digits(task.get("nmId")),
        quantity_text="1",
        price=price,
        sum=price,
    )


def _price(task: Thing) -> tuple[int | None, str]:
    """In the seller's own currency where it is told, else in that of the sale."""
    own = minor_units(task.get("convertedPrice"))
    if own is None:
        return minor_units(task.get("price")), currency(task.get("currencyCode"))
    same = "convertedCurrencyCode" not in task and own == minor_units(task.get("price"))
    return own, currency(task.get("currencyCode" if same else "convertedCurrencyCode"))


def _extra(task: Thing, state: State) -> Mapping[str, str]:
    """What decides which supply it may go into, and what a person may want to see."""
    b2b = flag(thing(task.get("options")).get("isB2B", thing(task.get("options")).get("isB2b")))
    told = {
        "warehouse": digits(task.get("warehouseId")),
        "cargo": text(task.get("cargoType")),
        "cross_border": text(task.get("crossBorderType")),
        "b2b": "yes" if b2b or flag(task.get("isB2b")) or flag(task.get("isB2B")) else "no" if task else "",
        "supply": text(task.get("supplyId")),
        "delivery": text(task.get("deliveryType")),
        "size": digits(task.get("chrtId")),
        "barcodes": text(",".join(texts(task.get("skus")))),
        "optional_meta": text(",".join(texts(task.get("optionalMeta")))),
        "cancellable": {True: "yes", False: "no", None: ""}[state.cancellable],
    }
    return {name: value for name, value in told.items() if value}


def _day_end(value: object) -> datetime | None:
    """Of a Moscow day written 17.05.2024."""
    day, _, rest = text(value).partition(".")
    month, _, year = rest.partition(".")
    at = moment(f"{year}-{month}-{day}T23:59:59") if year else None
    return at - MOSCOW if at else None
