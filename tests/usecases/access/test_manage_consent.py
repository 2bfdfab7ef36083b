"""A buyer decides what the group may send him, of what, and when."""

from datetime import time, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Consent, ConsentWay, QuietHours, Topic, erased
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Forbidden, LaunchForged, Stale, Unavailable
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, NOW, a_buyer, a_launch, a_principal
from tests.usecases.house import House, with_anna
from tests.usecases.rivals import Overtaken
from tests.world import ANNA, ELENA

CALLER = a_principal(id="anna", role=Role.BUYER, ok_id=ANNA)
NIGHT = QuietHours(time(22), time(9))


@pytest.fixture
def house() -> House:
    house = with_anna()
    house.partners.launches.signed["query"] = a_launch()
    return house


def anna(house: House) -> Buyer:
    return house.stores.buyers.get(COMMUNITY, "anna")


def check(house: House, allowed: bool) -> Buyer:
    house.partners.group.allowing = {ANNA} if allowed else set()
    return house.container.access.manage_consent.check(CALLER, "query")


def test_the_button_asks_ok_and_remembers_the_answer_with_its_way(house: House) -> None:
    buyer = check(house, allowed=False)
    assert buyer == anna(house)
    assert (buyer.consent, buyer.consent_at, buyer.consents[0].how) == (Consent.DENIED, NOW, ConsentWay.BUTTON)
    said = house.memory.journal[-1]
    assert (said.event, said.subject) == (Event.CONSENT_CHANGED, "buyer/anna")
    assert said.data == {"consent": "denied", "by": "button"}


def test_an_answer_that_is_known_already_says_nothing(house: House) -> None:
    assert check(house, allowed=True) == anna(house)
    assert house.memory.journal == []


def test_a_withdrawal_is_one_call_and_a_second_one_changes_nothing(house: House) -> None:
    assert house.container.access.manage_consent.withdraw(CALLER).consent is Consent.WITHDRAWN
    house.clock.pass_by(days=1)
    assert house.container.access.manage_consent.withdraw(CALLER) == anna(house)
    assert (anna(house).consent_at, house.memory.events()) == (NOW, [Event.CONSENT_CHANGED])


@pytest.mark.parametrize("allowed", [True, False])
def test_a_withdrawal_outlives_every_launch_whatever_ok_says(house: House, allowed: bool) -> None:
    house.container.access.manage_consent.withdraw(CALLER)
    house.partners.group.allowing = {ANNA} if allowed else set()
    for _ in range(3):
        assert house.container.access.open_session.open("query").consent is Consent.WITHDRAWN
    assert anna(house).consent is Consent.WITHDRAWN


def test_only_the_buyers_own_button_ends_his_withdrawal_and_only_with_oks_yes(house: House) -> None:
    house.container.access.manage_consent.withdraw(CALLER)
    assert check(house, False).consent is Consent.WITHDRAWN
    assert check(house, True).consent is Consent.ALLOWED


def test_a_button_pressed_for_nothing_does_not_let_the_next_launch_end_a_withdrawal(house: House) -> None:
    house.container.access.manage_consent.withdraw(CALLER)
    check(house, False)
    house.partners.group.allowing = {ANNA}
    assert house.container.access.open_session.open("query").consent is Consent.WITHDRAWN


def test_while_ok_is_silent_nothing_changes(house: House) -> None:
    house.container.access.manage_consent.withdraw(CALLER)
    house.partners.group.silence = Unavailable()
    with pytest.raises(Unavailable):
        house.container.access.manage_consent.check(CALLER, "query")
    assert anna(house).consent is Consent.WITHDRAWN


@pytest.mark.parametrize("launch", [{"user": ELENA}, {"group": "54000000000999"}])
def test_somebody_elses_launch_decides_nothing(house: House, launch: dict[str, Any]) -> None:
    house.partners.launches.signed["query"] = a_launch(**launch)
    house.partners.group.allowing = set()
    with pytest.raises(Forbidden, match="launch_of_another"):
        house.container.access.manage_consent.check(CALLER, "query")
    assert house.memory.journal == []


def test_a_launch_that_ok_did_not_sign_decides_nothing(house: House) -> None:
    with pytest.raises(LaunchForged):
        house.container.access.manage_consent.check(CALLER, "made up")


