"""Pictures for the documentation: ``make screenshots``. Not a test, so it runs only when it is named."""

import os
from base64 import b64decode, b64encode
from collections.abc import Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.listing import ExternalFilter
from chalicelib.domain.external.marketplace import Marketplace
from tests.browser.doings import attach, press
from tests.browser.exhibits import of_buyer, of_import
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import DESK, FRAME, PHONE, Profiles, Visits, framed
from tests.world import ADMIN, ANNA, SILENT

FOLDER = Path(os.environ.get("SCREENSHOTS", "docs/screenshots"))
TALL: ViewportSize = {"width": 1280, "height": 1480}

ON_A_PHONE = {
    "orders": "orders",
    "an order to pay": "order",
    "bills": "pay",
    "claims": "claims",
    "parcels": "collect",
    "a code": "code",
    "comments": "comments",
    "notices": "notices",
    "privacy": "privacy",
    "more": "more",
    "organizers": "organizers",
}
"""The name of a screen, and that of its picture."""

AT_THE_DESK = {
    "home": "#/",
    "purchases": "#/purchases",
    "purchase": "#/purchases/season-baubles",
    "orders": "#/orders?purchase=season-tea",
    "order": "#/orders/{order}",
    "claims": "#/claims",
    "external": "#/external",
    "external-order": "#/external/{external}",
    "messages": "#/messages",
    "audit": "#/audit",
}
"""The name of a picture, and what it shows."""

ON_THE_PHONE_TOO = ("home", "purchases", "order", "claims", "external-order")

LOADED = """() => Promise.all([...document.images].filter((each) => !each.complete).map(
    (each) => new Promise((done) => { each.onload = each.onerror = done; })))"""
"""All pictures are there. The page's policy lets nobody wait for an expression."""

PACK = """async (png) => {
    const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${png}`)).blob());
    const canvas = document.createElement("canvas");
    [canvas.width, canvas.height] = [image.width, image.height];
    canvas.getContext("2d").drawImage(image, 0, 0);
    return canvas.toDataURL("image/webp", 0.86).split(",")[1];
}"""

DEARER = press(".point:has(.point-price:not(.point-free)) input:enabled")


def shoot(page: Page, name: str, *, full: bool = False) -> None:
    page.evaluate(LOADED)
    page.evaluate("document.activeElement?.blur()")
    taken = page.screenshot(full_page=full, animations="disabled")
    (FOLDER / f"{name}.webp").write_bytes(packed(page, taken))


def packed(page: Page, png: bytes) -> bytes:
    """As WebP, which the browser itself can make: a third of the bytes."""
    other = page.context.new_page()
    try:
        return b64decode(str(other.evaluate(PACK, b64encode(png).decode())))
    finally:
        other.close()


def shoot_whole(page: Page, name: str, size: ViewportSize) -> None:
    """In a window as high as the screen, so that what stays at its edge does not cover the middle."""
    height = int(page.evaluate("document.documentElement.scrollHeight"))
    page.set_viewport_size({"width": size["width"], "height": max(height, size["height"])})
    shoot(page, name)
    page.set_viewport_size(size)


def speak(page: Page, language: str) -> None:
    page.locator(f".languages [lang={language}]").click()
    expect(page.locator("html")).to_have_attribute("lang", language)


@pytest.fixture(scope="module")
def profiles(browser: Browser) -> Profiles:
    """At home, so that all times in a picture agree."""
    return Profiles(browser, "Europe/Moscow")


@pytest.fixture(scope="module")
def screens(house: House, demo: Community) -> Mapping[str, str]:
    return of_buyer(house, demo)


def a_receipt(visits: Visits) -> bytes:
    """The picture of one, as a bank's app would show it."""
    page = visits.page({"width": 200, "height": 200})
    page.set_content(
        "<body style='font:18px sans-serif;text-align:center;background:#eaf6ec'><p>✓<p>Перевод<br>1 200,50 ₽"
    )
    return page.screenshot()


def opened(visits: Visits, size: ViewportSize) -> Page:
    page = visits.cabinet(ANNA, size)
    page.emulate_media(reduced_motion="reduce")
    return page


def test_a_phone(visits: Visits, screens: Mapping[str, str]) -> None:
    page = opened(visits, PHONE)
    for screen, name in ON_A_PHONE.items():
        go(page, screens[screen])
        expect(page.locator(".skeleton")).to_have_count(0)
        shoot_whole(page, f"{name}-phone", PHONE)
    go(page, screens["a claim"])
    attach(page, a_receipt(visits))
    shoot_whole(page, "claim-phone", PHONE)
    go(page, screens["points"])
    DEARER(page)
    shoot_whole(page, "pickup-phone", PHONE)


