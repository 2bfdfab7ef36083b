"""Where a walk through the tasks goes on."""

from datetime import UTC, datetime, timedelta

from chalicelib.marketplaces.wildberries.place import Place, first, read

DAY = 86_400
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
END = int(NOW.timestamp()) + 1


def days(place: Place) -> list[int]:
    """How long its windows are, rounded up, until the end."""
    spans, at = [], place
    while True:
        assert at.until - at.since <= 30 * DAY
        spans.append(-((at.since - at.until) // DAY))
        following = at.after("")
        if following is None:
            assert at.until == END
            return spans
        assert following.since == at.until
        at = following


def test_older_tasks_are_looked_at_again_and_none_of_more_than_three_months() -> None:
    month, minute = timedelta(days=30), timedelta(minutes=1)
    assert days(first(NOW - minute, NOW, month)) == [30]
    assert days(first(NOW - minute, NOW, timedelta(days=2))) == [2]
    assert days(first(NOW - timedelta(days=45), NOW, month)) == [30, 16]
    assert days(first(NOW - timedelta(days=4_000), NOW, month)) == [30, 30, 30]


def test_a_minute_before_the_window_is_in_it_whatever_the_zone() -> None:
    since = (NOW - timedelta(minutes=15)).astimezone()
    begin = first(since, NOW, timedelta(0)).since
    assert begin <= since.timestamp()


def test_it_is_written_and_read_again() -> None:
    place = first(NOW, NOW, timedelta(days=3)).after("13833711")
    assert place is not None
    assert read(place.written()) == place
    assert place.at == "13833711"
    for odd in ("", "x", "1.2", "1.2.3.4", "1.2.x", "-1.2.3", "1.2.٣", "1.2." + "9" * 41):
        assert read(odd) is None
