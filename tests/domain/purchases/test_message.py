"""What an organizer tells the buyers of a purchase."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.purchases.message import (
    KEPT,
    MOST_A_DAY,
    PurchaseMessage,
    found_message,
    joined,
    message_text,
)
from tests.factories import NOW


def written(place: int, hours: int = 0) -> PurchaseMessage:
    return PurchaseMessage(f"m{place}", "Раздача перенесена", NOW + timedelta(hours=hours), "maria")


@pytest.mark.parametrize(
    ("text", "reason"), [("", "message_empty"), (" \n ", "message_empty"), ("я" * 501, "too_long")]
)
def test_nothing_and_too_much_are_no_message(text: str, reason: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        message_text(text)
    assert refused.value.field == "text"


def test_a_message_is_kept_in_its_lines() -> None:
    assert message_text("  Раздача\r\nперенесена ") == "Раздача\nперенесена"
    assert message_text("я" * 500) == "я" * 500


def test_more_than_a_few_a_day_are_refused_and_the_next_day_they_are_not() -> None:
    told: tuple[PurchaseMessage, ...] = ()
    for place in range(MOST_A_DAY):
        told = joined(told, written(place, place))
    with pytest.raises(Conflict, match="messages_too_many"):
        joined(told, written(9, 23))
    assert [each.id for each in joined(told, written(9, 24))] == ["m9", "m2", "m1", "m0"]


def test_the_last_ones_are_kept() -> None:
    told: tuple[PurchaseMessage, ...] = ()
    for place in range(KEPT + 2):
        told = joined(told, written(place, place * 24))
    assert (len(told), told[0].id, told[-1].id) == (KEPT, "m11", "m2")
    assert found_message(told, "m2") == told[-1]
    with pytest.raises(NotFound):
        found_message(told, "m1")
