"""The desk opens: few small files and none of them of a function, no word inline, nobody without a session."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Response, expect

from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer, Person
from tests.browser.exhibits import SHOES, of_import
from tests.browser.house import House
from tests.browser.screens import OPEN_ALL, OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk
from tests.world import ADMIN

MOST_BYTES, MOST_REQUESTS = 250_000, 10

SCREENS = (
    "#/",
    "#/purchases",
    "#/orders",
    "#/claims",
    "#/claims?state=confirmed",
    "#/purchases?archived=true",
    "#/payments",
    "#/price-lists",
    "#/messages",
    "#/audit",
    "#/settings/points",
    "#/settings/texts",
    "#/settings/connections",
    "#/settings/notifications",
    "#/settings/sessions",
    "#/settings/passkeys",
    "#/settings/card",
    "#/settings/organizers",
    "#/settings/community",
    "#/buyers",
    "#/buyers/{buyer}",
    "#/orders/{order}",
    "#/reference",
)


def test_the_first_screen_is_small(house: object, visits: Visits, desk: Desk, community: object) -> None:
    answers: list[Response] = []
    page = desk()
    page.context.new_cdp_session(page).send("Network.clearBrowserCache")
    page.on("response", lambda each: answers.append(each))
    page.reload()
    page.get_by_text("На сегодня сроков нет").wait_for()
    page.wait_for_load_state("networkidle")
    assert len(answers) <= MOST_REQUESTS, [each.url for each in answers]
    assert sum(int(each.headers.get("content-length", "0")) for each in answers) <= MOST_BYTES
    assert [
        each.url for each in answers if re.search(r"\.(js|css)$", each.url) and "/pages/desk/" not in each.url
    ] == []


def test_the_cabinet_opens_it_and_its_code_is_good_once(visits: Visits, community: object) -> None:
    page = visits.cabinet(ADMIN)
    page.get_by_role("link", name="Ещё").click()
    with page.expect_popup() as popup:
        page.get_by_role("button", name="Рабочий стол организатора").click()
    tab = popup.value
    expect(tab.get_by_role("heading", name="Сегодня", level=1)).to_be_visible()
    assert "code" not in tab.url
    assert tab.evaluate("window.opener") is None
    tab.get_by_role("button", name="Выйти").click()
    expect(tab.get_by_text("«Ещё»")).to_be_visible()
    tab.close()


def test_a_code_that_was_used_lets_nobody_in(house: House, visits: Visits, community: object) -> None:
    visits.expect("401")
    code = Person.launched(house, ADMIN).post("v1/desk-codes")["code"]
    for heading in ("Сегодня", "Рабочий стол организатора"):
        page = visits.page(DESK)
        page.add_init_script("if (location.hash.startsWith('#code')) localStorage.clear()")
        page.goto(f"{house.address}desk#code={code}")
        expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()


def test_nobody_comes_in_without_a_session(house: House, visits: Visits) -> None:
    page = visits.page(DESK)
    page.add_init_script("localStorage.clear()")
    page.goto(f"{house.address}desk#/purchases")
    expect(page.get_by_role("heading", name="Рабочий стол организатора")).to_be_visible()
    expect(page.get_by_text("«Ещё»")).to_be_visible()


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")])
def test_every_screen_fits_and_hinders_nobody(viewport: object, desk: Desk, organizer: Organizer, anna: str) -> None:
    """A word of the content policy, as of any other trouble, fails it by itself: the visits listen."""
    purchase, order = organizer.purchase("Осенняя обувь", anna)
    organizer.agree(purchase, minimumSum=100_000_00)
    organizer.point()
    page = desk("#/purchases", viewport)
    for screen in (*SCREENS, f"#/purchases/{purchase}", f"#/purchases/{purchase}/messages"):
        page.evaluate("(hash) => { location.hash = hash; }", screen.format(buyer=anna, order=order))
        page.locator("main h1").wait_for()
        page.wait_for_load_state("networkidle")
        expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
        assert page.evaluate(OVERFLOW) <= 0, screen
        assert grave_violations(page) == [], screen


@pytest.mark.slow
def test_an_import_fits_and_hinders_nobody_wherever_it_rests(
    house: House, desk: Desk, organizer: Organizer, tmp_path: Path
) -> None:
    organizer.post("v1/purchases", title=SHOES, deliveryCost=30_000)
    screens = of_import(house, organizer.community, tmp_path).values()
    page = desk("#/import")
    for viewport in (PHONE, DESK):
        page.set_viewport_size(viewport)
        for screen in screens:
            page.evaluate("(hash) => { location.hash = hash; }", screen)
            page.wait_for_load_state("networkidle")
            expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
            page.evaluate(OPEN_ALL)
            assert page.evaluate(OVERFLOW) <= 0, screen
            assert grave_violations(page) == [], screen
