"""Screens of orders of marketplaces: what others wrote in them, on a phone, by the keyboard, and for whom they are."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, ViewportSize, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import Decision
from chalicelib.domain.external.sighting import Need, NeedKind, SeenBuyer, SeenLine
from tests.browser.accessibility import grave_violations
from tests.browser.hostile import TEXTS
from tests.browser.house import MARIA, OLGA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE
from tests.desk.conftest import Desk
from tests.desk.marketplaces import AIR, OIL, accept, fail, kept, offer, show


@pytest.mark.slow
def test_whatever_a_marketplace_says_is_shown_as_text_and_widens_nothing(
    house: House, desk: Desk, account: Account
) -> None:
    """S7; ways that are addresses have the numbers of their orders in them."""
    for place, text in enumerate(TEXTS):
        line = SeenLine("1", text, text, None, sku=text, brand=text, quantity_text=text)
        buyer = SeenBuyer(id=text, name=text, phone=text, email=text)
        said = {"status": text, "substatus": text, "region": text, "city": text, "comment": text, "group": text}
        show(house, account, order=f"{place}", lines=(line,), buyer=buyer, **said)
        fail(house, show(house, account, order=f"failed-{place}", lines=(line,), buyer=buyer, **said), text, text)
    page = desk("#/external?all=true")
    for screen in ("#/external?all=true", *(f"#/external/{account.id}/{each}" for each in ("1", "7", "failed-7"))):
        page.evaluate("(hash) => { location.hash = hash; }", screen)
        page.wait_for_load_state("networkidle")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.wait_for_function(f"() => {OVERFLOW} === 0")
        assert page.evaluate("window.ran") is None


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")])
def test_every_screen_of_them_fits_and_hinders_nobody(
    viewport: ViewportSize, house: House, desk: Desk, shop: Community, account: Account
) -> None:
    order = show(house, account, lines=(OIL, AIR), needs=(Need(NeedKind.WEIGHT, "1", "weight"),))
    accept(house, show(house, account, order="999-1"))
    show(house, account, order="555-1", ship_until=datetime(2026, 1, 5, tzinfo=UTC))
    fail(house, show(house, account, order="777-1"), "needs_missing", "MANDATORY_MARK_MISSING")
    offer(house, shop)
    page = desk("#/external", viewport)
    for screen in (
        "#/external?all=true",
        *(f"#/external/{account.id}/{each}" for each in (order.order, "999-1", "777-1")),
        "#/settings/marketplaces",
        "#/",
    ):
        page.evaluate("(hash) => { location.hash = hash; }", screen)
        page.wait_for_load_state("networkidle")
        expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
        assert page.evaluate(OVERFLOW) <= 0, screen
        assert grave_violations(page) == [], screen


@pytest.mark.slow
def test_a_decision_is_made_by_the_keyboard(house: House, desk: Desk, account: Account) -> None:
    order = show(house, account)
    page = desk("#/external")
    page.get_by_role("link", name=order.order).focus()
    page.keyboard.press("Enter")
    choice = page.get_by_label("Решать о позиции: Фильтр масляный")
    choice.wait_for()
    choice.focus()
    walk_to(page, "Убрать без ответа")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Вернуть: OC-90")).to_be_visible()
    assert kept(house, order).lines[0].decision is Decision.DISMISSED


def walk_to(page: Page, name: str) -> None:
    """With Tab, as far as the button of that name."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} is not reached")


def test_whoever_has_nothing_to_do_with_marketplaces_is_not_led_there(house: House, desk: Desk) -> None:
    house.found(organizers=({**MARIA, "role": "organizer"}, OLGA))
    menu = desk("#/").get_by_role("navigation")
    expect(menu.get_by_role("link", name="Заказы", exact=True)).to_be_visible()
    for absent in ("Внешние заказы", "Маркетплейсы"):
        expect(menu.get_by_role("link", name=absent)).to_have_count(0)
