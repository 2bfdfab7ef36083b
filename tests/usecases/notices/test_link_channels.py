"""Whoever comes from a channel with a code in time is reached there, and nobody else."""

import json

import pytest

from chalicelib.domain.buyers.buyer import Erasure
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.usecases.ports import DeskNoticeRecords
from tests.fakes.desk_notices import HEADER
from tests.usecases.notices.desk import MANAGER, Desk

SIGNED = {HEADER: "secret"}


def came(code: str) -> bytes:
    return json.dumps({"code": code, "chat": "4242"}).encode()


@pytest.fixture
def desk() -> Desk:
    return Desk(channels=())


@pytest.fixture
def code(desk: Desk) -> str:
    return desk.house.container.desk_notices.addresses.give(MANAGER, Channel.TELEGRAM, "").link.rpartition("/")[2]


def test_a_code_in_time_makes_the_address_count(desk: Desk, code: str) -> None:
    desk.house.clock.pass_by(minutes=14)
    desk.house.container.desk_notices.link.accept(Channel.TELEGRAM, SIGNED, came(code))
    assert desk.settings().works(Channel.TELEGRAM)


def test_who_just_ticks_something_is_reached_all_the_same(desk: Desk, code: str) -> None:
    """Telegram does not bring what was accepted a second time."""
    told, before = desk.house.stores.desk_notices, desk.house.stores.desk_notices.records
    meanwhile = [desk.settings().wanting({DeskNotice.PUSH_FAILED: ()})]

    def records(community: str, person: str) -> DeskNoticeRecords:
        found = before(community, person)
        if meanwhile:
            desk.house.save(meanwhile.pop())
        return found

    object.__setattr__(told, "records", records)
    desk.house.container.desk_notices.link.accept(Channel.TELEGRAM, SIGNED, came(code))
    assert desk.settings().works(Channel.TELEGRAM)


def test_a_late_one_does_not(desk: Desk, code: str) -> None:
    desk.house.clock.pass_by(minutes=15)
    desk.house.container.desk_notices.link.accept(Channel.TELEGRAM, SIGNED, came(code))
    assert not desk.settings().works(Channel.TELEGRAM)


def test_nothing_is_kept_of_a_person_who_is_leaving(desk: Desk, code: str) -> None:
    desk.person(erasure=Erasure())
    desk.house.container.desk_notices.link.accept(Channel.TELEGRAM, SIGNED, came(code))
    assert not desk.settings().works(Channel.TELEGRAM)


def test_a_channel_that_is_given_by_hand_is_no_hook(desk: Desk, code: str) -> None:
    with pytest.raises(NotFound):
        desk.house.container.desk_notices.link.accept(Channel.EMAIL, SIGNED, came(code))
