"""What became of a message to a person of the desk is written down, for as long as there is time for it."""

from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure
from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.notices.outbox import DeliveryState, Outbox, OutboxItem
from chalicelib.usecases.notices.delivery_records import DeliveryRecords
from chalicelib.usecases.ports import Commit, DeskNoticeRecords
from tests.factories import COMMUNITY, NOW
from tests.fakes import MemoryCommits
from tests.usecases.house import House

ITEM = OutboxItem("e1", DeskNotice.EXTERNAL_ORDER, NOW, {"order": "1"})
MAIL = "anna@example.com"


@pytest.fixture
def outbox(house: House) -> Outbox:
    """Anna's, with a message under way to an address that counts."""
    house.save(NoticeSettings(COMMUNITY, "anna", addresses={Channel.EMAIL: Address(MAIL, verified_at=NOW)}))
    house.save(Outbox(COMMUNITY, "anna", Channel.EMAIL).joined(ITEM).claimed(NOW))
    return kept(house)


def kept(house: House) -> Outbox:
    return house.memory.get(Outbox, COMMUNITY, "anna", Channel.EMAIL)


def known(house: House) -> DeskNoticeRecords:
    return house.stores.desk_notices.records(COMMUNITY, "anna")


def deliveries(house: House, **fields: Any) -> DeliveryRecords:
    made = DeliveryRecords(house.stores.commits, house.clock, house.partners.patience)
    return replace(made, **fields)


def last(house: House) -> Entry:
    return house.memory.journal[-1]


@pytest.mark.parametrize(
    ("state", "event", "reason"),
    [
        (DeliveryState.SENT, Event.NOTICE_SENT, ""),
        (DeliveryState.IN_DOUBT, Event.NOTICE_REFUSED, ""),
        (DeliveryState.GIVEN_UP, Event.NOTICE_REFUSED, "given_up"),
        (DeliveryState.WITHHELD, Event.NOTICE_WITHHELD, ""),
    ],
)
def test_what_is_done_with_is_in_the_journal_without_its_address(
    house: House, outbox: Outbox, state: DeliveryState, event: Event, reason: str
) -> None:
    after = deliveries(house).settled(outbox, state)
    assert after == kept(house)
    assert (after.pending, after.told, after.deliveries[0].state) == ((), ("e1",), state)
    data = {"notice": "e1", "letter": ITEM.notice, "channel": Channel.EMAIL, "count": 1, "attempts": 1}
    assert (last(house).event, last(house).data) == (event, {**data, "reason": reason})
    assert MAIL not in str(last(house))


def test_who_comes_late_writes_nothing(house: House, outbox: Outbox) -> None:
    house.save(replace(outbox, sent_at=NOW))
    with pytest.raises(Stale):
        deliveries(house).settled(outbox, DeliveryState.SENT)
    assert house.memory.journal == []


def test_an_address_where_nobody_is_reached_counts_no_more(house: House, outbox: Outbox) -> None:
    deliveries(house).refused(known(house), outbox, "phone_opted_out", lost=True)
    settings = known(house).settings
    assert (settings.works(Channel.EMAIL), settings.addresses[Channel.EMAIL].lost) == (False, "phone_opted_out")
    assert (last(house).event, last(house).data["reason"]) == (Event.NOTICE_REFUSED, "phone_opted_out")


def test_one_that_refused_a_message_stays(house: House, outbox: Outbox) -> None:
    deliveries(house).refused(known(house), outbox, "email_refused", lost=False)
    assert known(house).settings.works(Channel.EMAIL)
    assert kept(house).deliveries[0].state is DeliveryState.FAILED


def test_one_that_he_has_just_given_is_not_lost_for_the_one_before(house: House, outbox: Outbox) -> None:
    before = known(house)
    house.save(before.settings.put(Channel.EMAIL, Address("new@example.com", generation=2, verified_at=NOW)))
    deliveries(house).refused(before, outbox, "telegram_blocked", lost=True)
    assert known(house).settings.addresses[Channel.EMAIL].value == "new@example.com"
    assert known(house).settings.works(Channel.EMAIL)
    assert kept(house).deliveries[0].reason == "telegram_blocked"


def test_what_is_tried_again_is_no_event_yet(house: House, outbox: Outbox) -> None:
    deliveries(house).held_up(outbox, "channel_busy")
    assert (kept(house).pending, kept(house).deliveries[0].state) == ((ITEM,), DeliveryState.WAITING)
    assert house.memory.journal == []


def test_one_alone_is_dropped_and_of_who_is_leaving_nothing_is_written(house: House, outbox: Outbox) -> None:
    person = known(house).buyer
    leaving = replace(person, erasure=Erasure())
    deliveries(house).dropped(leaving, outbox, ITEM, "erased")
    assert (kept(house), house.memory.journal) == (outbox, [])
    deliveries(house).dropped(person, outbox, ITEM, "unticked")
    assert (kept(house).pending, last(house).event) == ((), Event.NOTICE_WITHHELD)


class Hesitant(MemoryCommits):
    """Its store does not answer the first ``silent`` times."""

    silent = 2

    def commit(self, community: str, commit: Commit) -> None:
        if Hesitant.silent:
            Hesitant.silent -= 1
            raise Unavailable
        super().commit(community, commit)


def settle(house: House, outbox: Outbox, silent: int) -> None:
    Hesitant.silent = silent
    deliveries(house, commits=Hesitant(house.memory)).settled(outbox, DeliveryState.SENT)


def test_what_nobody_else_knows_is_tried_to_be_written_until_the_time_is_over(house: House, outbox: Outbox) -> None:
    settle(house, outbox, silent=house.partners.rests.most)
    assert kept(house).deliveries[0].state is DeliveryState.SENT
    assert house.memory.events() == [Event.NOTICE_SENT]


def test_when_there_is_no_time_left_the_next_one_finds_it_under_way(house: House, outbox: Outbox) -> None:
    with pytest.raises(Unavailable):
        settle(house, outbox, silent=99)
    assert kept(house) == outbox
