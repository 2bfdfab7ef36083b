"""One sale that two accounts show, at the desk; and the buyer who moves to the region of his order."""

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account, account_id
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Origin
from chalicelib.usecases.ports import Commit
from tests.browser.accessibility import grave_violations
from tests.browser.house import MARIA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import PHONE
from tests.desk.conftest import Desk
from tests.desk.marketplaces import OIL, accept, connect, kept, show


@pytest.fixture
def shop(house: House) -> Community:
    return house.found(organizers=({**MARIA, "role": "owner"},))


def the_market(house: House, shop: Community) -> Account:
    """The account that hands over what Ozon sold."""
    market = Marketplace.YANDEX_MARKET
    return connect(house, shop, id=account_id(market, "8"), marketplace=market, seller="8", title="Маркет Тула")


def doubted(house: House, account: Account) -> ExternalOrder:
    second = show(house, account, order="55", group="", lines=(OIL,), buyer=None, origin=Origin("ozon", ""))
    house.container.stores.commits.commit(account.community, Commit((replace(second, doubtful=True),)))
    return second


def say_that_it_is_the_same(page: Page) -> None:
    expect(page.get_by_text("Не та же ли это продажа?")).to_be_visible()
    expect(page.get_by_role("link", name="№ 2-1")).to_be_visible()
    expect(page.get_by_role("button", name="Принять")).to_have_count(0)
    assert page.evaluate(OVERFLOW) == 0
    assert grave_violations(page) == []
    found = page.get_by_role("alert").filter(has_text="Не та же ли")
    found.get_by_role("button", name="Та же продажа").first.click()
    expect(page.get_by_text("Решение принимается там")).to_be_visible()


def accept_it_and_move_its_buyer(page: Page) -> None:
    box = page.get_by_role("checkbox", name="Перевести покупателя в регион заказа: Пермский край")
    expect(box).to_be_checked()
    expect(page.get_by_text("Пётр Дальний: сейчас – Тульская область, станет – Пермский край")).to_be_visible()
    assert page.evaluate(OVERFLOW) == 0
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 2 шт.")).to_be_visible()


def test_a_doubt_is_answered_and_the_sale_is_accepted_once_with_its_buyer_moved(
    house: House, desk: Desk, shop: Community
) -> None:
    ozon, other = connect(house, shop, moves_region=True), the_market(house, shop)
    accept(house, show(house, ozon, order="1-1", group="1", lines=(OIL,), region="Тульская область"))
    sold = show(house, ozon, order="2-1", group="2", lines=(OIL,), region="Пермский край")
    second = doubted(house, other)
    page = desk(f"#/external/{other.id}/55", viewport=PHONE)
    say_that_it_is_the_same(page)
    assert kept(house, second).same_as in (sold.place, f"{ozon.id}/1-1")
    page.goto(page.url.partition("#")[0] + f"#/external/{ozon.id}/2-1")
    accept_it_and_move_its_buyer(page)
    buyer = kept(house, sold).buyer_id or ""
    assert house.container.stores.buyers.get(shop.id, buyer).region == "Пермский край"
    page.get_by_role("link", name="Пётр Дальний").first.click()
    expect(page.get_by_text("Пермский край")).to_be_visible()
    page.get_by_role("link", name="№ 10").first.click()
    expect(page.get_by_text("Деньги за этот заказ – дело площадки")).to_be_visible()
