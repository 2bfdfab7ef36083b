"""What a person may change of an order, when, and what comes of it."""

from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Conflict, Forbidden, Invalid
from chalicelib.domain.imports.line_limits import MOST_LINES
from chalicelib.domain.orders.editing import (
    RULES,
    LineEdit,
    OrderAction,
    check_allowed,
    edit_note,
    edited_lines,
)
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Handout, changed
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.factories import NOW, a_line, an_order

DESK = (Role.OWNER, Role.ORGANIZER, Role.SUPPORT)
LINES = (a_line(), a_line(article="Х-2", name="Халат", option="44", quantity=2, price=100_000))


def refusal(action: OrderAction, stage: Stage, role: Role, **fields: Any) -> str:
    try:
        check_allowed(action, an_order(terms=Terms(stage=stage), **fields), role)
    except (Conflict, Forbidden) as error:
        return error.reason
    return ""


def test_every_stage_action_and_role_has_one_answer() -> None:
    """Who may do nothing at a stage that others work at is told so; a stage at which nobody works is named."""
    for action, stage, role in product(OrderAction, Stage, Role):
        rule = RULES[action]
        allowed = stage in rule.allowed.get(role, ())
        others = any(stage in stages for stages in rule.allowed.values())
        assert refusal(action, stage, role) == ("" if allowed else "edit_role_refused" if others else rule.refusal)


@pytest.mark.parametrize(
    ("action", "role", "stages"),
    [
        (OrderAction.CHANGE, Role.ORGANIZER, "draft collecting stopped ordered"),
        (OrderAction.CHANGE, Role.SUPPORT, "draft collecting stopped"),
        (OrderAction.REFUSE, Role.OWNER, "stopped ordered in_transit distributing"),
        (OrderAction.REFUSE, Role.SUPPORT, "stopped ordered in_transit"),
        (OrderAction.ADJUST, Role.ORGANIZER, "draft collecting stopped ordered in_transit distributing completed"),
        (OrderAction.ADJUST, Role.SUPPORT, ""),
        (OrderAction.CANCEL, Role.ORGANIZER, "draft collecting stopped ordered in_transit distributing"),
        (OrderAction.REOPEN, Role.ORGANIZER, "draft collecting stopped ordered"),
        (OrderAction.ADD, Role.VIEWER, ""),
        (OrderAction.ADD, Role.BUYER, ""),
    ],
)
def test_the_table_says_what_is_done_at_which_stage(action: OrderAction, role: Role, stages: str) -> None:
    assert [stage.value for stage in Stage if not refusal(action, stage, role)] == stages.split()


def test_what_is_cancelled_or_handed_out_is_let_be() -> None:
    stage, role = Stage.STOPPED, Role.OWNER
    for action in OrderAction:
        cancelled = refusal(action, stage, role, cancelled_at=NOW)
        assert cancelled == ("" if action is OrderAction.REOPEN else "order_cancelled")
        gone = refusal(action, stage, role, handout=Handout.HANDED_OUT)
        assert gone == ("" if action is OrderAction.ADJUST else "order_handed_out")


@pytest.mark.parametrize(
    ("edit", "line"),
    [
        (LineEdit(OrderAction.CHANGE, 1, quantity=3, price=90_000), replace(LINES[1], quantity=3, price=90_000)),
        (LineEdit(OrderAction.CHANGE, 1, comment="  к  пятнице "), replace(LINES[1], comment="к пятнице")),
        (LineEdit(OrderAction.REMOVE, 1), replace(LINES[1], state=LineState.CANCELLED)),
        (LineEdit(OrderAction.REFUSE, 1), replace(LINES[1], state=LineState.REFUSED)),
        (LineEdit(OrderAction.OUT_OF_STOCK, 1), replace(LINES[1], state=LineState.OUT_OF_STOCK)),
        (LineEdit(OrderAction.RESTORE, 1), LINES[1]),
        (
            LineEdit(OrderAction.REPLACE, 1, article="Х-3", name="Халат синий"),
            replace(LINES[1], article="Х-3", name="Халат синий", state=LineState.REPLACED),
        ),
    ],
    ids=lambda each: each.action.value if isinstance(each, LineEdit) else "",
)
def test_a_line_becomes_what_it_is_edited_to_and_remembers_it(edit: LineEdit, line: OrderLine) -> None:
    assert edited_lines(LINES, [edit]) == (LINES[0], replace(line, edited=True))


