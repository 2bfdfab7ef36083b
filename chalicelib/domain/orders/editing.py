"""Changes that a person makes of an order's lines and sum: what is allowed when and to whom, and what comes of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Conflict, Forbidden, Invalid
from chalicelib.domain.imports.columns import Column
from chalicelib.domain.imports.line_limits import HIGHEST_QUANTITY, LARGEST_LINES, LIMITS, MOST_LINES, weight
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import HELD, Order
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.domain.words import one_line

NOTE_LENGTH = 300
MOST_EDITS = 50
"""Of lines, in one change."""


class OrderAction(StrEnum):
    """CHANGE: of quantity, price, option or comment. REPLACE: the supplier sends something else."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    REPLACE = "replace"
    REFUSE = "refuse"
    OUT_OF_STOCK = "out_of_stock"
    RESTORE = "restore"
    ADJUST = "adjust"
    CANCEL = "cancel"
    REOPEN = "reopen"


class Rule(Struct, frozen=True):
    """``refusal`` says until when, or from when on, it is done."""

    refusal: str
    allowed: Mapping[Role, frozenset[Stage]]


_EARLY = frozenset({Stage.DRAFT, Stage.COLLECTING, Stage.STOPPED})
_BOUGHT = _EARLY | {Stage.ORDERED}
_SUPPLIED = frozenset({Stage.STOPPED, Stage.ORDERED, Stage.IN_TRANSIT})
_RECEIVED = _SUPPLIED | {Stage.DISTRIBUTING}
_ALIVE = frozenset(Stage) - {Stage.CANCELLED}


def _rule(refusal: str, organizers: frozenset[Stage], support: frozenset[Stage] = frozenset()) -> Rule:
    return Rule(refusal, {Role.OWNER: organizers, Role.ORGANIZER: organizers, Role.SUPPORT: support})


_LINES = _rule("lines_stage_refused", _BOUGHT, _EARLY)
_SUPPLY = _rule("supply_stage_refused", _RECEIVED, _SUPPLIED)
RULES: Mapping[OrderAction, Rule] = {
    OrderAction.ADD: _LINES,
    OrderAction.CHANGE: _LINES,
    OrderAction.REMOVE: _LINES,
    OrderAction.REPLACE: _rule("supply_stage_refused", _BOUGHT | _RECEIVED, _EARLY | _SUPPLIED),
    OrderAction.REFUSE: _SUPPLY,
    OrderAction.OUT_OF_STOCK: _SUPPLY,
    OrderAction.RESTORE: _SUPPLY,
    OrderAction.ADJUST: _rule("adjusting_stage_refused", _ALIVE),
    OrderAction.CANCEL: _rule("cancelling_stage_refused", _BOUGHT | _RECEIVED, _EARLY),
    OrderAction.REOPEN: _rule("reopening_stage_refused", _BOUGHT),
}
"""Stage × action × role: what is not here is refused. Other roles do none of it."""


def check_allowed(action: OrderAction, order: Order, role: Role) -> None:
    """Raises Conflict for what is not done at this stage, or with this order, Forbidden for what others do then."""
    rule, stage = RULES[action], order.terms.stage
    if stage not in rule.allowed.get(role, ()):
        if any(stage in stages for stages in rule.allowed.values()):
            raise Forbidden("edit_role_refused")
        raise Conflict(rule.refusal)
    if order.cancelled_at and action is not OrderAction.REOPEN:
        raise Conflict("order_cancelled")
    if order.handout not in HELD and action is not OrderAction.ADJUST:
        raise Conflict("order_handed_out")


class LineEdit(Struct, frozen=True):
    """``line`` is the place in the order's lines, from 0; None: a new one. ``price`` in kopecks; None: as it is."""

    action: OrderAction
    line: int | None = None
    article: str | None = None
    name: str | None = None
    option: str | None = None
    quantity: int | None = None
    price: int | None = None
    comment: str | None = None


_STATES: Mapping[OrderAction, LineState] = {
    OrderAction.REMOVE: LineState.CANCELLED,
    OrderAction.REFUSE: LineState.REFUSED,
    OrderAction.OUT_OF_STOCK: LineState.OUT_OF_STOCK,
    OrderAction.RESTORE: LineState.ACCEPTED,
    OrderAction.REPLACE: LineState.REPLACED,
    OrderAction.ADD: LineState.ACCEPTED,
}
_TEXTS = {
    "article": LIMITS[Column.ARTICLE],
    "name": LIMITS[Column.TITLE],
    "option": LIMITS[Column.OPTION],
    "comment": LIMITS[Column.COMMENT],
}
_NEW = OrderLine(article="", name="", option="", quantity=1, price=0)


def edited_lines(lines: Sequence[OrderLine], edits: Sequence[LineEdit]) -> tuple[OrderLine, ...]:
    """All of the edits, one after the other. Raises Invalid, naming the place."""
    if not 1 <= len(edits) <= MOST_EDITS:
        raise Invalid("edits_unreadable", "lines", limit=MOST_EDITS)
    after = list(lines)
    for place, edit in enumerate(edits):
        where = f"lines[{place}]"
        if edit.action is OrderAction.ADD:
            after.append(_edited(_NEW, edit, where))
            continue
        if edit.line is None or not 0 <= edit.line < len(lines):
            raise Invalid("line_missing", f"{where}.line")
        after[edit.line] = _edited(after[edit.line], edit, where)
    if len(after) > MOST_LINES:
        raise Invalid("order_too_long", "lines", limit=MOST_LINES)
    if weight(after) > LARGEST_LINES:
        raise Invalid("order_too_large", "lines", limit=LARGEST_LINES // 1_000)
    return tuple(after)


def _edited(line: OrderLine, edit: LineEdit, where: str) -> OrderLine:
    if edit.action not in _STATES and edit.action is not OrderAction.CHANGE:
        raise Invalid("action_unreadable", f"{where}.action")
    given = {name: _text(edit, name, where) for name in _TEXTS if getattr(edit, name) is not None}
    for name, low, high in (("quantity", 1, HIGHEST_QUANTITY), ("price", 0, HIGHEST)):
        number = getattr(edit, name)
        if number is not None:
            if not low <= number <= high:
                reason = "quantity_unreadable" if name == "quantity" else "kopecks_unreadable"
                raise Invalid(reason, f"{where}.{name}", limit=high)
            given[name] = number
    after = replace(line, **given, state=_STATES.get(edit.action, line.state), edited=True)
    if not (after.name or after.article):
        raise Invalid("goods_missing", f"{where}.name")
    return after if after.name else replace(after, name=after.article)


def _text(edit: LineEdit, name: str, where: str) -> str:
    return one_line(str(getattr(edit, name)), f"{where}.{name}", _TEXTS[name])


def edit_note(text: str) -> str:
    """Why it is changed; the buyer reads it. Raises Invalid."""
    return one_line(text, "reason", NOTE_LENGTH, Invalid("reason_missing", "reason"))
