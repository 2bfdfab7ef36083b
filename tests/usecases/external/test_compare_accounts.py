"""What we hold is compared with what the marketplace shows: in steps, never two at once; what can be mended is."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import CallRefused, CircuitOpen, Conflict, NotFound, NotYet, TooMany, Unavailable
from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.external.differences import DifferenceKind, DifferenceReport
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, a_sighting, an_entry
from tests.usecases.external.market import MANAGER, NUMBER, OWNER, Market


def compare(market: Market) -> None:
    entry = an_entry(event=Event.COMPARISON_ASKED, data={"account": market.account.id})
    for _ in range(20):
        try:
            market.house.container.background.jobs.run(entry)
        except NotYet as early:
            if early.reason != "comparison_goes_on":
                raise
        else:
            return
    raise AssertionError("never ends")


def reports(market: Market) -> list[DifferenceReport]:
    return list(market.house.container.external.compare.page(MANAGER, "", None, 10).things)


def found(market: Market) -> list[tuple[DifferenceKind, str, bool]]:
    return [(each.kind, each.order, each.mended) for each in reports(market)[0].found]


def known(market: Market, number: str, hours: int = 2, **fields: Any) -> None:
    """We have such an order since then."""
    at = market.house.clock() - timedelta(hours=hours)
    sighting = a_sighting(**{"order": number, "created_at": at, "changed_at": at, **fields})
    market.house.save(first_seen(market.account, sighting, at))


def shown(market: Market, number: str, **fields: Any) -> None:
    at = market.house.clock() - timedelta(hours=1)
    market.show(**{"order": number, "created_at": at, "changed_at": at, **fields})


def test_nothing_to_say_is_said_with_the_time(market: Market) -> None:
    market.seen()
    compare(market)
    (report,) = reports(market)
    assert (report.total, report.compared, report.ended_at) == (0, 1, market.house.clock())
    (fact,) = market.heard(Event.DIFFERENCES_FOUND)
    assert (fact.data["found"], fact.data["compared"]) == (0, 1)


def test_what_they_show_otherwise_is_said_and_mended(market: Market) -> None:
    market.house.clock.pass_by(days=1)
    known(market, "moved")
    shown(market, "moved", phase=Phase.ACCEPTED, status="awaiting_deliver")
    shown(market, "new")
    compare(market)
    assert found(market) == [(DifferenceKind.STATE, "moved", True), (DifferenceKind.UNKNOWN, "new", True)]
    assert reports(market)[0].mended == 2
    assert market.house.stores.external_orders.get(COMMUNITY, market.account.id, "new").phase is Phase.OPEN
    market.house.clock.pass_by(days=1)
    compare(market)
    assert [each.total for each in reports(market)] == [0, 2]


def test_what_was_accepted_here_and_cancelled_there_gives_its_stock_back(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(days=1)
    shown(market, NUMBER, phase=Phase.CANCELLED, status="cancelled")
    compare(market)
    assert found(market) == [
        (DifferenceKind.CANCELLED, NUMBER, True),
    ]
    assert (market.line.decision, market.stock) == (Decision.CANCELLED, 10)


def test_what_is_not_in_their_list_is_asked_for_one_by_one(market: Market) -> None:
    """An order that nothing has happened to for weeks; one that they do not know any more."""
    market.house.clock.pass_by(days=30)
    known(market, "gone", hours=24 * 20)
    known(market, "over", hours=24 * 20, phase=Phase.CANCELLED)
    compare(market)
    assert found(market) == [(DifferenceKind.GONE, "gone", False)]
    assert reports(market)[0].compared == 1


def test_what_was_never_acknowledged_is_said_with_its_reason(market: Market) -> None:
    market.seen()
    market.accept()
    market.house.clock.pass_by(hours=7)
    compare(market)
    (difference,) = reports(market)[0].found
    assert (difference.kind, difference.order, market.line.push) == (DifferenceKind.UNTOLD, NUMBER, Push.WANTED)
    assert difference.since == market.line.decided_at


def test_it_goes_on_where_it_was_held_up_and_reports_once(market: Market) -> None:
    market.house.clock.pass_by(days=1)
    market.it.size, market.it.interrupted = 2, 1
    for place in range(5):
        shown(market, f"{place}-1")
    with pytest.raises(Unavailable):
        compare(market)
    assert reports(market) == []
    compare(market)
    assert market.it.cursors == [None, "2", "2", "4"]
    assert reports(market)[0].total == 5
    assert len(market.heard(Event.DIFFERENCES_FOUND)) == 1


def test_a_list_whose_place_the_marketplace_knows_no_more_is_gone_through_anew(market: Market) -> None:
    market.house.clock.pass_by(days=1)
    market.it.size, market.it.interrupted, market.it.forgets = 2, 1, True
    for place in range(3):
        shown(market, f"{place}-1")
    with pytest.raises(Unavailable):
        compare(market)
    with pytest.raises(CallRefused):
        compare(market)
    compare(market)
    assert market.it.cursors == [None, "2", "2", None, "2"]
    assert (reports(market)[0].compared, reports(market)[0].total) == (3, 3)


def test_never_two_at_once_and_once_a_day(market: Market) -> None:
    differences = market.house.stores.differences
    market.house.save(differences.comparison(COMMUNITY, market.account.id).begun(market.house.clock()))
    compare(market)
    assert market.it.cursors == []
    market.house.clock.pass_by(minutes=5)
    compare(market)
    compare(market)
    assert (len(market.it.cursors), len(reports(market))) == (1, 1)


def test_nobody_is_called_who_does_not_answer_or_rests(market: Market) -> None:
    market.it.troubles = [CircuitOpen(retry_after=60)]
    compare(market)
    assert reports(market) == []
    account = market.known
    market.house.save(replace(account.state, trouble="key_dead", checked_at=market.house.clock()))
    compare(market)
    assert market.it.cursors == []


def test_a_person_asks_for_one_now(market: Market) -> None:
    compare(market)
    ask = market.house.container.external.compare.ask
    market.house.clock.pass_by(minutes=20)
    ask(MANAGER, market.account.id)
    (entry,) = market.heard(Event.COMPARISON_ASKED)
    market.house.container.background.jobs.run(entry)
    assert len(reports(market)) == 2
    with pytest.raises(TooMany):
        ask(MANAGER, market.account.id)
    with pytest.raises(NotFound):
        ask(MANAGER, "ozon-none")
    account = market.known
    market.house.container.external.accounts.change(OWNER, account.id, account.version, AccountEdit(paused=True))
    with pytest.raises(Conflict, match="account_rests"):
        ask(MANAGER, market.account.id)
