"""What docs/figures.md says that proves what is there: every test by its name, every requirement, in both texts."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEGIN, END = "## Orders of marketplaces: what proves what", "\n## "
REQUIRED = {*(f"R{number}" for number in (*range(1, 13), 14)), "S1", "S8"}


def section(place: str) -> str:
    return (ROOT / place).read_text("utf-8").partition(BEGIN)[2].partition(END)[0]


def test_every_test_that_is_named_is_there() -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)::(\w+)`", section("docs/figures.md"))
    assert len(named) > len(REQUIRED)
    assert [each for each in named if f"\ndef {each[1]}(" not in (ROOT / each[0]).read_text("utf-8")] == []


def test_every_requirement_has_its_row() -> None:
    assert set(re.findall(r"^\| ([RS]\d+) \|", section("docs/figures.md"), re.MULTILINE)) == REQUIRED


def test_make_bench_says_the_same_again() -> None:
    assert section("bench/below.md") == section("docs/figures.md")
