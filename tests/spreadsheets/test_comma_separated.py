"""CSV as it is met, and CSV that opens nothing but a table."""

import csv
import unicodedata
from io import StringIO

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Invalid
from chalicelib.domain.file_rows import read_rows
from chalicelib.spreadsheets.comma_separated import read_csv, write_csv

HEADING = "Профиль;Артикул;Название;Цена"
GOOD = "570000000101;Б-1;Ботинки, «зима»;3490,50"
TEXT = f"{HEADING}\r\n{GOOD}\r\n"


def rows_of(content: bytes) -> list[tuple[int, list[str]]]:
    return [(number, list(cells)) for number, cells in read_csv(content)]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1251", "utf-16"])
def test_a_table_is_read_in_every_encoding_it_comes_in(encoding: str) -> None:
    assert rows_of(TEXT.encode(encoding)) == [(1, HEADING.split(";")), (2, GOOD.split(";"))]


def test_both_orders_of_bytes_of_utf_16_are_read() -> None:
    assert rows_of(b"\xff\xfe" + TEXT.encode("utf-16-le")) == rows_of(b"\xfe\xff" + TEXT.encode("utf-16-be"))


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


@pytest.mark.parametrize(
    "content",
    [
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"%PDF-1.7\n\x00\xff",
        b"GIF89a\x00\x01",
        "Профиль;Цена".encode("utf-16-le"),
        "Профиль;Цена".encode("utf-16") + b"\x04",
        b"\x98\x98\x98;\x98",
        b"\x00",
        ("Профиль;Цена\n" + "я" * 40_000).encode(),
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
    assert reason in (None, "file_foreign")
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
    assert len(read_rows(read_csv(content)).buyers) == 1


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


@settings(deadline=None, max_examples=2_000)
@given(st.lists(st.one_of(HOSTILE, HOSTILE, CELLS), min_size=5, max_size=5))
@example(["=1+1", "\t=1+1", " =1+1", "＝1+1", "x,=1+1"])
def test_no_hostile_cell_opens_as_a_formula(cells: list[str]) -> None:
    """Five cells each time: ten thousand of them, in programs that take any of three signs for the separator."""
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
