"""Pictures for the documentation: ``make screenshots``. Not a test, so it runs only when it is named."""

import os
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from chalicelib.domain.communities import Community
from tests.browser.exhibits import of_organizer
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import PHONE, Profiles, Visits, framed
from tests.world import ADMIN, ANNA

FOLDER = Path(os.environ.get("SCREENSHOTS", "docs/screenshots"))
TALL: ViewportSize = {"width": 1280, "height": 1480}


def shoot(page: Page, name: str, *, full: bool = False) -> None:
    page.wait_for_function("[...document.images].every((each) => each.complete)")
    page.screenshot(path=FOLDER / f"{name}.png", full_page=full, animations="disabled")


@pytest.fixture(scope="module")
def profiles(browser: Browser) -> Profiles:
    """At home, so that all times in a picture agree."""
    return Profiles(browser, "Europe/Moscow")


@pytest.fixture
def phone(visits: Visits, demo: Community) -> Page:
    page = visits.cabinet(ANNA, PHONE)
    page.emulate_media(reduced_motion="reduce")
    return page


def test_a_phone(phone: Page) -> None:
    for name in ("orders", "organizers", "orders/1001"):
        go(phone, f"#/{name}")
        expect(phone.locator(".skeleton")).to_have_count(0)
        shoot(phone, f"{name.replace('orders/1001', 'order')}-phone")
    phone.emulate_media(color_scheme="dark")
    shoot(phone, "order-phone-dark")
    go(phone, "#/orders")
    shoot(phone, "orders-phone-dark")
    phone.locator(".languages [lang=en]").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("Orders")
    phone.emulate_media(color_scheme="light")
    shoot(phone, "orders-phone-en")


def test_a_refusal(house: House, visits: Visits) -> None:
    page = visits.page()
    page.goto(f"{house.address}app")
    page.locator("main h1").wait_for()
    shoot(page, "refusal-phone")


def test_the_sandbox(visits: Visits, demo: Community) -> None:
    page = visits.sandbox(ANNA, "&order=1001&frame=desktop")
    page.set_viewport_size(TALL)
    expect(framed(page).locator(".person")).to_be_visible()
    shoot(page, "sandbox", full=True)
    page.get_by_role("tab", name="Сообщения").click()
    expect(page.locator(".message")).to_have_count(3)
    shoot(page, "sandbox-inbox")
    page.get_by_role("tab", name="Сбои").click()
    shoot(page, "sandbox-faults", full=True)


def test_an_import_in_the_frame(house: House, visits: Visits, demo: Community, tmp_path: Path) -> None:
    screens = of_organizer(house, demo, tmp_path)
    page = visits.sandbox(ADMIN, "&auto=1&frame=desktop")
    page.set_viewport_size(TALL)
    expect(framed(page).locator(".choice")).to_have_count(3)
    shoot(page, "import-frame", full=True)
    frame = next(each for each in page.frames if each.url.startswith(house.address))
    frame.evaluate("(hash) => { location.hash = hash; }", screens["an import to look through"])
    expect(framed(page).locator(".difference")).to_have_count(2)
    shoot(page, "differences-frame", full=True)
