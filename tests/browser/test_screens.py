"""Every screen on a phone and in OK's frame, in both languages, by daylight and in the dark, for everybody."""

from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.communities import Community
from tests.browser.accessibility import grave_violations, small_targets
from tests.browser.exhibits import BUYER, of_organizer
from tests.browser.house import House
from tests.browser.screens import go, overflow
from tests.browser.visits import FRAME, PHONE, Visits
from tests.world import ADMIN, ANNA

# Colours do not depend on words: each language is looked at in one of the two.
SCHEMES: Mapping[str, Literal["light", "dark"]] = {"ru": "light", "en": "dark"}


@pytest.fixture(scope="module")
def organizers_screens(house: House, demo: Community, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, str]:
    return of_organizer(house, demo, tmp_path_factory.mktemp("files"))


def walked(page: Page, screens: Mapping[str, str]) -> Iterator[str]:
    """Each screen in both languages, on a phone."""
    for language, scheme in SCHEMES.items():
        page.set_viewport_size(PHONE)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        if language != page.locator("html").get_attribute("lang"):
            page.locator(f".languages [lang={language}]").click()
            expect(page.locator("html")).to_have_attribute("lang", language)
        for name, hash_ in screens.items():
            page.set_viewport_size(PHONE)
            go(page, hash_)
            yield f"{name}, {language}"


def assert_good(page: Page, name: str) -> None:
    assert overflow(page) == 0, name
    assert small_targets(page) == [], name
    assert grave_violations(page) == [], name
    page.set_viewport_size(FRAME)
    assert overflow(page) == 0, name
    assert small_targets(page) == [], name


def test_a_buyer_s_screens_suit_everybody(visits: Visits, demo: Community) -> None:
    visits.expect(r"status of 404 .*/buyer/orders/999999\)")
    page = visits.cabinet(ANNA)
    for name in walked(page, BUYER):
        assert_good(page, name)


def test_an_organizer_s_screens_suit_everybody(visits: Visits, organizers_screens: Mapping[str, str]) -> None:
    page = visits.cabinet(ADMIN)
    for name in walked(page, {**organizers_screens, "no orders": "#/orders"}):
        page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true; })")
        if name.startswith("a new import"):
            page.locator(".chooser > .button").click()
        assert_good(page, name)


@pytest.mark.parametrize("scheme", SCHEMES.values())
def test_a_refusal_suits_everybody(house: House, visits: Visits, scheme: Literal["light", "dark"]) -> None:
    page = visits.page()
    page.emulate_media(color_scheme=scheme)
    page.goto(f"{house.address}app")
    page.locator("main h1").wait_for()
    assert_good(page, "refusal")
