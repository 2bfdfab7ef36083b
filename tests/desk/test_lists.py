"""Lists of the desk: who owes, and an empty page that is not the last."""

import re

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.world import ADMIN

FIRST: dict[str, object] = {"items": [], "next": "further"}
LAST: dict[str, object] = {"items": [], "next": None}


@pytest.mark.slow
def test_the_debts_of_both_homes_lead_to_who_owes(
    house: House, desk: Desk, visits: Visits, organizer: Organizer, anna: str
) -> None:
    shoes, owing = organizer.purchase("Осенняя обувь", anna)
    _, unasked = organizer.purchase("Трикотаж", anna)
    organizer.agree(shoes, paymentOpen=True)
    page = desk()
    page.locator("section", has=page.get_by_role("heading", name="Долги")).get_by_role("link").click()
    shows_who_owes(page, owing, unasked)
    expect(page.get_by_label("Ждём оплату")).to_have_value("true")
    page.get_by_label("Ждём оплату").select_option("false")
    expect(page.get_by_role("row", name=f"№ {unasked}")).to_be_visible()
    expect(page.get_by_role("row", name=f"№ {owing}")).to_have_count(0)
    phone = visits.cabinet(ADMIN)
    with phone.context.expect_page() as opened:
        phone.get_by_role("button", name="Кто должен").click()
    shows_who_owes(visits.hear(opened.value), owing, unasked)


def shows_who_owes(page: Page, owing: str, unasked: str) -> None:
    expect(page).to_have_url(re.compile("owing="))
    expect(page.get_by_text(f"№ {owing}").first).to_be_visible()
    expect(page.get_by_text(f"№ {unasked}")).to_have_count(0)


@pytest.mark.usefixtures("shop")
def test_an_empty_page_with_another_behind_it_is_not_the_end(desk: Desk) -> None:
    def short(route: Route) -> None:
        route.fulfill(json=LAST if "cursor=further" in route.request.url else FIRST)

    page = desk()
    for screen, path, end in (
        ("#/messages", "notices", "Всё дошло"),
        ("#/purchases", "purchases", "Закупок пока нет"),
        ("#/claims", "claims", "Проверять нечего"),
    ):
        page.route(re.compile(rf"/v1/{path}(\?|$)"), short)
        page.evaluate("(hash) => { location.hash = hash; }", screen)
        expect(page.get_by_text("Среди просмотренных ничего нет")).to_be_visible()
        expect(page.get_by_text(end)).to_have_count(0)
        page.get_by_role("button", name="Смотреть дальше").click()
        expect(page.get_by_text(end)).to_be_visible()
        expect(page.get_by_role("button", name="Смотреть дальше")).to_have_count(0)
        page.unroute_all()
