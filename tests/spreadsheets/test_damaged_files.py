"""Of any damaged table the rows are either right or reported, and it takes no time."""

import csv
from io import BytesIO, StringIO
from zipfile import ZIP_DEFLATED, ZipFile

from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.findings import FileFindings
from tests.spreadsheets.books import HEADING, OTHER, ROW, book_of, formatted, with_cell
from tests.spreadsheets.workbooks import imported, repacked

CONTENT = book_of(HEADING, with_cell("Артикул", 17), OTHER, change=formatted("Артикул", "00000"))
WHOLE = imported(CONTENT)
PARTS = ZipFile(BytesIO(CONTENT)).namelist()


def found(content: bytes) -> FileFindings | str:
    try:
        return imported(content)
    except Invalid as refusal:
        return refusal.reason


def is_right_or_reported(content: bytes) -> bool:
    reading = found(content)
    if isinstance(reading, str):
        return True
    known = {(buyer.ok_id, line) for buyer in WHOLE.buyers for line in buyer.lines}
    read = {(buyer.ok_id, line) for buyer in reading.buyers for line in buyer.lines}
    return read <= known and (read == known or bool(reading.bad or reading.remarks))


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(st.integers(0, len(CONTENT) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_bytes_that_fell_over_change_no_row_unsaid(scratches: list[tuple[int, int]]) -> None:
    content = bytearray(CONTENT)
    for place, value in scratches:
        content[place] = value
    assert is_right_or_reported(bytes(content))


def test_a_file_that_was_cut_off_is_reported_wherever_it_ends() -> None:
    for end in range(0, len(CONTENT), 61):
        assert isinstance(found(CONTENT[:end]), str), end


def test_parts_that_are_gone_change_no_row_unsaid() -> None:
    for gone in PARTS:
        out = BytesIO()
        with ZipFile(BytesIO(CONTENT)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
            for name in PARTS:
                if name != gone:
                    new.writestr(name, old.read(name))
        assert is_right_or_reported(out.getvalue()), gone


def test_parts_that_are_cut_off_or_empty_change_no_row_unsaid() -> None:
    for cut in PARTS:
        for share in (0.0, 0.3, 0.7, 0.99):
            assert is_right_or_reported(cut_off(cut, share)), (cut, share)


def cut_off(cut: str, share: float) -> bytes:
    return repacked(CONTENT, lambda name, part: part[: int(len(part) * share)] if name == cut else part)


TEXT = "\r\n".join([";".join(HEADING), *(";".join(map(str, row)) for row in (ROW, OTHER))]).encode()
CELLS = st.text(alphabet=st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=30)


@settings(deadline=None, max_examples=150)
@given(st.lists(st.tuples(CELLS, CELLS, st.integers(1, 9_999), st.integers(0, 999_999)), min_size=1, max_size=4))
def test_whatever_text_table_is_written_is_what_is_read(entries: list[tuple[str, str, int, int]]) -> None:
    out = StringIO(newline="")
    rows = [[ROW[0], f"х{article}", f"х{name}х", count, price] for article, name, count, price in entries]
    csv.writer(out, delimiter=";").writerows([["Профиль", "Артикул", "Название", "Кол-во", "Цена"], *rows])
    reading = imported(out.getvalue().encode("utf-8-sig"))
    read = [(line.article, line.name, line.quantity, line.price) for line in reading.buyers[0].lines]
    assert reading.bad == ()
    assert read == [
        (" ".join(f"х{article}".split()), " ".join(f"х{name}х".split()), count, price * 100)
        for article, name, count, price in entries
    ]


@settings(deadline=None, max_examples=150)
@given(st.integers(0, len(TEXT) - 1), st.sampled_from([b'"', b";", b"\n", b"\x00", b"\xff", b""]))
def test_a_text_table_that_is_scratched_is_read_or_told(place: int, scratch: bytes) -> None:
    reading = found(TEXT[:place] + scratch + TEXT[place + 1 :])
    if isinstance(reading, FileFindings):
        taken = sum(len(buyer.lines) for buyer in reading.buyers)
        assert taken + len(reading.bad) == reading.rows
        assert taken == 2 or reading.bad or reading.remarks or reading.ignored
