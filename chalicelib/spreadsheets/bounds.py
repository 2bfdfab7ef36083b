"""What reading a file may cost, by our own count: what a file says of itself is not believed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Callable

LARGEST_UNPACKED = 64_000_000
"""Bytes that may come out of an archive altogether; a sheet is gone through twice, and each time counts."""

MOST_ELEMENTS = 4_000_000
"""Of all XML together, and each costs a microsecond or two. A sheet is gone through twice: 20,000 rows of 40 cells."""

MOST_SIGNS = 32_000_000
"""Of all rows as they are shown: a text that is kept once may stand in every cell, and joined cells repeat theirs."""

SECONDS = 80
"""Two thirds of the time that the function has; the rest is for writing down what was read."""


class Bounds(Struct):
    """One reading of one file. ``ticks`` are seconds of a clock that never goes back."""

    @classmethod
    def of(cls, ticks: Callable[[], float], times: float) -> Bounds:
        """For a file that may be so many times as long as one of orders; the time stays the same."""
        left, elements, signs = (int(each * times) for each in (LARGEST_UNPACKED, MOST_ELEMENTS, MOST_SIGNS))
        return cls(ticks=ticks, ends=ticks() + SECONDS, left=left, elements=elements, signs=signs)

    ticks: Callable[[], float]
    ends: float
    left: int = LARGEST_UNPACKED
    elements: int = MOST_ELEMENTS
    signs: int = MOST_SIGNS

    def take(self, count: int) -> None:
        """Raises Invalid when that many bytes more are too many, or the time is over."""
        self.left -= count
        if self.left < 0:
            raise Invalid("file_bomb")
        self.check_time()

    def show(self, signs: int) -> None:
        """A row of so many signs. Raises Invalid when they are too many, or the time is over."""
        self.signs -= signs
        if self.signs < 0:
            raise Invalid("file_bomb")
        self.check_time()

    def check_time(self) -> None:
        if self.ticks() > self.ends:
            raise Invalid("file_slow")
