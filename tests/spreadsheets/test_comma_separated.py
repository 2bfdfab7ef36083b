"""CSV as it is met, and CSV that opens nothing but a table."""

import csv
import unicodedata
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.tables import Flaw, Table
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.comma_separated import read_csv, write_csv

HEADING = "Профиль;Артикул;Название;Цена"
GOOD = "570000000101;Б-1;Ботинки, «зима»;3490,50"
TEXT = f"{HEADING}\r\n{GOOD}\r\n"


def rows_of(content: bytes) -> list[tuple[int, list[str]]]:
    return [(row.number, [cell.text for cell in row.cells]) for row in table_of(content).rows]


def table_of(content: bytes) -> Table:
    return read_csv(content, Bounds(lambda: 0, 1))


@pytest.mark.parametrize("sign", [";", ",", "\t"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_cells_are_separated_by_semicolons_commas_or_tabs(sign: str, end: str) -> None:
    text = end.join(sign.join(row) for row in (["Профиль", "Артикул", "Цена"], ["570000000101", "Б-1", "10.50"]))
    assert rows_of(text.encode())[1] == (2, ["570000000101", "Б-1", "10.50"])


def test_quoted_names_of_columns_tell_the_separator_too() -> None:
    assert rows_of('"Профиль","Артикул","Цена"\n'.encode())[0] == (1, ["Профиль", "Артикул", "Цена"])


def test_signs_in_the_cells_do_not_pass_for_separators() -> None:
    wordy = "570000000101;Б-1;мягкие, тёплые, белые, большие, удобные, зимние;10\n"
    assert len(rows_of(f"{HEADING}\n{wordy}".encode())[1][1]) == 4
    wordy = "570000000101,Б-1,мягкие; тёплые; белые; большие; удобные,10\n"
    assert len(rows_of(f"{HEADING.replace(';', ',')}\n{wordy}".encode())[1][1]) == 4


def test_lines_above_the_heading_do_not_hide_the_separator() -> None:
    assert len(rows_of(f"Закупка, осень, обувь, 2026, сбор\n\n{TEXT}".encode())[2][1]) == 4


def test_a_row_is_numbered_by_the_line_it_begins_on() -> None:
    content = 'Профиль;Комментарий\n1;"две\nстроки"\n2;"три\r\nстроки\nздесь"\n\n3;последняя\n'.encode()
    assert [number for number, cells in rows_of(content) if cells] == [1, 2, 4, 8]


def test_quotes_and_separators_inside_quotes_are_text() -> None:
    assert rows_of('Профиль;Цена\n"а;""б""";2\n'.encode())[1] == (2, ['а;"б"', "2"])


def test_excels_own_ways_of_writing_are_understood() -> None:
    content = 'sep=|\r\nПрофиль|Артикул|Цена\r\n570000000101|="00017"|1;2,5\r\n'.encode()
    assert rows_of(content) == [(2, ["Профиль", "Артикул", "Цена"]), (3, ["570000000101", "00017", "1;2,5"])]


def test_traces_of_what_excel_did_to_a_cell_are_seen() -> None:
    for text, flaw in (
        ("10.дек", Flaw.DATE),
        ("дек.10", Flaw.DATE),
        ("12-Oct", Flaw.DATE),
        ("Oct-12", Flaw.DATE),
        ("10.12.2026", Flaw.DATE),
        ("2026-12-10 00:00:00", Flaw.DATE),
        ("#ССЫЛКА!", Flaw.ERROR),
        ("#N/A", Flaw.ERROR),
        ("4,60701E+12", Flaw.DIGITS),
        ("10-12", None),
        ("38", None),
        ("12.34.56", None),
        ("декабрь", None),
        ("#1", None),
        ("1e5", None),
        ("Б-1", None),
    ):
        [row] = table_of(f"x;{text}".encode()).rows
        assert row.cells[1].flaw == flaw, text


def test_rows_that_a_lost_quotation_mark_swallowed_are_told() -> None:
    lines = ['570000000101;Б-1;"Ботинки;10', "570000000102;Б-2;Куртка;20", '570000000103;Б-3;Шапка";30', GOOD]
    text = "\r\n".join([HEADING, *lines])
    told = [(row.number, row.last, row.swallowed) for row in table_of(text.encode()).rows]
    assert told == [(1, 1, False), (2, 4, True), (5, 5, False)]
    never_closed = f'{HEADING}\n{GOOD}\n570000000101;Б-1;"Ботинки;10\n' + f"{GOOD}\n" * 2_000
    assert [row.swallowed for row in table_of(never_closed.encode()).rows] == [False, False, True]


def test_a_note_of_several_lines_swallows_nothing() -> None:
    text = f'{HEADING}\r\n570000000101;Б-1;"Ботинки;\r\nчёрные, тёплые,\r\nна меху";10\r\n'
    assert [row.swallowed for row in table_of(text.encode()).rows] == [False, False]


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n\x00\xff",
        b"GIF89a\x00\x01",
        "Профиль;Цена".encode("utf-16") + b"\x04",
        b"\x00",
    ],
)
def test_what_is_not_a_text_table_is_foreign(content: bytes) -> None:
    with pytest.raises(Invalid, match="file_foreign"):
        rows_of(content)


