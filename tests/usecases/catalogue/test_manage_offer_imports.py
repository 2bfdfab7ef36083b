"""A price list comes as a file: handed over, looked at, started once."""

import pytest

from chalicelib.domain.catalogue import offer_import
from chalicelib.domain.errors import Conflict, Invalid, NotFound, TooLarge
from chalicelib.domain.imports.import_job import LARGEST_FILE, ImportState
from chalicelib.domain.journal import Event
from chalicelib.usecases.catalogue import compare_price_list, manage_offer_imports, read_price_list
from chalicelib.usecases.catalogue.manage_offer_imports import PAGE, ManageOfferImports
from tests.factories import a_principal, an_import
from tests.usecases.catalogue.shop import LIST, MARIA, a_shop, compared, differences, lines_of, listed, uploaded
from tests.usecases.house import House


def manage(house: House) -> ManageOfferImports:
    return house.container.catalogue.manage_imports


def test_a_file_is_handed_over_by_a_form(house: House) -> None:
    job, form = manage(a_shop(house)).create(MARIA, LIST, "прайс.xlsx", 5)
    assert (job.state, job.price_list, job.purchase) == (ImportState.AWAITING_FILE, LIST, "")
    assert form.fields["key"] == f"c1/price-lists/{job.id}/file"
    entry = house.memory.journal[-1]
    assert (entry.event, entry.data["price_list"]) == (Event.IMPORT_CREATED, LIST)
    with pytest.raises(Conflict, match="file_not_uploaded"):
        manage(house).preview(MARIA, job.id)


def test_what_is_no_file_is_refused(house: House) -> None:
    a_shop(house)
    for size, refusal in ((0, Invalid), (LARGEST_FILE + 1, TooLarge)):
        with pytest.raises(refusal):
            manage(house).create(MARIA, LIST, "x", size)
    for principal, price_list in ((MARIA, "other"), (a_principal(community="c2"), LIST)):
        with pytest.raises(NotFound, match="price_list_missing"):
            manage(house).create(principal, price_list, "x", 1)


def test_a_list_that_is_put_away_takes_no_file(house: House) -> None:
    job = uploaded(a_shop(house), lines_of("A1;;;1;1"))
    house.container.catalogue.manage_price_lists.archive(MARIA, LIST, archived=True)
    for refused in (lambda: manage(house).create(MARIA, LIST, "x", 1), lambda: manage(house).preview(MARIA, job)):
        with pytest.raises(Conflict, match="price_list_archived"):
            refused()


def test_a_file_of_orders_is_none_of_a_price_list_and_the_other_way_round(house: House) -> None:
    job = uploaded(a_shop(house), lines_of("A1;;;1;1"))
    house.save(an_import(id="orders"))
    with pytest.raises(NotFound, match="import_missing"):
        manage(house).get(MARIA, "orders")
    with pytest.raises(NotFound, match="import_missing"):
        house.container.imports.manage.get(MARIA, job)
    with pytest.raises(NotFound, match="import_missing"):
        manage(house).get(a_principal(community="c2"), job)


def test_preview_and_start_are_done_once_however_often_they_are_asked(house: House) -> None:
    job = uploaded(a_shop(house), lines_of("A1;;;1;1"))
    for _ in range(2):
        assert manage(house).preview(MARIA, job).state is ImportState.READING
    with pytest.raises(Conflict, match="import_not_ready"):
        manage(house).start(MARIA, job)
    with pytest.raises(Conflict, match="import_not_ready"):
        manage(house).differences(MARIA, job, None)
    house.driven(job)
    for _ in range(2):
        assert manage(house).start(MARIA, job).state is ImportState.APPLYING
    assert house.driven(job).state is ImportState.DONE
    assert manage(house).start(MARIA, job).state is ImportState.DONE
    assert house.memory.events().count(Event.IMPORT_STARTED) == 1


def test_a_comparison_is_good_until_another_file_is_saved(house: House) -> None:
    first, second = compared(a_shop(house), "A1;;;1;1"), compared(house, "A1;;;2;1")
    manage(house).start(MARIA, first.id)
    house.driven(first.id)
    with pytest.raises(Conflict, match="price_comparison_old"):
        manage(house).start(MARIA, second.id)


def test_files_of_orders_and_of_price_lists_go_one_by_one(house: House) -> None:
    a_shop(house)
    orders = house.uploaded(b"x")
    house.container.imports.manage.preview(MARIA, orders)
    job = manage(house).preview(MARIA, uploaded(house, lines_of("A1;;;1;1")))
    assert job.queued
    house.driven(orders)
    assert house.driven(job.id).state is ImportState.READY


def test_differences_come_a_hundred_a_page(house: House) -> None:
    job = compared(a_shop(house), *(f"A{place:03};;;1;1" for place in range(PAGE + 1)))
    first = manage(house).differences(MARIA, job.id, None)
    assert (len(first.things), len(differences(house, job))) == (PAGE, PAGE + 1)
    with pytest.raises(Invalid):
        manage(house).differences(MARIA, listed(house, "A1;;;1;1").id, first.cursor)


def test_a_page_is_filled_from_several_chunks(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    for module in (offer_import, read_price_list, compare_price_list):
        monkeypatch.setattr(module, "TOGETHER", 3)
    for name, most in (("PAGE", 4), ("MOST_FILES", 2)):
        monkeypatch.setattr(manage_offer_imports, name, most)
    job = compared(a_shop(house), *(f"A{place:02};;;1;1" for place in range(20)))
    sizes: list[int] = []
    cursor = None
    while cursor or not sizes:
        page = manage(house).differences(MARIA, job.id, cursor)
        sizes.append(len(page.things))
        cursor = page.cursor
    assert sizes == [4, 4, 4, 4, 4]
    assert [each.article for each in differences(house, job)] == [f"A{place:02}" for place in range(20)]


def test_a_page_that_is_gone_is_empty(house: House) -> None:
    job = compared(a_shop(house), "A1;;;1;1")
    house.stores.files.contents.clear()
    assert differences(house, job) == []
    assert manage(house).bad_rows(MARIA, job.id).total == 0
