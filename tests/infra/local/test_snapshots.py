"""States of the local backend on disk are there whole, or not at all."""

import json
from pathlib import Path

import pytest

from infra.local import snapshots


def write(state: Path, rows: str, *, orderly: bool = False, wanted: bool = True) -> None:
    at = "2026-01-02T03:04:05+00:00"
    snapshots.write(state, {"dynamodb.json": json.dumps(rows)}, at, orderly=orderly, wanted=lambda: wanted)


def rows(state: Path) -> object:
    found = snapshots.newest(state)
    return json.loads((found.place / "dynamodb.json").read_text()) if found else None


def test_the_last_one_that_was_written_is_the_newest_and_says_when_it_was_taken(tmp_path: Path) -> None:
    for number in range(12):
        write(tmp_path, f"rows {number}", orderly=number == 11)
        assert rows(tmp_path) == f"rows {number}"
    found = snapshots.newest(tmp_path)
    assert found
    assert (found.at, found.orderly) == ("2026-01-02T03:04:05+00:00", True)


def test_only_the_last_and_the_one_before_stay(tmp_path: Path) -> None:
    for number in range(4):
        write(tmp_path, str(number))
    assert [place.name for place in sorted(tmp_path.iterdir())] == ["00000003", "00000004"]


def test_one_that_broke_off_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "whole")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(snapshots, "_write", full)
    with pytest.raises(OSError, match="No space"):
        write(tmp_path, "half")
    assert rows(tmp_path) == "whole"


def test_one_that_nobody_wants_any_more_is_given_up(tmp_path: Path) -> None:
    write(tmp_path, "of the next start")
    write(tmp_path, "of a killed one, late", wanted=False)
    assert rows(tmp_path) == "of the next start"
    assert len(list(tmp_path.iterdir())) == 1


def test_a_damaged_one_is_passed_over_for_the_one_before(tmp_path: Path) -> None:
    write(tmp_path, "before")
    write(tmp_path, "damaged")
    (tmp_path / "00000002" / "dynamodb.json").write_text('{"half')
    assert rows(tmp_path) == "before"


def test_a_state_of_an_older_release_is_found_and_replaced_by_the_next(tmp_path: Path) -> None:
    (tmp_path / "dynamodb.json").write_text('"old"')
    assert rows(tmp_path) == "old"
    write(tmp_path, "new")
    assert rows(tmp_path) == "new"
    assert not (tmp_path / "dynamodb.json").exists()


def test_an_empty_folder_has_none(tmp_path: Path) -> None:
    assert snapshots.newest(tmp_path) is None
    assert snapshots.newest(tmp_path / "not there") is None
