"""Traces of what Excel made of a cell before it was saved as text."""

import pytest

from chalicelib.domain.imports.tables import Flaw
from chalicelib.spreadsheets.spoilt import LONGEST, is_error, trace


@pytest.mark.parametrize(
    ("flaw", "texts"),
    [
        (
            Flaw.DATE,
            ["10.дек", "дек.10", "12-Oct", "Oct-12", " 10.12.2026 ", "2026-12-10", "2026-12-10 00:00:00", "1.мая"],
        ),
        (Flaw.ERROR, ["#ССЫЛКА!", "#N/A", "#n/a", "#ДЕЛ/0!", "#Name?"]),
        (Flaw.DIGITS, ["4,60701E+12", "4.6e+12", "5,7E+11"]),
        (None, ["10-12", "38", "12.34.56", "декабрь", "мая", "#1", "#", "1e5", "Б-1", "", " ", "10.12.26", "2026-1-1"]),
    ],
)
def test_a_trace_is_told_from_what_only_looks_like_one(flaw: Flaw | None, texts: list[str]) -> None:
    assert {text: trace(text) for text in texts} == dict.fromkeys(texts, flaw)


def test_a_long_text_is_a_text_and_costs_nothing() -> None:
    for text in ("1" * 10_000_000, "#N/A" + " " * LONGEST, "10.дек" + "!" * LONGEST):
        assert (trace(text), is_error(text)) == (None, False)
