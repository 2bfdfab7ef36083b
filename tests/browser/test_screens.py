"""Every screen on a phone and in OK's frame, in both languages, by daylight and in the dark, for everybody."""

from collections.abc import Mapping, Sequence
from typing import Literal

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from chalicelib.domain.communities.community import Community
from tests.browser.accessibility import grave_violations, small_targets, troubles_of_tabbing
from tests.browser.doings import DOINGS
from tests.browser.exhibits import OF_ORGANIZER, OF_WHO_HAS_NOTHING, of_buyer
from tests.browser.house import House
from tests.browser.screens import go, overflow
from tests.browser.visits import FRAME, PHONE, Visits
from tests.world import ADMIN, ANNA

NEWCOMER = "570000000777"

Scheme = Literal["light", "dark"]
SCHEMES: Mapping[str, tuple[Scheme, Scheme]] = {"ru": ("light", "dark"), "en": ("dark", "light")}
"""How each language is looked at on a phone, and how in the frame."""

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def buyers_screens(house: House, demo: Community) -> Mapping[str, str]:
    return of_buyer(house, demo)


def look(page: Page, screens: Mapping[str, str]) -> None:
    """At each screen, and at what people may be in the middle of there, in both languages."""
    for language, schemes in SCHEMES.items():
        speak(page, language)
        for name, hash_ in screens.items():
            show(page, PHONE, schemes[0])
            go(page, hash_)
            assert_good(page, f"{name}, {language}", schemes)
            for doing, act in DOINGS.get(name, ()):
                act(page)
                assert_good(page, f"{name}, {doing}, {language}", schemes[:1])
            if language == "ru":
                show(page, PHONE, schemes[0])
                assert troubles_of_tabbing(page) == [], name


def speak(page: Page, language: str) -> None:
    page.set_viewport_size(PHONE)
    if language != page.locator("html").get_attribute("lang"):
        page.locator(f".languages [lang={language}]").click()
        expect(page.locator("html")).to_have_attribute("lang", language)


def show(page: Page, size: ViewportSize, scheme: Scheme) -> None:
    page.set_viewport_size(size)
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")


def assert_good(page: Page, name: str, schemes: Sequence[Scheme]) -> None:
    """On a phone, and in the frame if there is a second scheme for it."""
    for size, scheme in zip((PHONE, FRAME), schemes, strict=False):
        show(page, size, scheme)
        seen = f"{name}, {size['width']}, {scheme}"
        assert overflow(page) == 0, seen
        assert small_targets(page) == [], seen
        assert grave_violations(page) == [], seen


def test_a_buyer_s_screens_suit_everybody(visits: Visits, buyers_screens: Mapping[str, str]) -> None:
    visits.expect(r"status of 404 .*/buyer/orders/999999\)")
    visits.expect(r"status of 409 .*/code\)")
    look(visits.cabinet(ANNA), buyers_screens)


def test_the_screens_of_who_has_nothing_suit_everybody(house: House, visits: Visits, demo: Community) -> None:
    house.ok.control("user", {"user": NEWCOMER, "name": "Светлана Новая", "allowed": False})
    look(visits.cabinet(NEWCOMER), OF_WHO_HAS_NOTHING)


def test_an_organizer_s_screens_suit_everybody(visits: Visits, demo: Community) -> None:
    look(visits.cabinet(ADMIN), OF_ORGANIZER)


@pytest.mark.parametrize("schemes", SCHEMES.values())
def test_a_refusal_suits_everybody(house: House, visits: Visits, schemes: tuple[Scheme, Scheme]) -> None:
    page = visits.page()
    page.goto(f"{house.address}app")
    page.locator("main h1").wait_for()
    assert_good(page, "refusal", schemes)
