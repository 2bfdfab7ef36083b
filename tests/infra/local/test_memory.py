"""What the local runtime remembers."""

from pathlib import Path

import pytest

from infra.local.memory import Memory
from infra.local.problem import Problem


def test_a_folder_runs_once_at_a_time(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    with memory.lock(), pytest.raises(Problem, match="already running"):
        memory.lock()
    memory.lock().close()


def test_choices_are_the_same_at_the_next_start(tmp_path: Path) -> None:
    first = (Memory(tmp_path).backend_port(), Memory(tmp_path).token_key())
    assert (Memory(tmp_path).backend_port(), Memory(tmp_path).token_key()) == first


def test_reset_forgets_data_and_choices_but_keeps_the_environments(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    (tmp_path / "ministack").mkdir()
    memory.remember_filled()
    memory.backend.mkdir()
    memory.forget()
    assert not memory.filled
    assert [place.name for place in tmp_path.iterdir()] == ["ministack"]


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text("{")
    assert not Memory(tmp_path).filled


def test_a_choice_that_could_not_be_written_leaves_the_former_ones(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A kill in the middle of a write took the key of all sessions with it."""
    key = Memory(tmp_path).token_key()

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", killed)
        with pytest.raises(KeyboardInterrupt):
            Memory(tmp_path).remember_filled()
    assert Memory(tmp_path).token_key() == key
