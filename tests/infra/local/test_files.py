"""Small files that are never half written."""

from pathlib import Path

import pytest

from infra.local.files import replace


def test_a_file_holds_what_was_written_last_and_nothing_is_left_beside_it(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    for content in ("first", "Кабинет", ""):
        replace(file, content)
        assert file.read_text("utf-8") == content
    assert [each.name for each in tmp_path.iterdir()] == ["memory.json"]


def test_what_cannot_be_written_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "memory.json"
    replace(file, "first")
    with pytest.raises(UnicodeEncodeError):
        replace(file, "\ud800")
    assert file.read_text("utf-8") == "first"
    replace(file, "second")
    assert file.read_text("utf-8") == "second"
