"""XLSX: what is in it is read, what is wrong with it is told, and what is hostile is not opened."""

import re
import time
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.tables import LONGEST_CELL, MOST_COLUMNS, Flaw
from tests.spreadsheets.workbooks import HEADING, cells, numbered, read, repacked, with_sheet, workbook, zipped

GOOD = workbook([HEADING, [570000000101, "Б-1", 3490.5], [570000000102, "Б-2", 100]])
ROWS = read(GOOD)


def refused(content: bytes) -> str:
    with pytest.raises(Invalid) as refusal:
        read(content)
    return refusal.value.reason


def test_rows_are_read_with_the_numbers_that_excel_shows() -> None:
    content = workbook([["Осенняя обувь"], [], HEADING, [], [], ["570000000101", "Б-1", "100"]])
    assert [number for number, _ in read(content)] == [1, 3, 6]
    assert numbered(content)[-1] == (6, ["570000000101", "Б-1", "100"])


def test_rows_that_the_file_leaves_out_are_counted_all_the_same() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0]["A5"] = "далеко"
    out = BytesIO()
    book.save(out)
    assert numbered(out.getvalue(), 1) == [(5, ["далеко"])]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (570000000101, "570000000101"),
        (570000000101.0, "570000000101"),
        (3490.5, "3490.5"),
        (0.1 + 0.2, "0.3"),
        (3490.555, "3490.555"),
        (999999999999999, "999999999999999"),
        (0, "0"),
        (-5, "-5"),
        ("007", "007"),
        ("  слово ", "  слово "),
    ],
)
def test_a_cell_is_text_without_traces_of_floating_point(cell: object, text: str) -> None:
    [[_, found]] = cells(workbook([["x", cell]]))
    assert (found.text, found.flaw) == (text, None)


def test_what_is_no_word_and_no_number_is_told_from_what_is() -> None:
    for cell, text, flaw in (
        (True, "ИСТИНА", Flaw.LOGICAL),
        (date(2026, 11, 22), "22.11.2026", Flaw.DATE),
        (datetime(2026, 11, 22, 10, 30), "22.11.2026", Flaw.DATE),
        (1e15, "1000000000000000", Flaw.DIGITS),
        ("#N/A", "#N/A", Flaw.ERROR),
        ("=1+1", "=1+1", Flaw.FORMULA),
    ):
        [[_, found]] = cells(workbook([["x", cell]]))
        assert (found.text, found.flaw) == (text, flaw)


def test_an_empty_cell_is_empty_text() -> None:
    assert numbered(workbook([["Профиль", None, "Цена"]])) == [(1, ["Профиль", "", "Цена"])]


def test_of_sheets_without_a_table_the_first_is_read() -> None:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["первый"])
    book.create_sheet("Второй").append(["второй"])
    out = BytesIO()
    book.save(out)
    assert numbered(out.getvalue(), 1) == [(1, ["первый"])]


def test_a_formula_is_read_as_its_last_value() -> None:
    kept = b'<c r="C2"><f>1000+490</f><v>1490</v></c>'
    counted = with_sheet(GOOD, lambda part: part.replace(b'<c r="C2" t="n"><v>3490.5</v></c>', kept))
    assert numbered(counted)[1] == (2, ["570000000101", "Б-1", "1490"])


def test_a_lying_dimension_hides_no_row() -> None:
    assert b'<dimension ref="A1:C3"' in sheet_of(GOOD)
    lying = with_sheet(GOOD, lambda part: part.replace(b'ref="A1:C3"', b'ref="A1:A1"'))
    assert numbered(lying) == numbered(GOOD)


def test_a_dimension_of_the_whole_sheet_costs_nothing() -> None:
    boasting = with_sheet(GOOD, lambda part: part.replace(b'ref="A1:C3"', b'ref="A1:XFD1048576"'))
    begun = time.perf_counter()
    assert numbered(boasting) == numbered(GOOD)
    assert time.perf_counter() - begun < 5