@settings(deadline=None, max_examples=300)
@given(st.one_of(st.binary(max_size=300), st.text(max_size=300).map(str.encode)))
def test_any_bytes_are_a_table_or_foreign(content: bytes) -> None:
    numbers, reason = [], None
    try:
        numbers = [number for number, _ in rows_of(content)]
    except Invalid as refusal:
        reason = refusal.reason
    assert reason in (None, "file_foreign", "encoding_unclear")
    assert numbers == sorted(set(numbers))


CELLS = st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)


@settings(deadline=None)
@given(st.lists(CELLS, min_size=1, max_size=4))
def test_a_written_table_is_read_back(cells: list[str]) -> None:
    content = write_csv([["Профиль", "Цена"], [f"x{cell}" for cell in cells]])
    [heading, row] = rows_of(content)
    assert heading == (1, ["Профиль", "Цена"])
    assert [cell.replace("'", "") for cell in row[1]] == [f"x{cell}".replace("'", "") for cell in cells]


def test_excel_opens_what_is_written_by_a_double_click() -> None:
    assert write_csv([["Строка", "Цена"], ["7", "а;б"]]) == '\ufeffСтрока;Цена\r\n7;"а;б"\r\n'.encode()


@pytest.mark.parametrize("cell", ["7", "Б-1", "а=б", "1 530,50", "mail@ok.ru", "", "'", "цена: 5-6", "(7)", "a, b"])
def test_a_harmless_cell_is_written_as_it_is(cell: str) -> None:
    [(_, cells)] = rows_of(write_csv([[cell, "x"]]))
    assert cells == [cell, "x"]


def test_a_list_of_orders_written_is_an_import_again() -> None:
    content = write_csv([["Профиль", "Артикул", "Кол-во", "Цена"], ["570000000101", "Б-1", "1", "100"]])
    assert len(read_rows(table_of(content)).buyers) == 1


SIGNS = "=+-@＝＋－＠﹦﹢﹣﹫"
COVERS = [
    "",
    " ",
    "  ",
    "\u00a0",
    "\ufeff",
    "\u200b",
    "\u3000",
    "\x0b",
    "\x1f",
    "\u2060",
    '"',
    '""',
    "\t",
    "\r",
    "\n",
    "\r\n",
]
BREAKS = ["", "x;", "x,", "x\t", "x\n", "x\r", 'x";', 'x",', 'x"\n', ';;"', ',"', "x\r\n", "x\u2028"]
HOSTILE = st.builds(
    "{}{}{}{}".format,
    st.sampled_from(BREAKS),
    st.lists(st.sampled_from(COVERS), max_size=3).map("".join),
    st.sampled_from(SIGNS),
    st.sampled_from(["1+1", "cmd|' /C calc'!A0", 'HYPERLINK("http://evil","x")', "SUM(A1:A9)", "", "x;=1", "x,=1"]),
)


@pytest.mark.parametrize("rows", [200, pytest.param(2_000, marks=pytest.mark.slow)])
def test_no_hostile_cell_opens_as_a_formula(rows: int) -> None:
    """Five cells each time: ten thousand of them, in programs that take any of three signs for the separator."""
    cells = st.lists(st.one_of(HOSTILE, HOSTILE, CELLS), min_size=5, max_size=5)
    check = example(["=1+1", "\t=1+1", " =1+1", "＝1+1", "x,=1+1"])(given(cells)(opens_no_formula))
    settings(deadline=None, max_examples=rows)(check)()


def opens_no_formula(cells: list[str]) -> None:
    text = write_csv([cells]).decode("utf-8-sig")
    for sign in ";,\t":
        for row in csv.reader(StringIO(text, newline=""), delimiter=sign):
            assert [cell for cell in row if is_formula(cell)] == []


def test_the_check_itself_knows_a_formula() -> None:
    assert [cell for cell in ("=1", " +1", "\u200b-1", "＠x", '"=1', "'=1", "x=1") if is_formula(cell)] == [
        *("=1", " +1", "\u200b-1", "＠x", '"=1')
    ]


def is_formula(cell: str) -> bool:
    """Whether a spreadsheet might: past gaps, invisible signs and stray quotes, wide signs taken for plain ones."""
    shown = cell.lstrip('"').lstrip()
    while shown and (unicodedata.category(shown[0]) in {"Cc", "Cf", "Zs", "Zl", "Zp"} or shown[0] == '"'):
        shown = shown[1:]
    return unicodedata.normalize("NFKC", shown[:1]).startswith(("=", "+", "-", "@"))
