"""Suppliers at the desk: connected with a check, asked at a line, and what they do not keep is taken back."""

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from infra.sandbox.supplier.api import TOKEN
from tests.browser.accessibility import grave_violations
from tests.browser.house import MARIA, OLGA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import PHONE, Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import connect, kept, show
from tests.world import MODERATOR


@pytest.fixture
def shop(house: House) -> Community:
    return house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "external_orders_manager"}))


def connected(page: Page, url: str) -> None:
    """With a wrong token at first."""
    page.get_by_role("button", name="Подключить поставщика").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Как называть").fill("Ромашка")
    dialog.get_by_label("Адрес сервиса").fill(url)
    for token in ("wrong", TOKEN):
        dialog.get_by_role("textbox", name="Токен").fill(token)
        dialog.get_by_role("button", name="Проверить и подключить").click()
        if token == "wrong":
            expect(dialog.get_by_role("alert")).to_contain_text("не принимает токен")
    expect(page.get_by_role("article", name="Ромашка")).to_contain_text("работает")
    expect(dialog).to_have_count(0)


def test_one_is_connected_asked_at_a_line_and_what_is_gone_is_taken_back(
    house: House, desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("409")
    order = show(house, connect(house, shop))
    page = desk("#/price-lists")
    connected(page, f"{house.sandbox}supplier/api")
    assert grave_violations(page) == []
    page.get_by_role("button", name="Проверить снова").click()
    expect(page.get_by_text("Поставщик отвечает и принимает токен")).to_be_visible()
    page = desk(f"#/external/{order.account}/{order.order}", user=MODERATOR, viewport=PHONE)
    page.get_by_role("button", name="Спросить поставщиков: Фильтр масляный").click()
    expect(page.get_by_text("Ромашка: 2 предложения")).to_be_visible()
    picker = page.get_by_label("Предложение: Фильтр масляный")
    picker.select_option(label="Поставщик Ромашка · 410 ₽ · 2 дня · свободно 6 · Knecht OC-90 Фильтр масляный")
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 2 шт. · Ромашка: Фильтр масляный, 410 ₽")).to_be_visible()
    expect(page.get_by_text("Резервируем у поставщика")).to_be_visible()
    house.ok.control("supplier/change", {"offer": "p4", "stock": 0})
    house.container.external.reserve_goods.reserve(kept(house, order))
    expect(page.get_by_text("У поставщика этого товара больше нет")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Маркетплейсу ещё ничего не сообщили")).to_be_visible()
    page.get_by_role("button", name="Вернуть: OC-90").click()
    expect(page.get_by_role("button", name="Принять 1 позицию")).to_be_visible()
    expect(page.get_by_role("button", name="Спросить поставщиков: Фильтр масляный")).to_be_visible()
    expect(picker.get_by_role("option", name="Ромашка")).to_have_count(0)
