"""A file becomes a plan, and a list of the rows that stay out."""

import pytest

from chalicelib.domain.imports.findings import Kept
from chalicelib.domain.imports.import_job import LARGEST_FILE, ImportState, uploaded_file
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY, a_principal, csv_of, row_of
from tests.usecases.house import House


def test_bad_rows_are_listed_and_the_good_ones_go_in(house: House) -> None:
    job = house.imported(row_of(1), row_of(2, price="дорого"), "кто-то;;;Б-1;Ботинки;38;1;100")
    assert (job.rows, job.bad_rows, job.buyers) == (3, 2, 1)
    bad = house.container.imports.manage.bad_rows(a_principal(), job.id)
    assert [(row.row, row.column, row.reason) for row in bad.rows] == [
        (3, "price", "price_unreadable"),
        (4, "buyer", "buyer_unreadable"),
    ]
    assert (bad.total, len(house.memory.orders(COMMUNITY))) == (2, 1)
    assert bad.download
    sheet = house.stores.files.read(COMMUNITY, f"imports/{job.id}/bad-rows.csv").decode("utf-8-sig")
    assert sheet.splitlines()[1].startswith("3;Цена;")


def test_a_file_with_no_good_row_ends_well_and_saves_nothing(house: House) -> None:
    job = house.imported(row_of(1, price="?"))
    assert (job.state, job.bad_rows, house.memory.orders(COMMUNITY)) == (ImportState.DONE, 1, [])


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\x00\x01\x02", "file_foreign"),
        (b"PK\x03\x04broken", "file_damaged"),
        (b"\xd0\xcf\x11\xe0 old", "file_old_excel"),
        ("Имя;Город\nАнна;Тверь\n".encode(), "columns_missing_in_row"),
        (csv_of(), "file_empty"),
    ],
)
def test_a_file_at_fault_fails_with_a_reason(house: House, content: bytes, reason: str) -> None:
    job = house.previewed(content=content)
    assert (job.state, job.failure) == (ImportState.FAILED, reason)
    assert house.memory.journal[-1].event is Event.IMPORT_FAILED


@pytest.mark.parametrize(("content", "reason"), [(b"", "file_empty"), (b"x" * (LARGEST_FILE + 1), "file_too_large")])
def test_storage_is_not_trusted_about_the_size(house: House, content: bytes, reason: str) -> None:
    job = house.uploaded(b"what the page says is not what it sends")
    house.stores.files.write(COMMUNITY, uploaded_file(job), content)
    house.container.imports.manage.preview(a_principal(), job)
    assert house.driven(job).failure == reason


ORDERS = [row_of(place, article=f"А-{number}") for place in (1, 2) for number in range(2)]


def test_a_row_of_nobody_names_everybody_and_the_row(house: House) -> None:
    house.imported(*ORDERS)
    job = house.previewed(ORDERS[0], ORDERS[2], "кто-то;;;Б-1;Ботинки;38;1;100")
    notes = house.container.imports.manage.notes(job)
    assert notes.kept == Kept(everybody=True, rows="4")
    assert (job.incomplete, job.counts.kept, job.counts.going) == (2, 2, 0)


def test_a_file_without_anything_to_say_of_has_no_notes(house: House) -> None:
    job = house.previewed(*ORDERS)
    assert house.container.imports.manage.notes(job).remarks == ()
    assert not [name for _, name in house.stores.files.contents if "notes" in name]
    assert house.memory.orders(COMMUNITY) == []
