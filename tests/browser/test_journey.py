"""The main path of the product: a file becomes orders, and a buyer sees them inside OK."""

from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.files import chosen, drop, workbook
from tests.browser.house import House
from tests.browser.visits import Visits, framed
from tests.world import ADMIN, ANNA, ELENA, SILENT

BOOTS = (f"https://ok.ru/profile/{ANNA}", "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490)
SNEAKERS = (ANNA, "Анна Петрова", "ШГ-1107", "Кроссовки детские", "29", 2, "1 690,50", "если нет синих, зелёные")
WINTER = (ELENA, "Елена Смирнова", "ШГ-3310", "Сапоги утеплённые", "37", 1, 4250)
QUIET = (SILENT, "Дарья Волкова", "ШГ-1107", "Кроссовки детские", "27", 1, 1690)
NO_PRICE = (ANNA, "Анна Петрова", "ШГ-0903", "Стельки", "", 1, "по акции")
NOBODY = ("Наташа", "", "ШГ-0903", "Стельки", "", 1, 250)

SEEN = """new MutationObserver((changes) => {
    for (const {target} of changes)
        for (const bar of (target.querySelectorAll ? target : document).querySelectorAll("[role=progressbar]"))
            (window.bars ??= new Set()).add(bar.getAttribute("aria-label"));
}).observe(document, {childList: true, subtree: true});"""


def organizers_page(visits: Visits) -> Page:
    page = visits.sandbox(ADMIN)
    page.add_init_script(SEEN)
    page.get_by_role("button", name="Открыть кабинет").click()
    expect(framed(page).get_by_role("heading", name="Загрузка заказов")).to_be_visible()
    return page


def create_purchase(cabinet: FrameLocator) -> None:
    cabinet.get_by_label("Название").fill("Осенняя обувь «Шаг»")
    cabinet.get_by_label("Оргсбор, %").fill("12,5")
    cabinet.get_by_label("Доставка до города, ₽").fill("300")
    cabinet.get_by_role("button", name="Создать закупку").click()
    expect(cabinet.get_by_role("radio", name="Осенняя обувь «Шаг»")).to_be_checked()


def test_a_file_becomes_orders_and_the_buyer_follows_the_message_to_the_very_order(
    house: House, visits: Visits, community: str, tmp_path: Path
) -> None:
    buyer = visits.sandbox(ANNA)
    buyer.get_by_role("button", name="Открыть кабинет").click()
    expect(framed(buyer).get_by_text("За два месяца заказов нет")).to_be_visible()
    house.welcome(ELENA)
    house.welcome(SILENT)

    organizer = organizers_page(visits)
    cabinet = framed(organizer)
    create_purchase(cabinet)
    cabinet.locator("input[type=file]").set_input_files(
        chosen(workbook(BOOTS, NO_PRICE, SNEAKERS, NOBODY, WINTER, QUIET))
    )
    expect(cabinet.locator(".tile", has_text="Новые заказы").locator("dd")).to_have_text("3")
    expect(cabinet.locator(".difference-name")).to_have_text(["Анна Петрова", "Елена Смирнова", "Дарья Волкова"])
    rows = cabinet.get_by_role("table").locator("tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.nth(0)).to_have_text("3ЦенаЦена не читается: нужно число, например 1530,50.")
    expect(rows.nth(1).locator("td").nth(0)).to_have_text("5")
    sheet = downloaded(organizer, cabinet, tmp_path)
    assert [line.split(";")[0] for line in sheet.splitlines()] == ["Строка", "3", "5"]

    cabinet.get_by_role("button", name="Сохранить в закупку 3 заказа").click()
    expect(cabinet.get_by_role("heading", name="Готово")).to_be_visible()
    bars = cabinet.locator("body").evaluate("() => [...window.bars]")
    assert {"Отправляем файл", "Сохраняем заказы"} <= set(bars)

    print("saved")
    buyer.bring_to_front()
    buyer.get_by_role("tab", name="Сообщения").click()
    message = buyer.locator(".message")
    expect(message).to_contain_text("записан в закупку «Осенняя обувь «Шаг»»")
    expect(message).to_contain_text("• Кроссовки детские, 29 — 2 шт., 3\u00a0381\u00a0₽")
    message.get_by_role("link", name="Открыть заказ").click()
    order = framed(buyer)
    expect(order.get_by_role("heading", level=1)).to_have_text("Заказ № 1001")
    print(repr(order.locator(".sum").inner_text()))
    print(repr(message.inner_text()))
    assert house.inbox(SILENT) == []

    cabinet.get_by_role("link", name="Загрузить ещё файл").click()
    cabinet.get_by_role("radio", name="Осенняя обувь").check()
    corrected = workbook(BOOTS, SNEAKERS, (*WINTER[:6], 4100), QUIET)
    drop(cabinet.locator(".drop"), corrected)
    expect(cabinet.locator(".difference-name")).to_have_text(["Елена Смирнова"])
    print(repr(cabinet.locator(".difference").inner_text()))
    print(repr(cabinet.locator(".tiles").inner_text()))
    cabinet.get_by_role("button", name="Сохранить в закупку 1 заказ").click()
    expect(cabinet.get_by_role("heading", name="Готово")).to_be_visible()

    cabinet.get_by_role("link", name="Загрузить ещё файл").click()
    cabinet.get_by_role("radio", name="Осенняя обувь").check()
    drop(cabinet.locator(".drop"), corrected)
    expect(cabinet.get_by_role("heading", name="Сохранять нечего")).to_be_visible()


def downloaded(page: Page, cabinet: FrameLocator, folder: Path) -> str:
    with page.expect_download() as begun:
        cabinet.get_by_role("link", name="Скачать все строки с ошибками").click()
    begun.value.save_as(folder / "bad.csv")
    return (folder / "bad.csv").read_text("utf-8-sig")
