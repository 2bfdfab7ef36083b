"""Assembly tasks as they are listed: the new ones first, then all with their states."""

from datetime import UTC, datetime, timedelta

from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.wildberries.account import WildberriesAccount
from infra.sandbox.wildberries import tokens
from tests.marketplaces.wildberries.faults import LIST, META, NEW, STATUS
from tests.marketplaces.wildberries.world import Wildberries


def listed(account: WildberriesAccount, **span: float) -> list[list[Sighting]]:
    """All pages of the last minutes."""
    now, cursor, pages = datetime.now(UTC), None, []
    while True:
        page = account.list(now - timedelta(**span or {"minutes": 15}), now, cursor)
        pages.append([*page.sightings])
        if page.cursor is None:
            return pages
        cursor = page.cursor


def test_new_ones_come_first_and_then_all_with_their_states(wb: Wildberries) -> None:
    first, second, third = wb.tasks(count=3)
    wb.ask("move", id=int(first), supplierStatus="confirm")
    wb.ask("cancel", id=int(second))
    new, every = listed(wb.account())
    assert [(each.order, each.phase) for each in new] == [(third, Phase.OPEN)]
    assert [(each.order, each.phase) for each in every] == [
        *((first, Phase.ACCEPTED), (second, Phase.CANCELLED)),
        (third, Phase.OPEN),
    ]
    assert wb.paths() == [NEW, STATUS, LIST, STATUS, META]


def test_a_task_made_weeks_before_the_window_is_seen_when_it_is_cancelled(wb: Wildberries) -> None:
    made = (datetime.now(UTC) - timedelta(days=20)).strftime("%Y-%m-%dT%H:%M:%SZ")
    order = wb.task(createdAt=made)
    wb.ask("move", id=int(order), supplierStatus="complete", wbStatus="canceled_by_client")
    assert [each.phase for each in listed(wb.account())[-1]] == [Phase.CANCELLED]
    assert listed(wb.account(lookback=timedelta(days=1)))[-1] == []


def test_what_is_missing_in_a_list_is_not_cancelled(wb: Wildberries) -> None:
    order = wb.task()
    wb.ask("hide", id=int(order))
    assert listed(wb.account()) == [[], []]
    assert wb.seen(order).phase is Phase.OPEN


def test_the_state_wins_over_the_list_of_new_ones(wb: Wildberries) -> None:
    order = wb.task()
    account = wb.account()
    new = account.list(datetime.now(UTC), datetime.now(UTC)).sightings[0]
    wb.ask("cancel", id=int(order))
    assert (new.phase, wb.seen(order).phase) == (Phase.OPEN, Phase.CANCELLED)


def test_tasks_of_the_test_contour_are_no_real_orders(wb: Wildberries) -> None:
    order = wb.task()
    wb.token = tokens.mint(test=True)
    assert wb.seen(order).test