def test_columns_beyond_the_last_one_looked_at_are_left_out() -> None:
    assert len(read(workbook([["x"] * 200]))[0][1]) == MOST_COLUMNS


def test_a_row_far_down_is_found() -> None:
    far = with_sheet(GOOD, lambda part: re.sub(rb'r="([A-C]?)3"', rb'r="\g<1>1048576"', part))
    assert [number for number, _ in read(far)] == [1, 2, 1_048_576]


def test_a_row_beyond_the_last_of_any_workbook_is_damage_and_is_not_waited_for() -> None:
    for number in (b"2000000000", b"1048577", b"2", b"0", b"-1", b"x"):
        content = repacked(GOOD, lambda _, part, n=number: part.replace(b'<row r="3"', b'<row r="%s"' % n))  # type: ignore[misc]
        assert refused(content) == "file_damaged", number


def test_of_a_file_that_is_refused_for_one_row_the_sheet_and_the_row_are_named() -> None:
    third = re.compile(rb'<c r="C3".*?</c>')
    for cell, reason in (
        (b'<c r="C3"><v>%s</v></c>' % (b"1" * (LONGEST_CELL + 1)), "cell_too_long"),
        (b'<c r="X9"><v>1</v></c>', "file_damaged"),
        (b'<c r="C3"><v></c>', "file_damaged"),
    ):
        with pytest.raises(Invalid) as refusal:
            read(with_sheet(GOOD, lambda part, cell=cell: third.sub(cell, part)))  # type: ignore[misc]
        assert (refusal.value.reason, refusal.value.values["sheet"], refusal.value.values["at_row"]) == (
            reason,
            "Sheet",
            3,
        )


def test_a_workbook_that_merely_packs_well_is_read() -> None:
    assert len(read(workbook([HEADING, *[["570000000101", "Б-1", "100"]] * 19_000]))) == 19_001


def test_entities_that_grow_are_damage() -> None:
    lol = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    laughing = with_sheet(GOOD, lambda part: lol + part.replace(b"<v>100</v>", b"<v>&b;</v>"))
    assert refused(laughing) == "file_damaged"


def test_an_outside_entity_is_never_fetched() -> None:
    outside = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
    spying = with_sheet(GOOD, lambda part: outside + part.replace(b"<v>100</v>", b"<v>&a;</v>"))
    assert refused(spying) == "file_damaged"


def test_a_zip_of_something_else_is_no_table() -> None:
    assert refused(zipped(**{"word/document.xml": b"<document/>"})) == "file_foreign"


@pytest.mark.parametrize(
    "part", ["xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/_rels/workbook.xml.rels", "xl/workbook.xml"]
)
def test_a_workbook_with_a_broken_part_is_damaged(part: str) -> None:
    broken = repacked(GOOD, lambda name, content: content[: len(content) // 2] if name == part else content)
    assert refused(broken) == "file_damaged"


def test_a_workbook_without_a_sheet_is_damaged() -> None:
    assert refused(zipped(**{"xl/workbook.xml": b"<workbook/>"})) == "file_damaged"


@pytest.mark.parametrize("share", [0.01, 0.3, 0.9, 0.999])
def test_a_truncated_workbook_is_damaged(share: float) -> None:
    assert refused(GOOD[: int(len(GOOD) * share)]) == "file_damaged"


@settings(deadline=None, max_examples=250)
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 5), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_scratch_on_a_workbook_is_survived_or_told(scratches: list[tuple[int, int]]) -> None:
    content = bytearray(GOOD)
    for place, value in scratches:
        content[place + 4] = value
    found: object
    try:
        found = read(bytes(content))
    except Invalid as refusal:
        found = refusal.reason
    assert found in ("file_damaged", "file_foreign", "file_bomb", ROWS)


def sheet_of(content: bytes) -> bytes:
    with ZipFile(BytesIO(content)) as archive:
        return archive.read("xl/worksheets/sheet1.xml")