def test_lines_are_added_at_the_end_and_edits_follow_one_another() -> None:
    add = LineEdit(OrderAction.ADD, article="Ш-1", quantity=2, price=50_000)
    after = edited_lines(LINES, [add, LineEdit(OrderAction.REMOVE, 0), LineEdit(OrderAction.CHANGE, 1, quantity=5)])
    assert [line.state for line in after] == [LineState.CANCELLED, LineState.ACCEPTED, LineState.ACCEPTED]
    assert (after[2].name, after[2].sum, after[1].quantity) == ("Ш-1", 100_000, 5)


@pytest.mark.parametrize(
    ("edit", "field", "reason"),
    [
        (LineEdit(OrderAction.CHANGE, 2, quantity=1), "lines[0].line", "line_missing"),
        (LineEdit(OrderAction.CHANGE, -1, quantity=1), "lines[0].line", "line_missing"),
        (LineEdit(OrderAction.REMOVE), "lines[0].line", "line_missing"),
        (LineEdit(OrderAction.CHANGE, 0, quantity=0), "lines[0].quantity", "quantity_unreadable"),
        (LineEdit(OrderAction.CHANGE, 0, price=-1), "lines[0].price", "kopecks_unreadable"),
        (LineEdit(OrderAction.CHANGE, 0, name="x" * 201), "lines[0].name", "text_too_long"),
        (LineEdit(OrderAction.ADD, quantity=1), "lines[0].name", "goods_missing"),
        (LineEdit(OrderAction.CANCEL, 0), "lines[0].action", "action_unreadable"),
    ],
)
def test_what_cannot_be_a_line_is_refused_in_its_place(edit: LineEdit, field: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        edited_lines(LINES, [edit])
    assert refused.value.field == field


def test_an_order_has_its_limits() -> None:
    for edits, reason in (([], "edits_unreadable"), ([LineEdit(OrderAction.REMOVE, 0)] * 51, "edits_unreadable")):
        with pytest.raises(Invalid, match=reason):
            edited_lines(LINES, edits)
    full = (a_line(),) * MOST_LINES
    with pytest.raises(Invalid, match="order_too_long"):
        edited_lines(full, [LineEdit(OrderAction.ADD, name="Ещё", price=1)])
    with pytest.raises(Invalid, match="order_too_large"):
        edited_lines((a_line(comment="ы" * 50_000), a_line(comment="ы" * 50_000)), [LineEdit(OrderAction.REMOVE, 0)])


def test_a_change_of_the_sum_says_why_and_one_without_says_nothing() -> None:
    before = an_order(LINES)
    dearer = replace(before, lines=(replace(LINES[0], quantity=2), LINES[1]))
    after = changed(before, NOW, ChangeReason.EDIT, dearer, note="Ошиблись")
    assert (after.changes[0].reason, after.changes[0].note) == (ChangeReason.EDIT, "Ошиблись")
    assert after.revision == before.revision + 1
    same = changed(after, NOW, ChangeReason.EDIT, replace(after, fee=after.fee), note="Просто так")
    assert same.changes == after.changes


def test_a_reason_is_given_in_one_line() -> None:
    assert edit_note("  Не \n прислали ") == "Не прислали"
    for wrong, reason in ((" ", "reason_missing"), ("x" * 301, "text_too_long")):
        with pytest.raises(Invalid, match=reason):
            edit_note(wrong)
