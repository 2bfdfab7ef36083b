"""The mutants keep up with the program: each still finds its place, is a program, and has tests to face."""

import ast
from pathlib import Path

from tests.mutants.__main__ import report
from tests.mutants.everyone import MUTANTS
from tests.mutants.mutant import ROOT, Mutant
from tests.mutants.workbench import FAILED, PASSED, Verdict, Workbench

NO_TESTS = 5


def test_every_mutant_still_finds_its_place() -> None:
    for mutant in MUTANTS:
        text = (ROOT / mutant.path).read_text("utf-8")
        assert ast.dump(ast.parse(mutant.applied(text))) != ast.dump(ast.parse(text)), mutant.name


def test_every_mutant_has_a_name_and_tests_of_its_own() -> None:
    assert len({mutant.name for mutant in MUTANTS}) == len(MUTANTS) >= 45
    for mutant in MUTANTS:
        assert all((ROOT / test).exists() for test in mutant.tests.split()), mutant.name


def test_at_least_eleven_commits_are_torn() -> None:
    assert sum(mutant.name.startswith("torn: ") for mutant in MUTANTS) >= 11


def test_a_file_is_as_it_was_after_its_mutant_was_tried(tmp_path: Path) -> None:
    """The test that is asked looks for the mutant, and finds it."""
    mutant = Mutant(name="broken", file="sound.py", old="right", new="wrong", tests="test_sound.py")
    there = tmp_path / mutant.path
    there.parent.mkdir()
    there.write_text("right", "utf-8")
    (tmp_path / "test_sound.py").write_text(
        "from pathlib import Path\n\n\ndef test_it() -> None:\n"
        "    assert Path('chalicelib/sound.py').read_text() == 'right'\n"
    )
    assert Workbench(tmp_path).tried(mutant).code == FAILED
    assert there.read_text("utf-8") == "right"


def test_a_mutant_without_a_verdict_is_no_dead_one() -> None:
    dead = [Verdict(mutant, FAILED, 1.0) for mutant in MUTANTS]
    assert report(dead) == 0
    assert report([*dead, Verdict(MUTANTS[0], PASSED, 1.0)]) == 0
    assert report([*dead, Verdict(MUTANTS[0], NO_TESTS, 1.0)]) == 1
    assert report([Verdict(MUTANTS[0], PASSED, 1.0)]) == 1
