"""The desk opens: few small files and none of them of a function, no word inline, nobody without a session."""

import re

import pytest
from playwright.sync_api import Response, expect

from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk

MOST_BYTES, MOST_REQUESTS = 250_000, 10

SCREENS = (
    "#/",
    "#/purchases",
    "#/orders",
    "#/claims",
    "#/import",
    "#/messages",
    "#/settings/points",
    "#/settings/texts",
    "#/settings/connections",
)


def test_the_first_screen_is_small(house: object, visits: Visits, desk: Desk, community: object) -> None:
    answers: list[Response] = []
    page = desk("#/purchases")
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.on("response", lambda each: answers.append(each))
    page.reload()
    page.get_by_text("Закупок пока нет").wait_for()
    page.wait_for_load_state("networkidle")
    assert len(answers) <= MOST_REQUESTS, [each.url for each in answers]
    assert sum(int(each.headers.get("content-length", "0")) for each in answers) <= MOST_BYTES
    assert [
        each.url for each in answers if re.search(r"\.(js|css)$", each.url) and "/pages/desk/" not in each.url
    ] == []


def test_nobody_comes_in_without_a_session(house: House, visits: Visits) -> None:
    page = visits.page(DESK)
    page.add_init_script("localStorage.clear()")
    page.goto(f"{house.address}desk#/purchases")
    expect(page.get_by_role("heading", name="Рабочий стол организатора")).to_be_visible()
    expect(page.get_by_text("«Ещё»")).to_be_visible()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_every_screen_fits_and_hinders_nobody(viewport: object, desk: Desk, organizer: Organizer, anna: str) -> None:
    """A word of the content policy, as of any other trouble, fails it by itself: the visits listen."""
    organizer.purchase("Осенняя обувь", anna)
    organizer.point()
    page = desk("#/purchases", viewport)
    for screen in SCREENS:
        page.goto(f"{page.url.partition('#')[0]}{screen}")
        page.locator("main h1").wait_for()
        page.wait_for_load_state("networkidle")
        expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
        assert page.evaluate(OVERFLOW) <= 0, screen
        assert grave_violations(page) == [], screen
