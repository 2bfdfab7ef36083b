"""The list of orders grows as it is read."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.visits import Visits
from tests.world import ANNA

RECENT, OLD = 45, 3
TITLE = "Закупка {}"


@pytest.fixture(scope="module")
def community(house: House) -> Community:
    """Anna has many orders of this week and some of last spring."""
    found = house.found()
    buyer, now = house.welcome(ANNA), datetime.now(UTC)
    for place in range(RECENT):
        house.put(found, buyer=buyer, purchase_title=TITLE.format(place), created_at=now - timedelta(hours=3 * place))
    for place in range(OLD):
        house.put(found, buyer=buyer, purchase_title=f"Весна {place}", created_at=now - timedelta(days=200 + place))
    return found


def titles(page: Page) -> list[str]:
    return page.locator(".order-card a bdi").all_inner_texts()


def shown_at_the_end_of(page: Page) -> int:
    """The end is where it was when the key was pressed: rows that came at that moment are below it."""
    page.keyboard.press("End")
    return page.locator(".order-card").count()


def test_scrolling_brings_all_recent_orders_once_and_in_order(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    expect(page.locator(".order-card")).to_have_count(20)
    until(lambda: shown_at_the_end_of(page) == RECENT)
    expect(page.get_by_role("button", name="Показать ещё")).to_have_count(0)
    assert titles(page) == [TITLE.format(place) for place in range(RECENT)]


def test_the_keyboard_brings_them_too_and_stays_at_the_first_new_one(visits: Visits, community: Community) -> None:
    page = visits.page()
    page.add_init_script("delete window.IntersectionObserver")
    page.goto(visits.launch(ANNA))
    for seen in (20, 40):
        page.get_by_role("button", name="Показать ещё").press("Enter")
        expect(page.get_by_role("link", name=TITLE.format(seen))).to_be_focused()
    expect(page.locator(".order-card")).to_have_count(RECENT)
    expect(page.get_by_role("button", name="Показать ещё")).to_have_count(0)


def test_orders_older_than_two_months_are_only_under_all(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA, viewport={"width": 760, "height": 8000})
    expect(page.locator(".order-card")).to_have_count(RECENT)
    page.get_by_role("tab", name="За 2 месяца").press("ArrowRight")
    expect(page.get_by_role("tab", name="Все")).to_be_focused()
    expect(page.locator(".order-card")).to_have_count(RECENT + OLD)
    assert titles(page)[-OLD:] == [f"Весна {place}" for place in range(OLD)]


def test_who_comes_back_from_an_order_finds_the_list_where_it_was(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    expect(page.locator(".order-card")).to_have_count(20)
    until(lambda: shown_at_the_end_of(page) > 30)
    link = page.get_by_role("link", name=TITLE.format(30))
    link.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Заказ №")
    page.go_back()
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()
