"""The main path of the product: a file becomes orders, and a buyer sees them inside OK."""

import re
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from playwright.sync_api import FrameLocator, Page, expect

from chalicelib.domain.communities.community import Community
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
    framed(page).get_by_role("link", name="Загрузка заказов").click()
    expect(framed(page).get_by_role("heading", name="Загрузка заказов")).to_be_visible()
    return page


def create_purchase(cabinet: FrameLocator) -> None:
    cabinet.get_by_label("Название").fill("Осенняя обувь «Шаг»")
    cabinet.get_by_label("Оргсбор, %").fill("12,5")
    cabinet.get_by_label("Доставка до города, ₽").fill("300")
    cabinet.get_by_role("button", name="Создать закупку").click()
    expect(cabinet.get_by_role("radio", name="Осенняя обувь «Шаг»")).to_be_checked()


def bring_again(cabinet: FrameLocator, content: bytes) -> None:
    cabinet.get_by_role("link", name="Загрузить ещё файл").click()
    cabinet.get_by_role("radio", name="Осенняя обувь").check()
    drop(cabinet.locator(".drop"), content)


def save(cabinet: FrameLocator, orders: str) -> None:
    cabinet.get_by_role("button", name=f"Сохранить в закупку {orders}").click()
    expect(cabinet.get_by_role("heading", name="Готово")).to_be_visible()


def downloaded(page: Page, cabinet: FrameLocator, folder: Path) -> list[str]:
    with page.expect_download() as begun:
        cabinet.get_by_role("link", name="Скачать все строки с ошибками").click()
    begun.value.save_as(folder / "bad-rows.csv")
    return (folder / "bad-rows.csv").read_text("utf-8-sig").splitlines()


def assert_the_check_shows_three_orders_and_two_bad_rows(cabinet: FrameLocator, page: Page, folder: Path) -> None:
    expect(cabinet.locator(".tile dd")).to_have_text(["3", "0", "0", "0"])
    expect(cabinet.locator(".difference-name")).to_have_text(["Анна Петрова", "Елена Смирнова", "Дарья Волкова"])
    expect(cabinet.locator("tbody .table-row")).to_have_text([re.compile("^3"), re.compile("^5")])
    expect(cabinet.locator("tbody .table-column")).to_have_text(["Цена", "Профиль"])
    expect(cabinet.locator("tbody .table-reason")).to_have_text(
        [re.compile("^Цена не читается"), re.compile("^Покупатель не читается")]
    )
    assert [line.partition(";")[0] for line in downloaded(page, cabinet, folder)] == ["Строка", "3", "5"]


def assert_the_sum_is_explained(order: FrameLocator, placed: datetime) -> None:
    expect(order.get_by_role("heading", level=1)).to_have_text("Заказ № 1001")
    expect(order.locator(".line-name")).to_have_text(["Ботинки женские", "Кроссовки детские"])
    expect(order.locator(".sum dt")).to_have_text(["Товары", "Оргсбор 12,5 %", "Ваша доля доставки", "Итого"])
    expect(order.locator(".sum dd")).to_have_text(["6 871,00 ₽", "858,88 ₽", "160,90 ₽", "7 890,78 ₽"])
    expect(order.locator(".person-name")).to_have_text("Мария Орлова")
    expect(order.get_by_text("Оформлен")).to_contain_text(f"{placed:%Y г. в %H:%M}")


def test_a_file_becomes_orders_and_the_buyer_follows_the_message_to_the_very_order(
    house: House, visits: Visits, community: Community, tmp_path: Path
) -> None:
    buyer = visits.sandbox(ANNA)
    buyer.get_by_role("button", name="Открыть кабинет").click()
    expect(framed(buyer).get_by_text("За два месяца заказов нет")).to_be_visible()
    house.welcome(ELENA)
    house.welcome(SILENT)

    organizer = organizers_page(visits)
    cabinet = framed(organizer)
    create_purchase(cabinet)
    first = workbook(BOOTS, NO_PRICE, SNEAKERS, NOBODY, WINTER, QUIET)
    cabinet.locator("input[type=file]").set_input_files(chosen(first))
    assert_the_check_shows_three_orders_and_two_bad_rows(cabinet, organizer, tmp_path)
    save(cabinet, "3 заказа")
    bars = cabinet.locator("body").evaluate("() => [...window.bars]")
    assert {"Отправляем файл", "Сохраняем заказы"} <= set(bars)

    buyer.bring_to_front()
    buyer.get_by_role("tab", name="Сообщения").click()
    message = buyer.locator(".message")
    house.hurry(community, "1001")
    expect(message).to_contain_text("Ваш заказ № 1001 записан в закупку «Осенняя обувь „Шаг“»", timeout=15_000)
    expect(message).to_contain_text("• Кроссовки детские, 29 — 2 шт., 3 381 ₽")
    expect(message).to_contain_text("Итого: 7 890,78 ₽")
    message.get_by_role("link", name="Открыть заказ").click()
    # The browser is in Vladivostok, the community is not.
    placed = house.container.stores.orders.get(community.id, "1001").created_at.astimezone(ZoneInfo("Europe/Moscow"))
    assert_the_sum_is_explained(framed(buyer), placed)

    organizer.bring_to_front()
    corrected = workbook(BOOTS, SNEAKERS, (*WINTER[:6], 4100), QUIET)
    bring_again(cabinet, corrected)
    expect(cabinet.locator(".difference-name")).to_have_text(["Елена Смирнова"])
    expect(cabinet.locator(".tile dd")).to_have_text(["0", "1", "2", "0"])
    expect(cabinet.locator(".move-field")).to_have_text(["Цена: было 4 250 ₽стало 4 100 ₽"])
    assert len(house.inbox(ANNA)) == 1  # the order and its share of the delivery were told at once
    save(cabinet, "1 заказ")
    bring_again(cabinet, corrected)
    expect(cabinet.get_by_role("heading", name="Сохранять нечего")).to_be_visible()
    expect(cabinet.locator(".tile dd")).to_have_text(["0", "0", "3", "0"])
    assert house.inbox(SILENT) == []
