"""An import from a terminal asks before most lines of orders go."""

from argparse import Namespace

import pytest

from chalicelib.domain.imports.findings import Kept
from chalicelib.domain.imports.import_job import Counts
from infra.local.problem import Problem
from infra.operate import terminal
from tests.factories import an_import

FOREIGN = an_import(counts=Counts(changed=2, lines=5, going=4, losing=2))
LIKE_BEFORE = an_import(counts=Counts(changed=2, lines=5, going=1, losing=1))


def test_a_file_that_takes_few_lines_away_is_not_asked_about() -> None:
    assert terminal._replaced(LIKE_BEFORE, Namespace(yes=True, replace=False))


def test_without_somebody_to_ask_it_has_to_be_said_beforehand() -> None:
    with pytest.raises(Problem, match="4 of 5 lines in 2 orders would go"):
        terminal._replaced(FOREIGN, Namespace(yes=True, replace=False))
    assert terminal._replaced(FOREIGN, Namespace(yes=True, replace=True))


def test_somebody_who_is_there_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    for answer, agreed in (("y", True), ("", False), ("n", False), ("Да", False), ("д", True)):
        monkeypatch.setattr("builtins.input", lambda _, answer=answer: answer)
        assert terminal._replaced(FOREIGN, Namespace(yes=False, replace=False)) is agreed, answer


def test_it_says_once_of_whom_nothing_is_removed() -> None:
    job = an_import(incomplete=2, counts=Counts(changed=2, kept=3))
    stay = "3 lines that the file does not have stay."
    for kept, said in (
        (Kept(("Анна", "Елена"), rows="3–4"), "Nothing is removed for Анна, Елена: their rows 3–4 are faulty"),
        (Kept(("Анна",), rows="3"), "Nothing is removed for Анна … (+1): their rows 3 are faulty"),
        (Kept(everybody=True, rows="5"), "Nothing is removed for anybody: rows 5 do not tell whose they are"),
    ):
        assert terminal._kept(job, kept) == f"{said}; {stay}"
