"""A file that is never half written."""

from pathlib import Path

import pytest

from infra.sandbox.storage import JsonFile, Unreadable


def test_what_was_saved_is_loaded_and_nothing_is_nothing(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "deep" / "ok.json")
    assert file.load() is None
    file.save({"v": 1, "имя": ["Анна", None]})
    file.save({"v": 1, "имя": ["Елена"]})
    assert file.load() == {"v": 1, "имя": ["Елена"]}
    assert [each.name for each in file.path.parent.iterdir()] == ["ok.json"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "ok.json")
    file.save({"v": 1})
    with pytest.raises(TypeError):
        file.save({"v": 1, "x": object()})
    assert file.load() == {"v": 1}


def test_a_file_that_cannot_be_used_says_which_and_what_to_do(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "ok.json")
    for content in ("", "{", "[]", "null", '{"v": 2}', "{}", "\udcff"):
        file.path.write_bytes(content.encode("utf-8", "surrogateescape"))
        with pytest.raises(Unreadable, match="delete it to start afresh") as refusal:
            file.load()
        assert str(file.path) in str(refusal.value)
