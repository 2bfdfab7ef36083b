"""A file that is never half written."""

from pathlib import Path
from typing import Any

import pytest

from infra.sandbox import storage
from infra.sandbox.storage import JsonFile, Keeping, Unreadable


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


def test_a_burst_is_written_down_once_a_second_and_all_of_it_in_the_end(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file, things, saved = JsonFile(tmp_path / "shop.json"), list[int](), list[int]()
    keeping, save = Keeping(file, lambda: {"things": list(things)}), file.save
    now = [1_000.0]
    monkeypatch.setattr(storage, "monotonic", lambda: now[0])

    def counted(value: dict[str, Any]) -> None:
        saved.append(len(value["things"]))
        save(value)

    monkeypatch.setattr(file, "save", counted)
    keeping.save()
    assert file.load() is None
    for n in range(50):
        things.append(n)
        keeping.changed()
    now[0] += 1
    keeping.changed()
    things.append(50)
    keeping.changed()
    assert saved == [1, 50]
    keeping.save()
    keeping.save()
    assert saved == [1, 50, 51]
    assert file.load() == {"v": 1, "things": list(range(51))}


def test_a_file_that_cannot_be_used_says_which_and_what_to_do(tmp_path: Path) -> None:
    file = JsonFile(tmp_path / "ok.json")
    for content in ("", "{", "[]", "null", '{"v": 2}', "{}", "\udcff"):
        file.path.write_bytes(content.encode("utf-8", "surrogateescape"))
        with pytest.raises(Unreadable, match="delete it to start afresh") as refusal:
            file.load()
        assert str(file.path) in str(refusal.value)
