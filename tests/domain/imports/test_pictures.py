"""Pictures of goods in an organizer's file: where they may be, and that they change no sum."""

from dataclasses import dataclass

import pytest
from msgspec.structs import replace

from chalicelib.domain.imports.columns import Column, read_name
from chalicelib.domain.imports.differences import line_differences, merged, only_pictured, pictured
from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import BuyerRows, FileFindings
from chalicelib.domain.imports.line_limits import LONGEST_PICTURE
from chalicelib.domain.imports.tables import Cell, Row, Table
from tests.domain.tables import plain
from tests.factories import a_line, an_order
from tests.world import ANNA

HOSTS = ("https://*.mycdn.me", "https://cdn.example.org")
PICTURE = "https://i.mycdn.me/image?id=1"
HEADING = ["Профиль", "Артикул", "Кол-во", "Цена", "Фото"]


@dataclass(frozen=True)
class Sheet:
    """A table in which a cell leads somewhere."""

    cell: Cell

    def read(self) -> FileFindings:
        table = plain([HEADING, [ANNA, "Б-1", "1", "100", ""]])
        heading, row = table.rows
        linked = Row(row.number, (*row.cells[:-1], self.cell))
        return read_rows(Table(rows=[heading, linked]), HOSTS)


def read(cell: str) -> FileFindings:
    return read_rows(plain([HEADING, [ANNA, "Б-1", "1", "100", cell]]), HOSTS)


@pytest.mark.parametrize("name", ["Фото", "картинка", "Ссылка на фото", "Изображение", "Photo", "image_url", "Picture"])
def test_the_column_is_known_by_its_names(name: str) -> None:
    assert read_name(name) is Column.PICTURE


def test_a_link_of_a_column_that_says_no_more_is_still_the_buyers() -> None:
    assert read_name("Ссылка") is Column.BUYER


@pytest.mark.parametrize("address", [PICTURE, "https://cdn.example.org/a.jpg", "https://a.b.mycdn.me/x"])
def test_a_picture_is_kept_on_its_line(address: str) -> None:
    findings = read(f"  {address} ")
    assert [line.picture for line in findings.buyers[0].lines] == [address]
    assert findings.remarks == ()


@pytest.mark.parametrize(
    "address",
    [
        "http://i.mycdn.me/a.jpg",
        "https://mycdn.me/a.jpg",
        "https://mycdn.me.evil.org/a.jpg",
        "https://user@i.mycdn.me/a.jpg",
        "https://i.mycdn.me:8443/a.jpg",
        "//i.mycdn.me/a.jpg",
        "javascript:alert(1)",
        "data:image/png;base64,AAAA",
        "фото 12.jpg",
        "https://i.mycdn.me/" + "a" * LONGEST_PICTURE,
    ],
)
def test_what_the_page_would_not_show_is_left_out_and_said(address: str) -> None:
    findings = read(address)
    assert [line.picture for line in findings.buyers[0].lines] == [""]
    [remark] = findings.remarks
    assert (remark.reason, remark.row, remark.column) == ("picture_left_out", 2, Column.PICTURE)
    assert remark.values == {"hosts": "https://*.mycdn.me, https://cdn.example.org"}


def test_a_cell_may_lead_to_the_picture() -> None:
    findings = Sheet(Cell("фото", link=PICTURE)).read()
    assert [line.picture for line in findings.buyers[0].lines] == [PICTURE]


def test_a_file_without_the_column_or_with_an_empty_cell_leaves_pictures_alone() -> None:
    before = (a_line(picture=PICTURE),)
    for new in (a_line(), a_line(quantity=2)):
        (after,) = merged(before, BuyerRows(ANNA, lines=(new,)))
        assert (after.picture, after.quantity) == (PICTURE, new.quantity)


def test_another_picture_is_no_difference_of_an_order_but_is_counted() -> None:
    before, after = (a_line(), a_line(article="Б-2")), (a_line(picture=PICTURE), a_line(article="Б-2"))
    assert line_differences(before, after) == ()
    assert (pictured(before, after), pictured(after, after), pictured((), after)) == (1, 0, 0)
    order = an_order(before)
    assert only_pictured(order, replace(order, lines=after))
    assert not only_pictured(order, replace(order, lines=(replace(after[0], quantity=2), after[1])))
    assert not only_pictured(order, replace(order, lines=after, fee=0))
