"""An order that cannot be kept is seen, and holds nothing up."""

from datetime import timedelta

from chalicelib.domain.external.integration_log import LogFilter, LogRecord
from chalicelib.domain.external.sighting import SeenLine
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.unkept_orders import MOST_UNKEPT
from tests.factories import COMMUNITY
from tests.usecases.external.market import NUMBER, OWNER, Market

HUGE = (SeenLine("1", "OC-90", "Фильтр " * 70_000, 2),)


def said(market: Market) -> list[LogRecord]:
    log = market.house.stores.integration_log.page(COMMUNITY, LogFilter(market.account.id, failed=True), None, 30)
    return list(log.things)


def test_a_poll_names_it_once_in_its_account_and_the_log_and_goes_on(market: Market) -> None:
    for order, lines in (("1-1", HUGE), ("2-1", None)):
        market.show(order=order, **({"lines": lines} if lines else {}))
    for _ in range(2):
        market.polled()
        market.house.clock.pass_by(minutes=16)
    assert market.known.state.unkept == ("1-1",)
    assert [(each.name, each.order, each.problem) for each in said(market)] == [("unkept", "1-1", "too_large")]
    assert market.house.stores.external_orders.get(COMMUNITY, market.account.id, "2-1").undecided


def test_a_push_of_it_says_so_too_and_need_not_come_again(market: Market) -> None:
    market.show(lines=HUGE)
    market.push()
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    assert market.done(entry)
    assert market.known.state.unkept == (NUMBER,)
    assert market.known.state.received_at is not None


def test_one_that_can_be_kept_after_all_is_named_no_more(market: Market) -> None:
    market.show(lines=HUGE)
    market.polled()
    market.house.clock.pass_by(minutes=16)
    market.show()
    market.polled()
    assert market.known.state.unkept == ()
    assert market.order.undecided


def test_a_check_forgets_them_until_they_are_shown_again(market: Market) -> None:
    market.show(lines=HUGE)
    market.polled()
    assert market.house.container.external.accounts.check(OWNER, market.account.id).state.unkept == ()
    market.house.clock.pass_by(minutes=16)
    market.polled()
    assert market.known.state.unkept == (NUMBER,)


def test_of_more_than_anybody_reads_the_first_are_named(market: Market) -> None:
    for place in range(25):
        market.show(order=f"{place}-1", lines=HUGE, created_at=market.house.clock() - timedelta(minutes=1))
    market.polled()
    assert len(market.known.state.unkept) == len(said(market)) == MOST_UNKEPT
