"""The main path of the product: a file becomes orders, and a buyer sees them inside OK."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from chalicelib.domain.communities.community import Community
from tests.browser.files import chosen, drop, workbook
from tests.browser.house import House
from tests.browser.visits import DESK, Visits, framed
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


def at_import(visits: Visits) -> Page:
    """The desk's import, from the first screen of the cabinet."""
    phone = visits.cabinet(ADMIN)
    with phone.expect_popup() as popup:
        phone.get_by_role("button", name="Загрузка заказов — на рабочем столе").click()
    page = visits.hear(popup.value)
    page.set_viewport_size(DESK)
    expect(page.get_by_role("heading", name="Загрузка заказов")).to_be_visible()
    page.evaluate(SEEN)
    return page


def create_purchase(page: Page) -> None:
    page.get_by_role("button", name="Новая закупка").click()
    page.get_by_label("Название").fill("Осенняя обувь «Шаг»")
    page.get_by_label("Оргсбор").fill("12,5")
    page.get_by_label("Доставка").fill("300")
    page.get_by_role("dialog").get_by_role("button", name="Создать").click()
    expect(page.get_by_role("radio", name="Осенняя обувь «Шаг»")).to_be_checked()


def bring_again(page: Page, content: bytes) -> None:
    page.get_by_role("link", name="Загрузить ещё файл").click()
    page.get_by_role("radio", name="Осенняя обувь").check()
    drop(page.locator(".drop"), content)


def save(page: Page, orders: str) -> None:
    page.get_by_role("button", name=f"Сохранить в закупку {orders}").click()
    expect(page.get_by_role("status", name="Готово")).to_be_visible()


def downloaded(page: Page, folder: Path) -> list[str]:
    with page.expect_download() as begun:
        page.get_by_role("link", name="Скачать все строки с ошибками").click()
    begun.value.save_as(folder / "bad-rows.csv")
    return (folder / "bad-rows.csv").read_text("utf-8-sig").splitlines()


def assert_the_check_shows_three_orders_and_two_bad_rows(page: Page, folder: Path) -> None:
    expect(page.locator(".tile dd")).to_have_text(["3", "0", "0", "0"])
    expect(page.locator("summary bdi")).to_have_text(["Анна Петрова", "Елена Смирнова", "Дарья Волкова"])
    rows = page.get_by_role("table", name="Строки с ошибками").locator("tbody").get_by_role("row")
    expect(rows).to_have_text(
        [re.compile("3.*Цена.*Цена не читается"), re.compile("5.*Профиль.*Покупатель не читается")]
    )
    assert [line.partition(";")[0] for line in downloaded(page, folder)] == ["Строка", "3", "5"]


def assert_the_sum_is_explained(order: FrameLocator, placed: datetime) -> None:
    expect(order.get_by_role("heading", level=1)).to_have_text("Заказ № 1001")
    expect(order.locator(".line-name")).to_have_text(["Ботинки женские", "Кроссовки детские"])
    expect(order.locator(".sum dt")).to_have_text(["Товары", "Оргсбор 12,5 %", "Ваша доля доставки", "Итого"])
    expect(order.locator(".sum dd")).to_have_text(["6 871,00 ₽", "858,88 ₽", "160,90 ₽", "7 890,78 ₽"])
    expect(order.locator(".person-name")).to_have_text("Мария Орлова")
    expect(order.get_by_text("Оформлен")).to_contain_text(f"{placed:%Y г. в %H:%M}")


def follow_the_message(buyer: Page) -> None:
    buyer.bring_to_front()
    buyer.get_by_role("tab", name="Сообщения").click()
    message = buyer.locator(".message")
    expect(message).to_contain_text("Ваш заказ № 1001 записан в закупку «Осенняя обувь „Шаг“»")
    expect(message).to_contain_text("• Кроссовки детские, 29 — 2 шт., 3 381 ₽")
    expect(message).to_contain_text("Итого: 7 890,78 ₽")
    message.get_by_role("link", name="Открыть заказ").click()


