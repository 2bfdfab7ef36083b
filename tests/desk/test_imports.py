"""The check of a file, as an organizer looks through it."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.communities.community import Community
from infra.operate import imports
from tests.browser.callers import Organizer
from tests.browser.files import chosen, drop, workbook
from tests.browser.house import House
from tests.browser.visits import PHONE
from tests.desk.conftest import Desk
from tests.world import ANNA

GOOD = (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490)
BAD = [(ANNA, "Анна Петрова", f"ШГ-{place}", "Стельки", "", 1, "по акции") for place in range(12)]
OTHERS = [(ANNA, "Анна Петрова", f"К-{place}", "Кроссовки", "38", 1, 1000) for place in range(4)]
SAVE = "Сохранить в закупку 1 заказ"


def compared(house: House, community: Community, file: Path, *rows: tuple[object, ...]) -> str:
    """The screen of a file that was compared with the purchase «Обувь»."""
    file.write_bytes(workbook(*rows))
    purchase = imports.find_purchase(house.container, operator_in(community.id), "Обувь")
    return f"#/import/{house.compare(community, purchase, file).id}"


def saved(house: House, community: Community, file: Path, *rows: tuple[object, ...]) -> None:
    file.write_bytes(workbook(*rows))
    purchase = imports.find_purchase(house.container, operator_in(community.id), "Обувь")
    house.save(community, house.compare(community, purchase, file))


@pytest.mark.slow
def test_of_a_purchase_that_goes_on_already_it_warns_before_saving(
    house: House, desk: Desk, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    purchase = str(organizer.post("v1/purchases", title="Обувь", deliveryCost=30_000)["id"])
    screen = compared(house, community, tmp_path / "заказы.xlsx", GOOD, *BAD)
    page = desk(screen)
    expect(page.get_by_role("button", name=SAVE)).to_be_visible()
    expect(page.get_by_text("без новой доли доставки")).to_be_visible()
    expect(page.get_by_role("alert", name="и оплата открыта")).to_have_count(0)
    organizer.agree(purchase, paymentOpen=True)
    organizer.move(purchase, "stopped")
    page.set_viewport_size(PHONE)
    page.reload()
    expect(page.get_by_role("alert", name="«Стоп», и оплата открыта")).to_be_visible()
    rows = page.get_by_role("table", name="Строки с ошибками").locator("tbody").get_by_role("row")
    expect(rows).to_have_count(12)
    reason = rows.first.get_by_role("cell").last.bounding_box()
    assert reason
    assert reason["width"] > 240


@pytest.mark.slow
def test_a_file_that_takes_lines_away_is_saved_by_a_second_press_and_tells_of_whom_it_takes_none(
    house: House, desk: Desk, community: Community, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("v1/purchases", title="Обувь")
    saved(house, community, tmp_path / "прежние.xlsx", *OTHERS)
    page = desk(compared(house, community, tmp_path / "заказы.xlsx", GOOD, *BAD))
    kept = page.get_by_role("alert", name="У 1 покупателя ничего не убираем")
    expect(kept).to_contain_text("Анна Петрова")
    expect(kept).to_contain_text("Сейчас это 4 строки")
    screen = compared(house, community, tmp_path / "чужой.xlsx", GOOD)
    page.evaluate("(hash) => { location.hash = hash; }", screen)
    expect(page.get_by_role("alert", name="Из заказов пропадут 4 строки")).to_be_visible()
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name=SAVE).click()
    dialog.get_by_role("button", name="Отмена").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name=SAVE).click()
    dialog.get_by_role("button", name="Да, убрать и сохранить").click()
    expect(page.get_by_role("status", name="Готово")).to_be_visible()


def test_a_purchase_is_made_by_keyboard_without_fee_and_delivery_and_an_old_one_found_further_down(
    house: House, desk: Desk, community: Community, organizer: Organizer
) -> None:
    for place in range(23):
        house.purchase(community, f"Закупка {place:02}")
    page = desk("#/import")
    expect(page.get_by_role("radio")).to_have_count(20)
    page.get_by_role("button", name="Показать ещё").click()
    expect(page.get_by_role("radio")).to_have_count(23)
    expect(page.get_by_role("button", name="Показать ещё")).to_have_count(0)
    page.get_by_role("radio", name="Закупка 00").check()
    page.get_by_role("button", name="Новая закупка").focus()
    page.keyboard.press("Enter")
    title = page.get_by_label("Название")
    expect(title).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Напишите, как называется закупка.")).to_be_visible()
    expect(title).to_be_focused()
    page.keyboard.type("Без сборов")
    page.get_by_label("Оргсбор").fill("")
    expect(page.get_by_text("Пустое поле — 0")).to_have_count(2)
    page.keyboard.press("Enter")
    expect(page.get_by_role("radio", name="Без сборов")).to_be_checked()
    made = organizer.get("v1/purchases")["items"][0]
    assert (made["title"], made["feePercent"], made["deliveryCost"]) == ("Без сборов", "0", 0)


@pytest.mark.slow
def test_a_file_that_is_none_is_refused_at_once_or_after_it_was_read(desk: Desk, organizer: Organizer) -> None:
    organizer.post("v1/purchases", title="Обувь")
    page = desk("#/import")
    page.get_by_role("radio", name="Обувь").check()
    trouble = page.get_by_role("main").get_by_role("alert")
    for content, name, said in ((b"x", "фото.jpg", "нужен XLSX или CSV"), (b"", "заказы.csv", "Файл пустой")):
        page.locator("input[type=file]").set_input_files(chosen(content, name))
        expect(trouble).to_contain_text(said)
    drop(page.locator(".drop"), b"JPEG", "фото.xlsx")
    expect(page.get_by_role("alert", name="Загрузка не удалась")).to_be_visible()
    page.get_by_role("link", name="Выбрать другой файл").click()
    expect(page.get_by_role("heading", name="Файл с заказами")).to_be_visible()