def test_the_history_keeps_when_and_how_newest_first_and_twenty_at_most(house: House) -> None:
    for day in range(15):
        house.clock.moment = NOW + timedelta(days=day)
        house.container.access.manage_consent.withdraw(CALLER)
        check(house, allowed=True)
    history = anna(house).consents
    assert len(history) == 20
    assert [change.state for change in history[:2]] == [Consent.ALLOWED, Consent.WITHDRAWN]
    assert [change.how for change in history[:2]] == [ConsentWay.BUTTON, ConsentWay.PERSON]
    assert history[0].at == NOW + timedelta(days=14)
    assert house.memory.events().count(Event.CONSENT_CHANGED) == 30


# preferences


def test_what_to_hear_of_and_when_to_be_left_alone_is_kept_and_written_down(house: House) -> None:
    buyer = house.container.access.manage_consent.prefer(CALLER, [Topic.STAGE, Topic.REMINDER], NIGHT)
    assert buyer == anna(house) == house.container.access.manage_consent.show(CALLER)
    assert (sorted(buyer.muted), buyer.quiet) == ([Topic.REMINDER, Topic.STAGE], NIGHT)
    said = house.memory.journal[-1]
    assert said.event == Event.PREFERENCES_CHANGED
    assert said.data == {"muted": ["reminder", "stage"], "quiet": ["22:00", "09:00"]}


def test_the_same_preferences_again_say_nothing(house: House) -> None:
    for _ in range(2):
        house.container.access.manage_consent.prefer(CALLER, [Topic.STAGE], None)
    assert house.memory.events() == [Event.PREFERENCES_CHANGED]


def test_everything_can_be_switched_on_again(house: House) -> None:
    house.container.access.manage_consent.prefer(CALLER, Topic, NIGHT)
    house.container.access.manage_consent.prefer(CALLER, [], None)
    assert (anna(house).muted, anna(house).quiet) == (frozenset(), None)


def test_preferences_leave_consent_as_it_is(house: House) -> None:
    house.container.access.manage_consent.withdraw(CALLER)
    house.container.access.manage_consent.prefer(CALLER, [], None)
    assert anna(house).consent is Consent.WITHDRAWN


# at the same time


def test_a_withdrawal_is_not_lost_when_something_else_of_the_buyer_changes(house: House) -> None:
    def elsewhere() -> None:
        house.container.access.manage_consent.prefer(CALLER, [Topic.STAGE], None)

    replace(house.container.access.manage_consent, commits=Overtaken(house.memory, ahead=[elsewhere])).withdraw(CALLER)
    assert (anna(house).consent, list(anna(house).muted)) == (Consent.WITHDRAWN, [Topic.STAGE])


def test_a_launch_does_not_take_back_a_withdrawal_that_comes_in_between(house: House) -> None:
    house.partners.group.allowing = set()
    overtaken = Overtaken(house.memory, ahead=[lambda: house.container.access.manage_consent.withdraw(CALLER)])
    replace(house.container.access.open_session, commits=overtaken).open("query")
    assert anna(house).consent is Consent.WITHDRAWN


def test_who_loses_again_and_again_is_told_so(house: House) -> None:
    def elsewhere() -> None:
        house.save(anna(house))

    with pytest.raises(Stale):
        replace(
            house.container.access.manage_consent, commits=Overtaken(house.memory, ahead=[elsewhere] * 10)
        ).withdraw(CALLER)


# an erased person


def test_a_session_that_outlives_its_erased_buyer_writes_nothing_down(house: House) -> None:
    house.save(erased(anna(house), NOW))
    before = anna(house)
    check(house, allowed=True)
    house.container.access.manage_consent.withdraw(CALLER)
    house.container.access.manage_consent.prefer(CALLER, [Topic.STAGE], NIGHT)
    assert anna(house) == before
    assert house.memory.journal == []


def test_a_stranger_has_no_consent_yet(house: House) -> None:
    house.join(a_buyer(id="elena", ok_id=ELENA, consent=Consent.UNKNOWN))
    elena = a_principal(id="elena", role=Role.BUYER, ok_id=ELENA)
    assert house.container.access.manage_consent.show(elena).consent is Consent.UNKNOWN
