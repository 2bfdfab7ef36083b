"""A marketplace is connected at the desk: the new account comes into sight, with what is to be done next."""

from playwright.sync_api import expect

from chalicelib.domain.communities.community import Community
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.browser.house import House
from tests.desk.conftest import Desk
from tests.desk.marketplaces import connect


def test_below_many_others_the_new_account_comes_into_sight(house: House, desk: Desk, shop: Community) -> None:
    for number in range(5):
        connect(house, shop, id=f"ozon-{number}", title=f"Ozon {number}")
    page = desk("#/settings/marketplaces")
    page.get_by_role("button", name="Подключить маркетплейс").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Client ID").fill(CLIENT_ID)
    dialog.get_by_label("Ключ API").fill(API_KEY)
    dialog.get_by_label("Название").fill("Ozon Новый")
    dialog.get_by_role("button", name="Проверить и подключить").click()
    expect(dialog).to_have_count(0)
    card = page.get_by_role("region", name="Ozon Новый")
    expect(card.get_by_role("button", name="Скопировать адрес")).to_be_in_viewport()
