"""The check of a file, as an organizer looks through it."""

from pathlib import Path

from playwright.sync_api import expect

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.communities.community import Community
from infra.operate import imports
from tests.browser.callers import Organizer
from tests.browser.files import workbook
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ADMIN, ANNA

GOOD = (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490)
BAD = [(ANNA, "Анна Петрова", f"ШГ-{place}", "Стельки", "", 1, "по акции") for place in range(12)]


def compared(house: House, community: Community, title: str, folder: Path) -> str:
    file = folder / "заказы.xlsx"
    file.write_bytes(workbook(GOOD, *BAD))
    purchase = imports.find_purchase(house.container, operator_in(community.id), title)
    return f"#/import/{house.compare(community, purchase, file).id}"


def test_of_a_purchase_that_goes_on_already_it_warns_before_saving(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    purchase = str(organizer.post("v1/purchases", title="Обувь", deliveryCost=30_000)["id"])
    screen = compared(house, community, "Обувь", tmp_path)
    page = visits.cabinet(ADMIN)
    go(page, screen)
    expect(page.get_by_role("button", name="Сохранить в закупку 1 заказ")).to_be_visible()
    expect(page.get_by_text("без новой доли доставки")).to_be_visible()
    expect(page.locator(".save-panel .alarm")).to_have_count(0)
    organizer.agree(purchase, paymentOpen=True)
    organizer.move(purchase, "stopped")
    page = visits.cabinet(ADMIN)
    go(page, screen)
    expect(page.locator(".save-panel .alarm")).to_contain_text("«Стоп», и оплата открыта")


def test_on_a_phone_bad_rows_are_read_without_scrolling_inside(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("v1/purchases", title="Обувь")
    page = visits.cabinet(ADMIN, {"width": 360, "height": 740})
    go(page, compared(house, community, "Обувь", tmp_path))
    expect(page.locator("tbody tr:visible")).to_have_count(10)
    reason = page.locator(".table-reason").first.bounding_box()
    assert reason
    assert reason["width"] > 240
    assert page.locator(".table-frame").first.evaluate("(it) => it.scrollHeight <= it.clientHeight")
    page.get_by_text("Показать ещё 2 строки").click()
    expect(page.locator("tbody tr:visible")).to_have_count(12)


def saved(house: House, community: Community, title: str, folder: Path, *rows: tuple[object, ...]) -> None:
    file = folder / "прежние.xlsx"
    file.write_bytes(workbook(*rows))
    purchase = imports.find_purchase(house.container, operator_in(community.id), title)
    house.save(community, house.compare(community, purchase, file))


def test_a_file_that_takes_most_lines_away_is_saved_by_a_second_press(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("v1/purchases", title="Обувь")
    lines = [(ANNA, "Анна Петрова", f"К-{place}", "Кроссовки", "38", 1, 1000) for place in range(4)]
    saved(house, community, "Обувь", tmp_path, *lines)
    file = tmp_path / "чужой.xlsx"
    file.write_bytes(workbook(GOOD))
    purchase = imports.find_purchase(house.container, operator_in(community.id), "Обувь")
    page = visits.cabinet(ADMIN)
    go(page, f"#/import/{house.compare(community, purchase, file).id}")
    expect(page.locator(".save-panel .alarm")).to_contain_text("Из заказов пропадут 4 строки")
    page.get_by_role("button", name="Сохранить в закупку 1 заказ").click()
    expect(page.get_by_role("group", name="Точно убрать 4 строки")).to_be_visible()
    page.get_by_role("button", name="Отмена").click()
    page.get_by_role("button", name="Сохранить в закупку 1 заказ").click()
    page.get_by_role("button", name="Да, убрать и сохранить").click()
    expect(page.get_by_role("heading", name="Готово")).to_be_visible()


def test_of_whom_nothing_is_taken_away_stands_in_the_check(
    house: House, visits: Visits, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("v1/purchases", title="Обувь")
    other = (ANNA, "Анна Петрова", "К-7", "Кроссовки", "38", 1, 1000)
    saved(house, community, "Обувь", tmp_path, GOOD, other)
    page = visits.cabinet(ADMIN)
    go(page, compared(house, community, "Обувь", tmp_path))
    alarm = page.locator(".alarm", has_text="У 1 покупателя ничего не убираем")
    expect(alarm).to_contain_text("Анна Петрова")
    expect(alarm).to_contain_text("Сейчас это 1 строка")


def test_a_purchase_without_fee_and_delivery_needs_no_zeros(
    visits: Visits, community: Community, organizer: Organizer
) -> None:
    page = visits.cabinet(ADMIN)
    go(page, "#/import")
    page.get_by_label("Название").fill("Без сборов")
    page.get_by_label("Оргсбор, %").fill("")
    expect(page.get_by_text("Пустое поле — 0")).to_have_count(2)
    page.get_by_role("button", name="Создать закупку").click()
    expect(page.get_by_role("radio", name="Без сборов")).to_be_checked()
    (made,) = organizer.get("v1/purchases")["items"]
    assert (made["title"], made["feePercent"], made["deliveryCost"]) == ("Без сборов", "0", 0)


def test_an_old_purchase_is_found_further_down(
    house: House, visits: Visits, community: Community, organizer: Organizer
) -> None:
    for place in range(23):
        house.purchase(community, f"Закупка {place:02}")
    page = visits.cabinet(ADMIN)
    go(page, "#/import")
    expect(page.get_by_role("radio")).to_have_count(5)
    for count in (20, 23):
        page.get_by_role("button", name="Показать ещё").click()
        expect(page.get_by_role("radio")).to_have_count(count)
    expect(page.get_by_role("button", name="Показать ещё")).to_have_count(0)
    page.get_by_role("radio", name="Закупка 00").check()
    expect(page.get_by_role("radio", name="Закупка 00")).to_be_checked()
