"""Every regular expression that meets outside text takes time in proportion to it.

How it is known: a pattern costs more than that only where an unbounded repeat can begin, or end, at many places of one
text. Patterns here are bounded by numbers in braces, or their text is cut to a constant length before; the few with an
unbounded repeat are named below with the reason why it begins and ends once. The last test measures what is argued.
"""

import ast
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from re import _constants as kinds
from re import _parser as grammar

import chalicelib
from chalicelib.domain.buyers.ok_numbers import read_ok_id
from chalicelib.domain.buyers.phones import find_phone
from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import read_heading
from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.notices.templates import checked_text, filled
from chalicelib.ok.launch import _FORMS
from chalicelib.spreadsheets.comma_separated import write_csv
from chalicelib.spreadsheets.spoilt import trace

ROOT = Path(chalicelib.__file__).parent
CALLS = {f"re.{name}" for name in ("compile", "sub", "match", "search", "fullmatch", "split", "findall", "finditer")}
UNBOUNDED = kinds.MAXREPEAT

BEHIND_A_SEPARATOR = r"(^|[;,\t\r\n])(?=[^\w;,\t\r\n]*[=+\-@＝＋－＠﹦﹢﹣﹫⁼⁺₌₊﬩⩵⩶])"

READ_BY_HAND = {
    BEHIND_A_SEPARATOR: "begins behind a separator only, and swallows none",
    r"\n{3,}": "takes all the line breaks there are, so it begins once in each run of them",
    r"\{([a-z]+)\}": "begins behind a brace, and swallows none",
}

HANDED_ON = {"edge/validation.py", "ok/launch.py", "domain/money.py"}
"""Patterns in a table or an argument: those of sentences of msgspec about our own fields, of OK's launch (each bounded,
and checked below), and of sums, whose text is forty characters."""


def calls() -> Iterator[tuple[str, ast.expr]]:
    """Where a pattern is given to re, and what stands there."""
    for file in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.Call) and node.args and ast.unparse(node.func) in CALLS:
                yield file.relative_to(ROOT).as_posix(), node.args[0]


def patterns() -> Iterator[tuple[str, str]]:
    """Every pattern that is written out; what a formatted one is filled with is itself written out elsewhere."""
    for file, node in calls():
        if isinstance(node, ast.Constant):
            yield file, node.value if isinstance(node.value, str) else bytes(node.value).decode("latin-1")  # type: ignore[arg-type]
        elif isinstance(node, ast.JoinedStr):
            yield file, "".join(str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values)


def test_patterns_are_written_where_re_is_called() -> None:
    assert {file for file, node in calls() if not isinstance(node, ast.Constant | ast.JoinedStr)} == HANDED_ON


def repeats(pattern: str) -> tuple[int, bool]:
    """How many unbounded repeats there are, and whether one is within another."""
    return _count(grammar.parse(pattern), within=False)


def _count(parsed: object, within: bool) -> tuple[int, bool]:
    count, nested = 0, False
    for kind, value in parsed:  # type: ignore[attr-defined]
        unbounded = kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT) and value[1] is UNBOUNDED
        nested = nested or (unbounded and within)
        count += unbounded
        for inner in _inside(kind, value):
            further, deeper = _count(inner, within or unbounded)
            count, nested = count + further, nested or deeper
    return count, nested


def _inside(kind: object, value: object) -> list[object]:
    if kind in (kinds.MAX_REPEAT, kinds.MIN_REPEAT):
        return [value[2]]  # type: ignore[index]
    if kind is kinds.SUBPATTERN:
        return [value[3]]  # type: ignore[index]
    if kind is kinds.BRANCH:
        return list(value[1])  # type: ignore[index]
    if kind in (kinds.ASSERT, kinds.ASSERT_NOT):
        return [value[1]]  # type: ignore[index]
    return []


def test_no_pattern_repeats_without_bound_but_those_that_are_read_by_hand() -> None:
    assert {pattern for _, pattern in patterns() if repeats(pattern)[0]} == READ_BY_HAND.keys()
    assert [name for name, form in _FORMS.items() if repeats(form.pattern)[0]] == []


def test_the_check_itself_knows_a_dangerous_pattern() -> None:
    assert repeats(r"\(.*?\)") == (1, False)
    assert repeats(r"(a+)+") == (2, True)
    assert repeats(r"a{1,5}(?:b|c{2})?") == (0, False)
    assert any(file == "domain/money.py" for file, _ in patterns())


HOSTILE: dict[str, tuple[Callable[[str], object], str]] = {
    "headings": (lambda text: read_heading([text]), "("),
    "closed headings": (lambda text: read_heading([text]), "()"),
    "buyers": (read_ok_id, "ok.ru/dk?friendId=1&"),
    "buyers of digits": (read_ok_id, "1 "),
    "sums": (read_kopecks, "1 000,"),
    "percents": (read_basis_points, "1"),
    "phones": (find_phone, "8 916,"),
    "phones of digits": (find_phone, "1.1"),
    "traces": (trace, "1."),
    "written cells": (lambda text: write_csv([[text]]), ";  "),
    "written signs": (lambda text: write_csv([[text]]), "-"),
    "letters": (lambda text: checked_text("order_saved", text), "{a"),
    "filled letters": (lambda text: filled(text, {}), "\n\n \n\n\n"),
}


def test_hostile_text_four_times_as_long_takes_about_four_times_as_long() -> None:
    """A quadratic pattern would take sixteen times; what is cut before takes no longer at all."""
    for name, (read, unit) in HOSTILE.items():
        short, long = (unit * (size // len(unit)) for size in (50_000, 200_000))
        ratios = sorted(spent(read, long) / max(spent(read, short), 1e-5) for _ in range(5))
        assert ratios[0] < 10, (name, ratios)


def spent(read: Callable[[str], object], text: str) -> float:
    begun = time.process_time()
    with suppress(Invalid):
        read(text)
    return time.process_time() - begun