def test_a_phone_in_the_dark_and_in_english(visits: Visits, screens: Mapping[str, str]) -> None:
    page = opened(visits, PHONE)
    page.emulate_media(color_scheme="dark")
    for screen in ("orders", "an order to pay", "a code"):
        go(page, screens[screen])
        shoot_whole(page, f"{ON_A_PHONE[screen]}-phone-dark", PHONE)
    speak(page, "en")
    go(page, screens["notices"])
    shoot_whole(page, "notices-phone-dark-en", PHONE)
    page.emulate_media(color_scheme="light")
    for screen in ("orders", "bills"):
        go(page, screens[screen])
        shoot_whole(page, f"{ON_A_PHONE[screen]}-phone-en", PHONE)


def test_a_frame(visits: Visits, screens: Mapping[str, str]) -> None:
    page = opened(visits, FRAME)
    go(page, screens["an order to collect"])
    expect(page.locator(".person")).to_be_visible()
    shoot_whole(page, "order-frame", FRAME)
    go(page, screens["bills"])
    shoot_whole(page, "pay-frame", FRAME)
    speak(page, "en")
    go(page, screens["points"])
    DEARER(page)
    shoot_whole(page, "pickup-frame-en", FRAME)
    page.emulate_media(color_scheme="dark")
    go(page, screens["claims"])
    shoot_whole(page, "claims-frame-dark-en", FRAME)


def test_ok_asks_about_messages(visits: Visits, screens: Mapping[str, str]) -> None:
    page = visits.sandbox(SILENT, "&auto=1&frame=desktop")
    cabinet = framed(page)
    expect(cabinet.locator("html.fitted")).to_be_attached()
    cabinet.get_by_role("link", name="Разрешить").click()
    cabinet.get_by_role("button", name="Разрешить сообщения").click()
    expect(page.get_by_role("dialog")).to_be_visible()
    shoot(page, "consent-frame")


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
    expect(page.locator(".message").first).to_be_visible()
    shoot(page, "sandbox-inbox")
    page.get_by_role("tab", name="Сбои").click()
    shoot(page, "sandbox-faults", full=True)
    page.get_by_role("link", name="Маркетплейсы").click()
    expect(page.get_by_role("article").first).to_be_visible()
    page.set_viewport_size(DESK)
    shoot(page, "sandbox-marketplaces")


def an_order(house: House, community: Community) -> str:
    """One that was corrected after it had been paid."""
    store = house.container.stores.orders
    numbers = [number for _, number in store.numbers_after(community.id, "season-yarn", "", 100)]
    found = store.many(community.id, numbers).values()
    return next(each.number for each in found if each.paid and each.changes and len(each.lines) > 1)


def an_external_order(house: House, community: Community) -> str:
    """One that waits, and has more than one line."""
    found = house.container.stores.external_orders.page(community.id, ExternalFilter(waiting=True), None, 50).things
    one = next(each for each in found if each.marketplace is Marketplace.OZON and len(each.lines) > 1)
    return f"{one.account}/{one.order}"


def seen(page: Page, hash_: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", hash_)
    page.wait_for_load_state("networkidle")
    expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
    expect(page.get_by_role("option", name="Ищем предложения…")).to_have_count(0)


def test_the_desk(house: House, visits: Visits, demo: Community, tmp_path: Path) -> None:
    page = visits.desk(ADMIN)
    page.emulate_media(reduced_motion="reduce")
    places = {"order": an_order(house, demo), "external": an_external_order(house, demo)}
    for name, hash_ in AT_THE_DESK.items():
        seen(page, hash_.format(**places))
        shoot(page, f"desk-{name}")
    screens = of_import(house, demo, tmp_path)
    seen(page, screens["an import to look through"])
    shoot_whole(page, "desk-import", DESK)
    page.set_viewport_size(PHONE)
    for name in ON_THE_PHONE_TOO:
        seen(page, AT_THE_DESK[name].format(**places))
        shoot(page, f"desk-{name}-phone")


def test_the_organizers_phone(visits: Visits, demo: Community) -> None:
    page = visits.cabinet(ADMIN)
    expect(page.locator(".claim").first).to_be_visible()
    expect(page.locator(".skeleton")).to_have_count(0)
    shoot(page, "home-phone")