@pytest.mark.slow
def test_a_file_becomes_orders_and_the_buyer_follows_the_message_to_the_very_order(
    house: House, visits: Visits, community: Community, tmp_path: Path
) -> None:
    buyer = visits.sandbox(ANNA)
    buyer.get_by_role("button", name="Открыть кабинет").click()
    expect(framed(buyer).get_by_text("За два месяца заказов нет")).to_be_visible()
    house.welcome(ELENA)
    house.welcome(SILENT)

    organizer = at_import(visits)
    create_purchase(organizer)
    first = workbook(BOOTS, NO_PRICE, SNEAKERS, NOBODY, WINTER, QUIET)
    organizer.locator("input[type=file]").set_input_files(chosen(first))
    assert_the_check_shows_three_orders_and_two_bad_rows(organizer, tmp_path)
    save(organizer, "3 заказа")
    assert {"Отправляем файл", "Сохраняем заказы"} <= set(organizer.evaluate("() => [...window.bars]"))

    house.hurry(community, "1001", ANNA)
    follow_the_message(buyer)
    # The browser is in Vladivostok, the community is not.
    placed = house.container.stores.orders.get(community.id, "1001").created_at.astimezone(ZoneInfo("Europe/Moscow"))
    assert_the_sum_is_explained(framed(buyer), placed)

    organizer.bring_to_front()
    bring_a_corrected_file(house, organizer)
    assert_the_orders_are_found_and_changed_together(organizer)


def bring_a_corrected_file(house: House, organizer: Page) -> None:
    """Twice: the second time there is nothing to be saved."""
    corrected = workbook(BOOTS, SNEAKERS, (*WINTER[:6], 4100), QUIET)
    bring_again(organizer, corrected)
    expect(organizer.locator("summary bdi")).to_have_text(["Елена Смирнова"])
    expect(organizer.locator(".tile dd")).to_have_text(["0", "1", "2", "0"])
    expect(organizer.get_by_text("Цена:")).to_have_text("Цена: 4 250 ₽ → 4 100 ₽")
    assert len(house.inbox(ANNA)) == 1  # the order and its share of the delivery were told at once
    save(organizer, "1 заказ")
    bring_again(organizer, corrected)
    expect(organizer.get_by_role("heading", name="Сохранять нечего")).to_be_visible()
    expect(organizer.locator(".tile dd")).to_have_text(["0", "0", "3", "0"])
    assert house.inbox(SILENT) == []


def assert_the_orders_are_found_and_changed_together(page: Page) -> None:
    page.get_by_role("link", name="Заказы").first.click()
    expect(page.get_by_role("row", name="Анна Петрова")).to_be_visible()
    page.get_by_label("Выбрать все").check()
    page.get_by_label("Что сделать").select_option("ready")
    page.get_by_role("button", name="Показать, что будет").click()
    expect(page.get_by_role("dialog")).to_contain_text("Получится: 3 из 3")
    page.get_by_role("dialog").get_by_role("button", name="Изменить").click()
    expect(page.get_by_role("status").filter(has_text="Получится: 3 из 3")).to_be_visible()
    _cancel_two_of_them(page)
    page.get_by_placeholder("Имя, телефон, артикул").fill("елена")
    expect(page.get_by_role("row", name="Анна Петрова")).to_have_count(0)
    page.get_by_role("row", name="Елена Смирнова").get_by_role("link", name="№").click()
    expect(page.get_by_text("Сапоги утеплённые")).to_be_visible()


def _cancel_two_of_them(page: Page) -> None:
    """What is handed out already is not: it is told before, and of each."""
    row = page.get_by_role("row", name="Елена Смирнова")
    row.get_by_role("combobox").last.select_option("handed_out")
    expect(row.get_by_role("cell", name="Выдан", exact=True).first).to_be_visible()
    page.get_by_label("Выбрать все").check()
    page.get_by_label("Что сделать").select_option("cancelled")
    page.get_by_role("button", name="Показать, что будет").click()
    expect(page.get_by_text("Заполните это поле.")).to_be_visible()
    page.get_by_label("Причина").fill("Поставщик закрылся")
    page.get_by_role("button", name="Показать, что будет").click()
    dialog = page.get_by_role("dialog", name="Отмена заказов")
    expect(dialog).to_contain_text("Получится: 2 из 3")
    expect(dialog.get_by_role("listitem")).to_have_count(1)
    dialog.get_by_role("button", name="Отменить заказы").click()
    expect(page.get_by_role("status").filter(has_text="Получится: 2 из 3")).to_be_visible()
    expect(page.get_by_role("row", name="Анна Петрова")).to_contain_text("Отменён")
