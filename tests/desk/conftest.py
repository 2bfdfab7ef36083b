"""The desk before a running house like that of the cabinet's tests, and an organizer who sits at it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from infra.local.ports import LOOPBACK
from tests.browser.callers import Person
from tests.browser.conftest import anna, browser, community, house, organizer, profiles, running, visits
from tests.browser.house import House
from tests.browser.visits import DESK, Visits
from tests.world import ADMIN

__all__ = ["anna", "browser", "community", "house", "organizer", "profiles", "running", "visits"]

Desk = Callable[..., Page]


@pytest.fixture
def desk(house: House, visits: Visits) -> Desk:
    """Opens a screen of the desk with a code, as the cabinet does."""

    def opened(hash_: str = "#/", viewport: ViewportSize = DESK, user: str = ADMIN, host: str = "") -> Page:
        code = Person.launched(house, user).post("v1/desk-codes")["code"]
        page = visits.page(viewport)
        address = house.address.replace(LOOPBACK, host or LOOPBACK)
        page.goto(f"{address}desk#code={code}")
        page.locator("nav").or_(page.get_by_role("button", name="Меню")).first.wait_for()
        page.evaluate("(hash) => { location.hash = hash; }", hash_)
        page.locator("main h1").wait_for()
        return page

    return opened
