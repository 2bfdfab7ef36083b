"""Whatever text stands in a field, the desk shows it as text (S7)."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import house, visits
from tests.browser.hostile import PLAIN, TEXTS, populate
from tests.browser.house import House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk
from tests.world import ANNA

__all__ = ["house", "visits"]

SCREENS = (
    "#/",
    "#/purchases",
    "#/purchases/{purchase}",
    "#/orders",
    "#/orders/1001",
    "#/orders/1002",
    "#/claims",
    "#/claims?state=rejected",
    "#/payments",
    "#/buyers/{buyer}",
    "#/audit",
    "#/import/{job}",
    "#/settings/points",
    "#/settings/organizers",
    "#/settings/community",
)

FITS = f"() => {OVERFLOW} === 0"
"""The frame of the desk takes a moment to follow its window, and says so in its attributes."""

# Every element of a screen with the names of its attributes.
NODES = """() => [...document.querySelectorAll("main *")]
    .map((each) => [each.tagName, ...each.getAttributeNames().sort()].join(" "))"""

Shape = dict[str, Counter[str]]


@pytest.mark.slow
def test_hostile_texts_add_no_nodes_run_nothing_and_do_not_widen_the_desk(
    house: House, visits: Visits, desk: Desk, tmp_path: Path
) -> None:
    plain = shapes(house, desk, PLAIN, tmp_path)
    hostile = shapes(house, desk, TEXTS, tmp_path)
    for screen, nodes in plain.items():
        assert hostile[screen] == nodes, screen


def shapes(house: House, desk: Desk, texts: tuple[str, ...], folder: Path) -> Shape:
    job = populate(house, texts, folder)
    page = desk()
    ids = {"job": job.id, "purchase": job.purchase, "buyer": house.welcome(ANNA)}
    return {screen: looked_at(page, screen.format(**ids)) for screen in SCREENS}


def looked_at(page: Page, hash_: str) -> Counter[str]:
    page.evaluate("(hash) => { location.hash = hash; }", hash_)
    page.locator("main h1").wait_for()
    settle(page)
    assert page.evaluate("window.ran") is None
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.wait_for_function(FITS)
    return Counter(page.evaluate(NODES))


def settle(page: Page) -> None:
    """Until nothing changes any more."""
    before: object = None
    while before != (before := page.evaluate(NODES)):
        page.wait_for_load_state("networkidle")
        expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
        page.wait_for_timeout(200)
