"""A message to a purchase's buyers, step by step: each of its orders is told of it once."""

import pytest

from chalicelib.domain.journal import Entry, Event, order_subject
from chalicelib.usecases.jobs import CHUNK
from tests.factories import COMMUNITY, a_buyer, a_line, a_principal, an_order
from tests.usecases.house import House, with_anna

TEXT = "Раздача переносится"


@pytest.fixture
def house() -> House:
    """More orders than a step takes; one has nothing in it any more."""
    house = with_anna()
    for place in range(CHUNK):
        house.save(an_order((a_line(),), number=str(2_001 + place), buyer=f"one{place:03}"))
    house.join(a_buyer(id="empty", ok_id="570000000398"))
    house.save(an_order(), an_order((), number="1098", buyer="empty"))
    return house


def send(house: House, text: str = TEXT) -> str:
    return house.container.notices.message_buyers.send(a_principal(), "shoes", text).id


def told(house: House) -> list[Entry]:
    return [entry for entry in house.memory.journal if entry.event == Event.ORDER_MESSAGED]


def test_every_order_is_told_however_many_there_are_and_each_step_once(house: House) -> None:
    send(house)
    house.spread()
    numbers = [entry.data["number"] for entry in told(house)]
    assert len(numbers) == len(set(numbers)) == CHUNK + 1
    assert "1098" not in numbers
    assert len([entry for entry in house.memory.journal if entry.event == Event.MESSAGES_DUE]) == 2


def test_what_an_order_is_told_is_what_was_written_of_that_message(house: House) -> None:
    message = send(house)
    house.spread()
    (anna,) = (entry for entry in told(house) if entry.data["buyer"] == "anna")
    assert (anna.community, anna.subject) == (COMMUNITY, order_subject("1001"))
    assert anna.data == {"number": "1001", "buyer": "anna", "message": message, "reason": TEXT}


def test_a_second_message_is_told_to_all_of_them_again(house: House) -> None:
    messages = {send(house), send(house, "Раздача в субботу")}
    house.spread()
    assert len(told(house)) == 2 * (CHUNK + 1)
    assert {entry.data["message"] for entry in told(house)} == messages
