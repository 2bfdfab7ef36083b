"""What an organizer changes of orders ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec.structs import asdict

from chalicelib.api.wire.admin import order_lists
from chalicelib.api.wire.admin.order_lists import OrderListed
from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import Note, Price, Reason, limited
from chalicelib.domain.imports.line_limits import HIGHEST_QUANTITY
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders import editing
from chalicelib.domain.orders.desk_list import MOST, desk_card_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.sums import AdjustmentKind
from chalicelib.edge.responses import explained
from chalicelib.usecases.orders import change_orders

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.buyers.buyer import Buyer


class LineEdited(Asked, frozen=True):
    """``line``: its place in the order's lines, from 0; what is not named stays as it is."""

    action: editing.OrderAction
    line: Annotated[int, limited(minimum=0)] | None = None
    article: str | None = None
    name: str | None = None
    option: str | None = None
    quantity: Annotated[int, limited(minimum=1, maximum=HIGHEST_QUANTITY)] | None = None
    price: Price | None = None
    comment: str | None = None


class LinesEdited(Asked, frozen=True):
    reason: Reason
    lines: Annotated[list[LineEdited], limited(minItems=1, maxItems=editing.MOST_EDITS)]


class AdjustmentAsked(Asked, frozen=True):
    kind: AdjustmentKind
    amount: Annotated[int, limited(minimum=-HIGHEST, maximum=HIGHEST)]
    reason: Reason


class OrderNamed(Asked, frozen=True):
    number: str
    version: int


class ChangesAsked(Asked, frozen=True):
    """One of ``handout`` and ``status``."""

    orders: Annotated[list[OrderNamed], limited(minItems=1, maxItems=MOST)]
    handout: Handout | None = None
    status: change_orders.StatusChange | None = None
    reason: Note = ""
    dry_run: bool = False


class ChangeMade(Wire, frozen=True):
    """``order`` as it is now, or would be; ``code`` and ``detail`` say why it was not changed."""

    number: str
    ok: bool
    code: str | None
    detail: str | None
    order: OrderListed | None


class ChangesMade(Wire, frozen=True):
    items: list[ChangeMade]


def read_edits(asked: LinesEdited) -> Sequence[editing.LineEdit]:
    return [editing.LineEdit(**asdict(each)) for each in asked.lines]


def read_wish(asked: ChangesAsked) -> change_orders.ChangeWish:
    return change_orders.ChangeWish(asked.handout, asked.status, asked.reason)


def read_orders(asked: ChangesAsked) -> Sequence[change_orders.OrderVersion]:
    return [change_orders.OrderVersion(each.number, each.version) for each in asked.orders]


def write_changes(made: change_orders.Changes, language: str) -> ChangesMade:
    return ChangesMade([_made(each, made.people, language) for each in made.results])


def _made(it: change_orders.ChangeResult, people: Mapping[str, Buyer], language: str) -> ChangeMade:
    refusal = it.refusal
    return ChangeMade(
        number=it.number,
        ok=refusal is None,
        code=refusal.reason if refusal else None,
        detail=explained(refusal.reason, refusal.values, language) if refusal else None,
        order=order_lists.write_card(desk_card_of(it.order), people.get(it.order.buyer)) if it.order else None,
    )
