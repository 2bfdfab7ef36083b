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
    memory.remember_seeded()
    memory.backend.mkdir()
    memory.forget()
    assert not memory.seeded
    assert [place.name for place in tmp_path.iterdir()] == ["ministack"]


def test_a_damaged_memory_is_no_memory(tmp_path: Path) -> None:
    (tmp_path / "choices.json").write_text("{")
    assert not Memory(tmp_path).seeded
