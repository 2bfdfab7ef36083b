"""What is looked for among orders of marketplaces stands in the address, and is kept as a view without the person."""

import re

from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.sighting import SeenBuyer
from chalicelib.domain.orders.saved_view import ExternalViewFilter
from tests.browser.house import House
from tests.desk.conftest import Desk
from tests.desk.marketplaces import AIR, show
from tests.world import MODERATOR


def share_view(page: Page) -> None:
    page.get_by_role("button", name="Виды").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Сохранить нынешние фильтры как").fill("Калуга, фильтры")
    dialog.get_by_label("Показать всем").check()
    dialog.get_by_role("button", name="Сохранить", exact=True).click()
    expect(dialog.get_by_role("button", name="Калуга, фильтры", exact=True)).to_be_visible()


def test_an_address_tells_what_is_looked_for_and_a_view_keeps_it_without_the_person(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    seen = SeenBuyer(id="b8", name="Анна Ближняя", phone="+7 903 000-11-22")
    near = show(house, account, order="46231993-0001-1", lines=(AIR,), buyer=seen, region="Калужская область")
    far = show(house, account, order="46231993-0002-1")
    page = desk("#/external", user=MODERATOR)
    rows = page.get_by_role("table").get_by_role("row")
    page.get_by_label("Имя, телефон, почта").fill("8 903 000")
    expect(rows.filter(has_text=far.order)).to_have_count(0)
    page.get_by_label("Регион").fill("калужская область")
    page.get_by_label("Номер, артикул, товар").fill("lx-700")
    expect(rows.filter(has_text=near.order)).to_have_count(1)
    page.wait_for_url(re.compile("q=lx-700"))
    again = desk(page.url[page.url.index("#") :], user=MODERATOR)
    expect(again.get_by_label("Имя, телефон, почта")).to_have_value("8 903 000")
    expect(again.get_by_role("row").filter(has_text=near.order)).to_have_count(1)
    expect(again.get_by_role("row").filter(has_text=far.order)).to_have_count(0)
    share_view(page)
    (view,) = house.container.stores.saved_views.all(shop.id)
    assert (view.shared, view.external) == (
        True,
        ExternalViewFilter(waiting=True, region="калужская область", words="lx-700"),
    )
    see_it_shared(desk("#/external?all=true"))


def see_it_shared(owners: Page) -> None:
    """By whoever else decides, and not among views of orders of ours."""
    owners.get_by_role("button", name="Виды").click()
    owners.get_by_role("button", name="Калуга, фильтры", exact=True).click()
    expect(owners.get_by_label("Регион")).to_have_value("калужская область")
    expect(owners.get_by_role("radio", name="Ждут решения")).to_be_checked()
    owners.evaluate("() => { location.hash = '#/orders'; }")
    owners.get_by_role("button", name="Виды").click()
    expect(owners.get_by_role("dialog")).to_contain_text("Сохранённых видов пока нет")
