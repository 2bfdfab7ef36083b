"""So many calls a minute, a refusal as ten."""

from concurrent.futures import ThreadPoolExecutor

from infra.sandbox.wildberries.limit import Limit


def limit(burst: int = 20, per_minute: int | None = 1) -> Limit:
    made = Limit()
    made.choose(per_minute, burst)
    return made


def test_so_many_at_once_and_then_a_pause() -> None:
    bucket = limit(3)
    assert [bucket.take() for _ in range(3)] == [0, 0, 0]
    assert 55 <= bucket.take() <= 60
    shown = bucket.shown()
    assert (shown["calls"], shown["over"], shown["spent"], shown["peak"]) == (3, 1, 3, 3)


def test_a_refusal_counts_as_ten() -> None:
    bucket = limit(11)
    bucket.take()
    bucket.refuse()
    assert (bucket.take(), bucket.left) == (0, 0)
    assert bucket.take() > 0
    shown = bucket.shown()
    assert (shown["refused"], shown["spent"]) == (1, 11)


def test_the_bucket_fills_again() -> None:
    bucket = limit(1, per_minute=1_000_000)
    assert [bucket.take(), bucket.take() >= 0] == [0, True]
    assert limit(1, per_minute=60).take() == 0


def test_without_a_limit_it_only_counts() -> None:
    bucket = limit(1, per_minute=None)
    assert {bucket.take() for _ in range(50)} == {0}
    assert bucket.shown()["calls"] == 50


def test_a_crowd_is_counted_to_the_last() -> None:
    bucket = limit(5)
    with ThreadPoolExecutor(16) as crowd:
        taken = [*crowd.map(lambda _: bucket.take(), range(100))]
    assert (taken.count(0), bucket.shown()["over"]) == (5, 95)
