"""A day of the manager of external orders: stock and a rule in the morning, then what Ozon brings is decided."""

from collections.abc import Mapping, Sequence

import pytest
from playwright.sync_api import Locator, Page, ViewportSize, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.browser.callers import Organizer
from tests.browser.files import chosen, workbook
from tests.browser.house import MARIA, OLGA, House
from tests.browser.patience import until
from tests.browser.visits import DESK, PHONE
from tests.desk.conftest import Desk
from tests.world import MODERATOR

HEADING = ("Артикул", "Наименование", "Цена", "Остаток", "Закупка")
SPARK, OIL = ("BX-0986", "Свеча зажигания Bosch", 1_400, 10, 900), ("OC-90", "Фильтр масляный", 600, 4, 400)
FIRST = {"offer_id": "BX-0986", "name": "Свеча зажигания Bosch", "price": "1530.0000"}
SECOND = {"sku": 150, "offer_id": "OC 90", "name": "Фильтр масляный", "price": "640.0000", "quantity": 2}
THIRD = {"sku": 151, "offer_id": "LX-700", "name": "Фильтр воздушный", "price": "910.5000"}
LONG = 60_000
"""Milliseconds: a person's decision waits a quarter of a minute, and what is told is looked at once more."""


@pytest.fixture
def shop(house: House) -> Community:
    """Maria owns it and has connected Ozon, Olga decides."""
    made = house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "external_orders_manager"}))
    wish = {"marketplace": "ozon", "settings": {"client_id": CLIENT_ID}, "secrets": {"api_key": API_KEY}}
    account = Organizer.at_desk(house, made).post("v1/accounts", **wish, title="Ozon Тула")
    house.ok.control("ozon/hook", {"url": account["address"]})
    return made


def ordered(house: House, line: Mapping[str, object]) -> str:
    return str(house.ok.control("ozon/order", {"lines": [line]})["posting"]["posting_number"])


def is_looked_at(house: House, account: Account, number: str) -> bool:
    """It came, and the rules have said what they say."""
    order = house.container.stores.external_orders.find(account.community, account.id, number)
    return order is not None and all(line.why for line in order.lines)


def go(page: Page, hash_: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", hash_)


def row_of(page: Page, number: str) -> Locator:
    return page.get_by_role("row").filter(has_text=number)


def fill_a_price_list(page: Page) -> None:
    page.get_by_role("button", name="Новый прайс-лист").click()
    page.get_by_role("dialog").get_by_label("Название").fill("Склад")
    page.get_by_role("button", name="Создать").click()
    file = chosen(workbook(SPARK, OIL, heading=HEADING), "склад.xlsx")
    page.locator("input[type=file]").set_input_files(file)
    page.get_by_role("button", name="Сохранить 2 предложения").click()
    expect(page.get_by_text("Сохранено: 2 предложения.")).to_be_visible()


def write_a_rule(page: Page) -> None:
    page.get_by_role("button", name="Новое правило").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Название").fill("Свечи сами")
    form.get_by_label("Артикулы").fill("BX*")
    form.get_by_label("Маржа не меньше").fill("20")
    form.get_by_role("button", name="Готово").click()
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Правила сохранены")).to_be_visible()


def see_what_the_rule_did(page: Page, number: str) -> None:
    go(page, "#/external?all=true")
    expect(row_of(page, number)).to_contain_text("принят")
    row_of(page, number).get_by_role("link", name=number).click()
    page.get_by_text("Почему правило «Свечи сами» решило так").click()
    expect(page.get_by_text("Принято: Склад: Свеча зажигания Bosch.")).to_be_visible()


def accept(page: Page, number: str) -> None:
    go(page, "#/external")
    page.get_by_role("link", name=number).click()
    offer = page.get_by_label("Предложение: Фильтр масляный", exact=True)
    expect(offer.locator("option:checked")).to_contain_text("свободно 4")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 2 шт. · Склад: Фильтр масляный")).to_be_visible()


def refuse(page: Page, number: str) -> None:
    go(page, "#/external")
    page.get_by_role("link", name=number).click()
    page.get_by_role("button", name="Отказать").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Причина").select_option(label="Товар закончился на складе продавца")
    dialog.get_by_role("button", name="Отказать").click()
    expect(page.get_by_text("Причина: товар закончился")).to_be_visible()


def wait_until_ozon_knows(page: Page, account: Account, numbers: Sequence[str]) -> None:
    for number in numbers:
        go(page, f"#/external/{account.id}/{number}")
        expect(page.get_by_role("heading", name=number)).to_be_visible()
        expect(page.get_by_text("маркетплейс знает").first).to_be_visible(timeout=LONG)


def see_what_is_left(page: Page) -> None:
    go(page, "#/external")
    expect(page.get_by_text("Ничего не ждёт решения")).to_be_visible()
    go(page, "#/price-lists?article=OC90")
    expect(row_of(page, "OC-90")).to_contain_text("2")
    go(page, "#/rules")
    expect(page.get_by_text("приняло: 1")).to_be_visible()


def states_at_ozon(house: House) -> Mapping[str, str]:
    (seller,) = (each for each in house.ok.get("/sandbox/ozon/state").json["sellers"] if each["client_id"] == CLIENT_ID)
    return {each["posting_number"]: each["status"] for each in seller["postings"]}


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_managers_day(house: House, desk: Desk, shop: Community, viewport: ViewportSize) -> None:
    page = desk("#/price-lists", viewport, MODERATOR)
    fill_a_price_list(page)
    go(page, "#/rules")
    write_a_rule(page)
    by_rule, by_hand, refused = numbers = [ordered(house, line) for line in (FIRST, SECOND, THIRD)]
    (account,) = house.container.stores.accounts.list(shop.id)
    until(lambda: all(is_looked_at(house, account, each) for each in numbers))
    see_what_the_rule_did(page, by_rule)
    accept(page, by_hand)
    refuse(page, refused)
    wait_until_ozon_knows(page, account, numbers)
    see_what_is_left(page)
    assert states_at_ozon(house) == {by_rule: "awaiting_deliver", by_hand: "awaiting_deliver", refused: "cancelled"}
