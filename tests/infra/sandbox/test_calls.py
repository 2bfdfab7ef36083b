"""The log of calls received."""

from concurrent.futures import ThreadPoolExecutor

from infra.sandbox.calls import KEPT, Calls


def test_calls_are_numbered_from_one_and_told_after_a_number() -> None:
    calls = Calls()
    for method in ("a", "b", "c"):
        calls.record("ok.rest", method, "ok", 5)
    assert [(each["n"], each["method"]) for each in calls.since(1)] == [(2, "b"), (3, "c")]
    assert (calls.since(3), calls.count()) == ([], 3)
    assert calls.since(0)[0]["at"].endswith("Z")


def test_the_oldest_are_forgotten_and_still_counted() -> None:
    calls = Calls()
    for _ in range(KEPT + 3):
        calls.record("ok.rest", "a", "ok", 0)
    kept = calls.since(0)
    assert (len(kept), kept[0]["n"], calls.count()) == (KEPT, 4, KEPT + 3)


def test_a_crowd_gives_no_number_twice() -> None:
    calls = Calls()
    with ThreadPoolExecutor(8) as crowd:
        list(crowd.map(lambda _: calls.record("ok.graph", "b", "ok", 0), range(200)))
    assert [each["n"] for each in calls.since(0)] == list(range(1, 201))


def test_reset_begins_at_one_again() -> None:
    calls = Calls()
    calls.record("ok.rest", "a", "ok", 0)
    calls.reset()
    assert (calls.since(0), calls.count()) == ([], 0)
    calls.record("ok.rest", "b", "ok", 0)
    assert calls.since(0)[0]["n"] == 1
