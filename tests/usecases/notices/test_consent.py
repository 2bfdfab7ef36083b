"""Nothing is sent without consent, in any path."""

from functools import partial
from itertools import product
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Consent, erased
from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import LEASE, NOTICE_TYPES, NoticeState, notice_id
from chalicelib.usecases.ports import AnswerLost
from tests.factories import COMMUNITY, NOW, a_launch, a_principal, an_order, order_saved
from tests.usecases.house import House
from tests.usecases.notices.conftest import prepared
from tests.usecases.notices.stories import EDITS, order_for, told_of
from tests.usecases.rivals import Overtaken
from tests.world import ANNA

NOT_ALLOWED = [each for each in Consent if each is not Consent.ALLOWED]


def decided(house: House, **fields: Any) -> None:
    """Anna as she is from now on."""
    now = house.stores.buyers.get(COMMUNITY, "anna")
    house.save(replace(now, **fields))


def anna() -> Any:
    return a_principal(id="anna", role="buyer", ok_id=ANNA)


def house_with(event: str) -> House:
    """Where that event happened to Anna's order."""
    house = prepared()
    house.save(order_for(event, version=1))
    return house


def test_of_every_event_only_who_allowed_it_hears() -> None:
    for event, consent in product(NOTICE_TYPES, Consent):
        house, entry = house_with(event), told_of(event)
        decided(house, consent=consent)
        house.container.notices.send.send(entry)
        notice = house.notice(notice_id(entry))
        if consent is Consent.ALLOWED:
            assert (len(house.partners.bot.sent), notice.state) == (1, NoticeState.SENT), event
        else:
            assert (house.partners.bot.sent, notice.state, notice.reason) == ([], NoticeState.WITHHELD, "no_consent"), (
                event
            )
            assert (house.memory.events(), notice.undelivered) == ([Event.NOTICE_WITHHELD], True), event


def test_an_erased_buyer_hears_of_nothing() -> None:
    for event in NOTICE_TYPES:
        house, entry = house_with(event), told_of(event)
        house.save(erased(house.stores.buyers.get(COMMUNITY, "anna"), NOW))
        house.container.notices.send.send(entry)
        notice = house.notice(notice_id(entry))
        assert (house.partners.bot.sent, notice.reason, notice.undelivered) == ([], "erased", False), event


def test_a_try_that_went_wrong_is_not_made_again_without_consent() -> None:
    for event, consent, trouble in product(NOTICE_TYPES, NOT_ALLOWED, (Unavailable, AnswerLost)):
        house = house_with(event)
        house.partners.bot.troubles.append(trouble())
        with pytest.raises(Unavailable):
            house.container.notices.send.send(told_of(event))
        decided(house, consent=consent)
        house.clock.moment += LEASE
        house.container.notices.send.send(told_of(event))
        assert (house.partners.bot.sent, house.memory.events()[-1]) == ([], Event.NOTICE_WITHHELD), (
            event,
            consent,
            trouble,
        )


def test_consent_that_ends_while_the_message_is_being_written_stops_it() -> None:
    """Between the look and the claim."""
    for event in NOTICE_TYPES:
        house = house_with(event)
        rival = Overtaken(house.memory, ahead=[partial(house.container.access.manage_consent.withdraw, anna())])
        with pytest.raises(NotYet):
            replace(house.container.notices.send, commits=rival).send(told_of(event))
        house.container.notices.send.send(told_of(event))
        assert house.partners.bot.sent == [], event


def test_at_a_gate_that_was_shut_consent_counts_as_well(house: House) -> None:
    house.partners.bot.troubles.append(Unavailable())
    with pytest.raises(Unavailable):
        house.container.notices.send.send(order_saved(an_order()))
    house.clock.pass_by(minutes=1)
    rival = Overtaken(house.memory, ahead=[lambda: None, lambda: decided(house, consent=Consent.DENIED)])
    with pytest.raises(NotYet):
        replace(house.container.notices.send, commits=rival).send(order_saved(an_order()))
    assert house.partners.bot.sent == []


def test_consent_given_later_lets_the_next_change_be_told_and_not_the_last(house: House) -> None:
    decided(house, consent=Consent.DENIED)
    house.container.notices.send.send(order_saved(an_order()))
    decided(house, consent=Consent.ALLOWED)
    house.container.notices.send.send(order_saved(an_order()))
    assert house.partners.bot.sent == []
    house.save(an_order(revision=2, version=1))
    house.container.notices.send.send(order_saved(an_order(), event=EDITS[1], id="e2"))
    assert "записан" in house.partners.bot.sent[0].text


# what OK says


def refused(house: House) -> Buyer:
    house.partners.bot.refusing.add(ANNA)
    house.container.notices.send.send(order_saved(an_order()))
    return house.stores.buyers.get(COMMUNITY, "anna")


def test_whoever_refused_is_asked_no_more_of_anything(house: House) -> None:
    refused(house)
    house.partners.bot.refusing.clear()
    for event in NOTICE_TYPES:
        house.container.notices.send.send(told_of(event))
    assert house.partners.bot.sent == []


def test_who_allows_it_again_hears_again(house: House) -> None:
    refused(house)
    house.partners.bot.refusing.clear()
    house.partners.group.allowing.add(ANNA)
    house.partners.launches.signed["query"] = a_launch()
    house.container.access.open_session.open("query")
    house.save(an_order(revision=2, version=1))
    house.container.notices.send.send(order_saved(an_order()))
    assert len(house.partners.bot.sent) == 1


def test_a_withdrawal_outlives_launches_and_oks_yes_until_the_buyers_own_button(house: House) -> None:
    house.partners.launches.signed["query"] = a_launch()
    house.partners.group.allowing.add(ANNA)
    house.container.access.manage_consent.withdraw(anna())
    for _ in range(3):
        house.container.access.open_session.open("query")
        house.container.notices.send.send(order_saved(an_order()))
    assert (house.partners.bot.sent, house.stores.buyers.get(COMMUNITY, "anna").consent) == ([], Consent.WITHDRAWN)
    house.container.access.manage_consent.check(anna(), "query")
    house.save(an_order(revision=2, version=1))
    house.container.notices.send.send(order_saved(an_order()))
    assert len(house.partners.bot.sent) == 1
