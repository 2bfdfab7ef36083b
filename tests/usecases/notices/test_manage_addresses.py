"""An address counts once it has proved itself: a code in time and in few tries, a link's code, a signed ping."""

import json
import re

import pytest

from chalicelib.domain.errors import AddressLost, Invalid, NotFound, Stale, TooMany, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import MOST_CODES, TRIES
from chalicelib.usecases.notices.manage_addresses import ManageAddresses
from tests.factories import COMMUNITY, a_principal
from tests.fakes.desk_notices import HEADER
from tests.usecases.notices.desk import MANAGER, Desk

MAIL = "petr@example.com"
SIGNED = {HEADER: "secret"}


@pytest.fixture
def desk() -> Desk:
    return Desk(channels=())


@pytest.fixture
def addresses(desk: Desk) -> ManageAddresses:
    return desk.house.container.desk_notices.addresses


def code_of(desk: Desk) -> str:
    found = re.search(r"[0-9]{6}", desk.email[-1])
    assert found
    return found[0]


def came(code: str, chat: str = "4242") -> bytes:
    return json.dumps({"code": code, "chat": chat}).encode()


def wrong(code: str) -> str:
    return f"{(int(code) + 1) % 1_000_000:06}"


def test_a_code_that_was_read_makes_an_address_count(desk: Desk, addresses: ManageAddresses) -> None:
    given = addresses.give(MANAGER, Channel.EMAIL, MAIL)
    assert not given.records.settings.works(Channel.EMAIL)
    assert not addresses.verify(MANAGER, Channel.EMAIL, wrong(code_of(desk))).right
    tried = addresses.verify(MANAGER, Channel.EMAIL, f" {code_of(desk)} ")
    assert tried.right
    assert desk.settings().works(Channel.EMAIL)
    assert code_of(desk) not in str(desk.settings().addresses[Channel.EMAIL].digest)
    assert MAIL not in str([each.data for each in desk.house.memory.journal])
    told = [each.event for each in desk.house.memory.journal if str(each.event).startswith("Address")]
    assert told == [Event.ADDRESS_GIVEN, Event.ADDRESS_TRIED, Event.ADDRESS_VERIFIED]


def test_a_code_is_good_for_few_tries_and_a_quarter_of_an_hour(desk: Desk, addresses: ManageAddresses) -> None:
    addresses.give(MANAGER, Channel.EMAIL, MAIL)
    for _ in range(TRIES):
        assert not addresses.verify(MANAGER, Channel.EMAIL, wrong(code_of(desk))).right
    with pytest.raises(Invalid, match="code_over"):
        addresses.verify(MANAGER, Channel.EMAIL, code_of(desk))
    addresses.give(MANAGER, Channel.EMAIL, MAIL)
    desk.house.clock.pass_by(minutes=15)
    with pytest.raises(Invalid, match="code_over"):
        addresses.verify(MANAGER, Channel.EMAIL, code_of(desk))


def test_nobody_is_flooded_with_codes(desk: Desk, addresses: ManageAddresses) -> None:
    for _ in range(MOST_CODES):
        addresses.give(MANAGER, Channel.SMS, "+79160000009")
    with pytest.raises(TooMany):
        addresses.give(MANAGER, Channel.EMAIL, MAIL)
    assert len(desk.partners.sms.sent) == MOST_CODES
    desk.house.clock.pass_by(hours=1)
    addresses.give(MANAGER, Channel.EMAIL, MAIL)


def test_a_code_of_another_person_or_channel_is_none(desk: Desk, addresses: ManageAddresses) -> None:
    addresses.give(MANAGER, Channel.EMAIL, MAIL)
    addresses.give(MANAGER, Channel.SMS, "+79160000009")
    other = desk.house.container.desk_notices.addresses
    assert not other.verify(MANAGER, Channel.SMS, code_of(desk)).right
    desk.house.join()
    with pytest.raises(NotFound):
        other.verify(a_principal(id="nobody"), Channel.EMAIL, code_of(desk))


def test_a_code_that_could_not_be_sent_is_told_and_another_can_be_asked_for(
    desk: Desk, addresses: ManageAddresses
) -> None:
    desk.partners.email.troubles = [Unavailable("channel_unavailable")]
    with pytest.raises(Unavailable):
        addresses.give(MANAGER, Channel.EMAIL, MAIL)
    addresses.give(MANAGER, Channel.EMAIL, MAIL)
    assert addresses.verify(MANAGER, Channel.EMAIL, code_of(desk)).right


def test_a_link_brings_a_person_from_telegram_once(desk: Desk, addresses: ManageAddresses) -> None:
    link = desk.house.container.desk_notices.link
    given = addresses.give(MANAGER, Channel.TELEGRAM, "")
    code = given.link.rpartition("/")[2]
    assert len(code) <= 64
    assert desk.partners.telegram.listens == 1
    for nonsense in ("", "a", "_", "__", f"{code}x", f"{COMMUNITY}_nobody_x", f"x{code}"):
        link.accept(Channel.TELEGRAM, SIGNED, came(nonsense))
    assert not desk.settings().works(Channel.TELEGRAM)
    with pytest.raises(NotFound):
        link.accept(Channel.TELEGRAM, {}, came(code))
    link.accept(Channel.TELEGRAM, SIGNED, came(code))
    link.accept(Channel.TELEGRAM, SIGNED, came(code, "6666"))
    assert desk.settings().addresses[Channel.TELEGRAM].value == "4242"
    assert desk.settings().works(Channel.TELEGRAM)


def test_a_webhook_proves_itself_by_an_answer(desk: Desk, addresses: ManageAddresses) -> None:
    given = addresses.give(MANAGER, Channel.WEBHOOK, "https://hooks.example.com/a")
    desk.partners.webhook.dead = Unavailable("webhook_refuses")
    with pytest.raises(Invalid, match="webhook_refuses"):
        addresses.verify(MANAGER, Channel.WEBHOOK, "")
    desk.partners.webhook.dead = AddressLost("webhook_gone")
    with pytest.raises(Invalid, match="webhook_gone"):
        addresses.verify(MANAGER, Channel.WEBHOOK, "")
    assert not desk.settings().works(Channel.WEBHOOK)
    desk.partners.webhook.dead = None
    assert addresses.verify(MANAGER, Channel.WEBHOOK, "").right
    again = addresses.give(MANAGER, Channel.WEBHOOK, "https://hooks.example.com/b")
    assert given.secret.startswith("whsec_")
    assert again.secret != given.secret
    assert not desk.settings().works(Channel.WEBHOOK)


def test_an_address_is_taken_away_of_the_version_that_was_seen(desk: Desk, addresses: ManageAddresses) -> None:
    given = addresses.give(MANAGER, Channel.EMAIL, MAIL)
    with pytest.raises(Stale):
        addresses.remove(MANAGER, Channel.EMAIL, given.records.settings.version - 1)
    addresses.remove(MANAGER, Channel.EMAIL, given.records.settings.version)
    assert MAIL not in str(desk.settings().addresses)
    with pytest.raises(NotFound):
        addresses.remove(MANAGER, Channel.EMAIL, desk.settings().version)


def test_what_is_no_channel_here_is_missing(desk: Desk, addresses: ManageAddresses) -> None:
    with pytest.raises(NotFound):
        addresses.give(MANAGER, Channel.OK, MAIL)
    desk.partners.offered = (Channel.EMAIL,)
    with pytest.raises(NotFound):
        addresses.give(MANAGER, Channel.SMS, "+79160000009")
    with pytest.raises(NotFound):
        desk.house.container.desk_notices.link.accept(Channel.TELEGRAM, SIGNED, came("a"))
