"""Windows of time, and the cursors that name them."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.zzap.windows import Window, read_window, write_window

BEGIN = datetime(2026, 11, 1, tzinfo=UTC)


def window(days: float) -> Window:
    return Window(BEGIN, BEGIN + timedelta(days=days))


def test_a_cursor_names_a_window() -> None:
    assert read_window(write_window(window(2.5))) == window(2.5)


def test_halves_and_what_follows_them_leave_nothing_out() -> None:
    whole = window(20)
    seen, left = [], whole.first_half
    while True:
        seen.append(left)
        if left.end >= whole.end:
            break
        left = left.following(whole.end)
    assert (seen[0].begin, seen[-1].end) == (whole.begin, whole.end)
    assert all(one.end == other.begin for one, other in pairwise(seen))


def test_no_window_is_cut_shorter_than_a_day() -> None:
    assert window(1.2).first_half == window(1)
    assert window(1).is_shortest
    assert not window(1.1).is_shortest


def test_a_foreign_cursor_is_refused() -> None:
    backwards = write_window(Window(BEGIN, BEGIN - timedelta(days=1)))
    for cursor in ("", "x", "2026-11-01/2026-11-02", "a/b/c", backwards, "/" * 1_000):
        with pytest.raises(Invalid):
            read_window(cursor)
