"""Whatever text stands in a field, a page shows it as text (S7)."""

from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.hostile import PLAIN, TEXTS, populate
from tests.browser.house import House
from tests.browser.screens import OPEN_ALL, go, overflow
from tests.browser.visits import FRAME, PHONE, Visits
from tests.world import ADMIN, ANNA

# Every element of the page with the names of its attributes.
NODES = """() => [...document.querySelectorAll("*")]
    .map((each) => [each.tagName, ...each.getAttributeNames().sort()].join(" "))"""

READY, LONGEST = 1001, 1001 + TEXTS.index(max(TEXTS, key=len))
ALL = ",".join(str(READY + place) for place in range(len(TEXTS)))
BUYER = {
    "#/orders": ".order-card",
    f"#/orders/{READY}": ".person",
    f"#/orders/{LONGEST}": ".person",
    f"#/orders/{READY}/code": ".qr",
    f"#/orders/{LONGEST}/pickup": ".point",
    "#/pay": ".bill",
    f"#/pay/new?orders={ALL}": ".subject-apart",
    f"#/pay/new?orders={READY}": ".letter",
    f"#/pay/new?orders={LONGEST}": ".letter",
    "#/claims": ".claim",
    "#/collect": ".parcel",
    "#/comments": ".comment",
    "#/organizers": ".person",
}
"""Every screen that shows what people write, and what there is to be seen."""

Shape = dict[str, Counter[str]]


@pytest.mark.slow
def test_hostile_texts_add_no_nodes_run_nothing_and_do_not_widen_the_page(
    house: House, visits: Visits, tmp_path: Path
) -> None:
    plain = shapes(house, visits, PLAIN, tmp_path)
    hostile = shapes(house, visits, TEXTS, tmp_path)
    for screen, nodes in plain.items():
        assert hostile[screen] == nodes, screen


def shapes(house: House, visits: Visits, texts: tuple[str, ...], folder: Path) -> Shape:
    job = populate(house, texts, folder)
    page = visits.cabinet(ANNA)
    expect(page.locator(".order-card")).to_have_count(len(texts))
    shape = {}
    for hash_, seen in BUYER.items():
        go(page, hash_)
        expect(page.locator(seen).first).to_be_visible()
        shape[hash_] = looked_at(page)
    desk = visits.desk(ADMIN, "#/import")  # not before: a page that is behind another one is slow
    expect(desk.get_by_role("radio")).to_have_count(len(texts))
    shape["purchases"] = looked_at(desk)
    desk.evaluate("(hash) => { location.hash = hash; }", f"#/import/{job.id}")
    desk.evaluate(OPEN_ALL)
    expect(desk.locator("details").first).to_be_visible()
    shape["differences"] = looked_at(desk)
    return shape


def looked_at(page: Page) -> Counter[str]:
    assert page.evaluate("window.ran") is None
    for size in (FRAME, PHONE):
        page.set_viewport_size(size)
        assert overflow(page) == 0, page.url
    return Counter(page.evaluate(NODES))
