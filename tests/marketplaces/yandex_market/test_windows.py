"""A span of time in windows of a month."""

from datetime import UTC, datetime, timedelta, timezone

from chalicelib.marketplaces.yandex_market import windows
from chalicelib.marketplaces.yandex_market.windows import Place

SINCE = datetime(2026, 11, 22, 10, 0, 0, 500_000, tzinfo=UTC)


def test_a_short_span_is_one_window_of_whole_seconds_around_it() -> None:
    place = windows.first(SINCE)
    until = SINCE + timedelta(minutes=15)
    assert windows.dates(place, until) == {
        "updateDateFrom": "2026-11-22T10:00:00+00:00",
        "updateDateTo": "2026-11-22T10:15:01+00:00",
    }
    assert windows.following(place, "", until) is None


def test_the_window_is_told_in_utc_wherever_the_process_is() -> None:
    east = timezone(timedelta(hours=10))
    assert windows.dates(windows.first(SINCE.astimezone(east)), SINCE.astimezone(east))["updateDateFrom"].endswith(
        "T10:00:00+00:00"
    )


def test_a_page_leads_to_the_next_one_and_a_window_to_the_next() -> None:
    place, until = windows.first(SINCE), SINCE + timedelta(days=40)
    cursor = windows.following(place, "token~with~waves", until)
    assert cursor
    assert windows.read_cursor(cursor) == Place(place.since, "token~with~waves")
    assert windows.following(Place(place.since, "same"), "same", until)  # a page that names itself ends its window
    following = windows.following(place, "", until)
    assert following
    later = windows.read_cursor(following)
    assert later.since == place.since + windows.LONGEST - windows.OVERLAP
    assert windows.following(later, "", until) is None


def test_a_span_that_ends_before_it_begins_is_empty() -> None:
    place = windows.first(SINCE)
    assert windows.end_of(place, SINCE - timedelta(days=1)) == place.since
    assert windows.following(place, "", SINCE - timedelta(days=1)) is None
