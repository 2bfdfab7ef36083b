"""What was said of an order: by its buyer, and by its seller with what that was answered."""

from pathlib import Path

import pytest

from infra.sandbox.diary import KEPT, Diary
from infra.sandbox.storage import JsonFile


def diary(folder: Path) -> Diary:
    return Diary(JsonFile(folder / "diary.json"), {"1", "2"}.__contains__)


def test_a_call_stands_there_with_what_came_of_it(tmp_path: Path) -> None:
    kept = diary(tmp_path)
    with kept.hearing("1", "accept", ValueError):
        pass
    with pytest.raises(ValueError, match="sold"), kept.hearing("1", "accept", ValueError):
        raise ValueError("sold")
    assert [(note["kind"], note["text"], note["came"]) for note in kept.of("1")] == [
        ("heard", "accept", "ok"),
        ("heard", "accept", "sold"),
    ]


def test_what_breaks_is_neither_taken_nor_refused(tmp_path: Path) -> None:
    kept = diary(tmp_path)
    with pytest.raises(KeyError), kept.hearing("1", "accept", ValueError):
        raise KeyError
    assert kept.of("1") == []


def test_of_an_order_that_is_not_there_nothing_is_kept(tmp_path: Path) -> None:
    kept = diary(tmp_path)
    kept.wrote("3", "Ау")
    kept.heard("../../etc/passwd", "cancel")
    assert kept.shown() == {}


def test_the_newest_of_each_are_kept_and_are_there_after_a_restart(tmp_path: Path) -> None:
    kept = diary(tmp_path)
    for place in range(KEPT + 1):
        kept.wrote("1", str(place))
    kept.wrote("2", "Ау")
    kept.stop()
    again = diary(tmp_path).shown()
    assert {order: (len(notes), notes[-1]["text"]) for order, notes in again.items()} == {
        "1": (KEPT, str(KEPT)),
        "2": (1, "Ау"),
    }
