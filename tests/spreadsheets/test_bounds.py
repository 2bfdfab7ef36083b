"""What reading a file may cost."""

from collections.abc import Callable

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.bounds import LARGEST_UNPACKED, MOST_SIGNS, Bounds


def refused(spend: Callable[[], None]) -> str:
    with pytest.raises(Invalid) as refusal:
        spend()
    return refusal.value.reason


def test_the_last_byte_and_the_last_sign_still_go_in() -> None:
    bounds = Bounds(lambda: 0, 1)
    bounds.take(LARGEST_UNPACKED)
    bounds.show(MOST_SIGNS)
    assert refused(lambda: bounds.take(1)) == "file_bomb"
    assert refused(lambda: bounds.show(1)) == "file_bomb"


def test_time_is_looked_at_with_every_part_and_every_row() -> None:
    clock = [1.0]
    bounds = Bounds(lambda: clock[0], 1.0)
    bounds.check_time()
    clock[0] = 1.5
    for spend in (bounds.check_time, lambda: bounds.take(0), lambda: bounds.show(0)):
        assert refused(spend) == "file_slow"


def test_too_much_is_said_before_too_slow() -> None:
    assert refused(lambda: Bounds(lambda: 9, 1).take(LARGEST_UNPACKED + 1)) == "file_bomb"
