"""Pauses grow with the attempts and are never the same for all."""

from types import SimpleNamespace

import pytest

from chalicelib.storage.engine import pauses


def test_a_pause_may_be_twice_as_long_as_the_one_before(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(pauses, "time", SimpleNamespace(sleep=slept.append))
    monkeypatch.setattr(pauses, "random", SimpleNamespace(uniform=lambda shortest, longest: longest))
    for attempt in range(4):
        pauses.rest(attempt)
    assert slept == [pauses.PAUSE * times for times in (1, 2, 4, 8)]


def test_a_pause_has_full_jitter(monkeypatch: pytest.MonkeyPatch) -> None:
    slept: list[float] = []
    monkeypatch.setattr(pauses, "time", SimpleNamespace(sleep=slept.append))
    for _ in range(100):
        pauses.rest(0)
    assert len(set(slept)) > 1
    assert 0 <= min(slept) <= max(slept) <= pauses.PAUSE
