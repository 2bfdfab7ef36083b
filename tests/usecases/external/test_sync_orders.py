"""A push is a hint: what the marketplace shows is what is kept."""

from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import CallRefused, Commit
from tests.factories import COMMUNITY, NOW, a_pushed_order, a_sighting, an_entry
from tests.usecases.external.market import NUMBER, Market


def test_the_read_wins_over_what_the_push_claims(market: Market) -> None:
    market.show(phase=Phase.CANCELLED, status="cancelled")
    market.push(phase="open")
    market.work()
    assert market.order.phase is Phase.CANCELLED


def test_what_does_not_show_yet_is_looked_for_again_for_a_while(market: Market) -> None:
    market.push()
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    with pytest.raises(NotYet):
        market.house.container.background.external.run(entry)
    market.house.clock.pass_by(minutes=11)
    assert market.done(entry)
    assert market.house.stores.external_orders.find(COMMUNITY, market.account.id, NUMBER) is None


def test_one_that_never_shows_holds_up_nobody_else(market: Market) -> None:
    for place in range(5):
        if place != 2:
            market.show(order=f"{place}-1")
        market.push(id=f"e{place}", order=f"{place}-1")
    done = [market.done(entry) for entry in market.heard(Event.EXTERNAL_RECEIVED)]
    assert done == [True, True, False, True, True]


def test_of_a_marketplace_that_cannot_be_asked_the_signed_push_is_the_truth(market: Market) -> None:
    told = a_pushed_order(account=market.account.id)
    market.house.stores.commits.commit(COMMUNITY, Commit(once=(told,)))
    market.it.troubles = [CallRefused("call_refused")]
    data = {"account": market.account.id, "order": NUMBER, "received": "m1"}
    assert market.done(an_entry(event=Event.EXTERNAL_RECEIVED, data=data))
    assert market.order.undecided


def told_while_it_rests(market: Market, id: str, **fields: Any) -> None:
    """By its signed push, which is done with before it rests no more."""
    told = a_pushed_order(account=market.account.id, id=id, sighting=a_sighting(**fields))
    market.house.stores.commits.commit(COMMUNITY, Commit(once=(told,)))
    data = {"account": market.account.id, "order": told.sighting.order, "received": id}
    entry = an_entry(event=Event.EXTERNAL_RECEIVED, data=data)
    assert market.done(entry)


def test_what_a_signed_push_told_while_the_account_rested_is_kept_and_nobody_is_asked(market: Market) -> None:
    market.house.save(replace(market.account, paused_at=NOW))
    asked = len(market.house.partners.marketplaces.keys)
    for place in range(90):
        told_while_it_rests(market, f"m{place}", order=f"{place}-1")
    told_while_it_rests(market, "late", order="7-1", phase=Phase.CANCELLED, changed_at=NOW + timedelta(hours=1))
    assert len(market.house.memory.of(ExternalOrder, COMMUNITY)) == 90
    cancelled = market.house.stores.external_orders.get(COMMUNITY, market.account.id, "7-1")
    assert cancelled.phase is Phase.CANCELLED
    assert len(market.house.partners.marketplaces.keys) == asked


def test_what_a_signed_push_told_is_kept_when_nobody_could_be_asked_for_days(market: Market) -> None:
    told = a_pushed_order(account=market.account.id)
    market.house.stores.commits.commit(COMMUNITY, Commit(once=(told,)))
    data = {"account": market.account.id, "order": NUMBER, "received": "m1"}
    for received in ("m1", "of one that told nothing"):
        entry = an_entry(event=Event.EXTERNAL_RECEIVED, data={**data, "received": received})
        market.house.container.background.give_up_external(entry)
    assert market.order.undecided


@pytest.mark.parametrize(("claimed", "phase"), [(True, Phase.CANCELLED), (False, Phase.OPEN)])
def test_a_status_to_which_its_owner_gave_a_meaning_is_more_than_the_type_of_a_push(
    market: Market, claimed: bool, phase: Phase
) -> None:
    market.house.partners.marketplaces.phases["NO"] = Phase.CANCELLED
    told = a_pushed_order(account=market.account.id, sighting=a_sighting(status="NO"), claimed=claimed)
    market.house.stores.commits.commit(COMMUNITY, Commit(once=(told,)))
    market.it.troubles = [CallRefused("call_refused")]
    data = {"account": market.account.id, "order": NUMBER, "received": "m1"}
    assert market.done(an_entry(event=Event.EXTERNAL_RECEIVED, data=data))
    assert market.order.phase is phase


def test_pushes_that_come_again_are_no_longer_taken_for_suspended(market: Market) -> None:
    silent = replace(market.known.state, silent_since=NOW)
    market.house.save(silent)
    market.seen()
    account = market.known
    assert account.state.silent_since is None
    assert account.state.received_at is not None


def test_a_push_has_brought_its_order_though_somebody_died_once_it_was_kept(market: Market) -> None:
    sighting = market.show()
    market.push()
    (entry,) = market.heard(Event.EXTERNAL_RECEIVED)
    market.house.clock.pass_by(seconds=2)
    market.house.container.external._keep_orders.keep(market.account, sighting)
    assert market.done(entry)
    assert market.known.state.brought_at == entry.at
    market.house.clock.pass_by(minutes=30)
    market.push(id="e2")
    assert market.done(market.heard(Event.EXTERNAL_RECEIVED)[-1])
    assert market.known.state.brought_at == entry.at, "the second one told of what was known"
