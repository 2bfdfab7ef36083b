"""Assembly tasks are accepted into supplies, and refused."""

from collections.abc import Callable

import pytest

from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.wildberries.account import CANCEL_COSTS
from chalicelib.usecases.ports import AnswerLost
from chalicelib.usecases.ports.marketplaces import CallRefused, Refusing
from tests.marketplaces.wildberries.faults import STATUS, FaultAt
from tests.marketplaces.wildberries.world import Wildberries

ONE = {"1": 1}


def test_accepted_is_added_to_the_supply_of_its_kind(wb: Wildberries) -> None:
    orders = [*wb.tasks(count=2), wb.task(isB2B=True), wb.task(cargoType=3), wb.task(warehouseId=7)]
    account = wb.account()
    for order in orders:
        account.accept(wb.seen(order), ONE)
    assert [wb.seen(order).phase for order in orders] == [Phase.ACCEPTED] * 5
    assert [each["orders"] for each in wb.look("supplies")["supplies"]] == [
        [int(orders[0]), int(orders[1])],
        *([int(order)] for order in orders[2:]),
    ]


def test_whoever_kept_no_kind_reads_it_again(wb: Wildberries) -> None:
    order = wb.task(isB2B=True)
    bare = Sighting(order, Phase.OPEN, "new", ())
    wb.account().accept(bare, ONE)
    assert wb.look("supplies")["supplies"][0]["name"].endswith("B2B")


def test_what_is_accepted_already_is_not_asked_for_again(wb: Wildberries) -> None:
    seen = wb.seen(wb.task())
    wb.account().accept(seen, ONE)
    wb.paths()
    wb.account().accept(seen, ONE)
    assert wb.paths() == [STATUS]
    wb.ask("cancel", id=int(seen.order))
    with pytest.raises(CallRefused) as refused:
        wb.account().accept(seen, ONE)
    assert refused.value.reason == "order_moved"
    assert wb.limiter.charged == 0, "no refusal was paid for"


def test_one_unmarked_task_leaves_the_others_alone(wb: Wildberries) -> None:
    marked, unmarked = wb.task(), wb.task(requiredMeta=["sgtin"])
    wb.account().accept(wb.seen(marked), ONE)
    with pytest.raises(CallRefused) as refused:
        wb.account().accept(wb.seen(unmarked), ONE)
    assert (refused.value.reason, refused.value.said) == ("needs_missing", "sgtin")
    (supply,) = wb.look("supplies")["supplies"]
    wb.token_call("PATCH", f"/api/v3/supplies/{supply['id']}/deliver")
    assert (wb.seen(marked).status, wb.seen(unmarked).status) == ("complete", "new")


def test_where_it_is_chosen_unmarked_tasks_go_apart(wb: Wildberries) -> None:
    marked, unmarked = wb.task(), wb.task(requiredMeta=["sgtin"])
    account = wb.account(unmarked_apart=True)
    for order in (unmarked, marked):
        account.accept(wb.seen(order), ONE)
    apart, usual = wb.look("supplies")["supplies"]
    assert apart["name"].endswith("без маркировки")
    assert ([int(unmarked)], [int(marked)]) == (apart["orders"], usual["orders"])
    wb.token_call("PATCH", f"/api/v3/supplies/{usual['id']}/deliver")
    assert wb.seen(marked).status == "complete"


def test_where_marks_are_not_told_what_was_seen_counts(wb: Wildberries) -> None:
    seen = wb.seen(wb.task(requiredMeta=["sgtin"]))
    assert wb.account()._missing(seen) == ["sgtin"]
    wb.misbehave("conflict")
    assert wb.account()._missing(seen) == ["sgtin"]


def test_a_task_is_one_piece(wb: Wildberries) -> None:
    seen = wb.seen(wb.task())
    wrong: list[dict[str, int]] = [{}, {"1": 0}, {"1": 2}, {"2": 1}, {"1": 1, "2": 1}]
    for pieces in wrong:
        with pytest.raises(CallRefused):
            wb.account().accept(seen, pieces)
        with pytest.raises(CallRefused):
            wb.account().refuse(seen, Refusing(pieces=pieces))
    assert wb.seen(seen.order).phase is Phase.OPEN


def test_refused_is_cancelled_there(wb: Wildberries) -> None:
    for seen, refusing in (
        (wb.seen(wb.task()), Refusing()),
        (wb.seen(wb.task()), Refusing("cancel", "нет в наличии", ONE)),
    ):
        assert [reason.id for reason in wb.account().reasons(seen)] == ["cancel"]
        wb.account().refuse(seen, refusing)
        assert (wb.seen(seen.order).phase, wb.seen(seen.order).status) == (Phase.CANCELLED, "cancel")
        assert wb.account().reasons(seen) == []
    assert wb.limiter.charged == 2 * CANCEL_COSTS, "of cancellations only a third of the minute's calls are taken"


def test_refusing_twice_is_refusing_once_and_too_late_costs_nothing(wb: Wildberries) -> None:
    gone, late = wb.seen(wb.task()), wb.seen(wb.task())
    wb.account().refuse(gone, Refusing())
    wb.ask("move", id=int(late.order), supplierStatus="complete")
    wb.paths()
    wb.account().refuse(gone, Refusing())
    with pytest.raises(CallRefused) as refused:
        wb.account().refuse(late, Refusing())
    assert (refused.value.reason, wb.account().reasons(late)) == ("order_moved", [])
    assert set(wb.paths()) == {STATUS}


def test_a_task_that_nobody_knows_is_said_to_be_missing(wb: Wildberries) -> None:
    account = wb.account()
    asks: list[Callable[[Sighting], object]] = [
        lambda order: account.accept(order, ONE),
        lambda order: account.refuse(order, Refusing()),
        account.reasons,
    ]
    for number in ("404", "x"):
        for ask in asks:
            with pytest.raises(CallRefused) as refused:
                ask(Sighting(number, Phase.OPEN, "new", ()))
            assert refused.value.reason == "order_missing"


def test_a_lost_answer_is_a_doubt_that_reading_settles(wb: Wildberries) -> None:
    account = wb.account()
    account.accept(wb.seen(wb.task()), ONE)
    for fault in ("lost", "5xx"):
        order = wb.seen(wb.task())
        wb.limiter = FaultAt(wb, 4, fault)
        with pytest.raises(AnswerLost):
            wb.account(supplies=account.supplies).accept(order, ONE)
        assert wb.seen(order.order).phase is (Phase.ACCEPTED if fault == "lost" else Phase.OPEN)
