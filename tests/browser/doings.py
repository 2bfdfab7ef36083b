"""What people are in the middle of: the screens' states that come of pressing and typing."""

from collections.abc import Callable, Mapping, Sequence

from playwright.sync_api import Page, expect

from tests.browser.files import PNG, receipt
from tests.browser.screens import OPEN_ALL

Act = Callable[[Page], None]


def press(selector: str) -> Act:
    return lambda page: page.locator(selector).first.click()


def open_all(page: Page) -> None:
    page.evaluate(OPEN_ALL)


def type_badly(page: Page) -> None:
    page.locator("form input").first.fill("много")
    page.locator("input[type=file]").set_input_files(receipt(b"MZ", "чек.exe", "application/x-msdownload"))
    page.locator("form .button-wide").click()
    expect(page.locator(".field-error").first).not_to_be_empty()


def attach(page: Page, content: bytes = PNG) -> None:
    page.locator("form input").first.fill("1200,50")
    page.locator("input[type=file]").set_input_files(receipt(content))
    expect(page.locator(".progress")).to_have_count(0)
    expect(page.locator(".proof-seen")).to_be_visible()


def save_a_copy(page: Page) -> None:
    with page.expect_download():
        page.locator(".block > div > .button").first.click()
    page.locator("summary").click()


def tick_all(page: Page) -> None:
    for box in page.locator(".bill-pick input").all():
        box.check()


DOINGS: Mapping[str, Sequence[tuple[str, Act]]] = {
    "an order to collect": [("asked whether it is there", press(".confirm > .button"))],
    "bills": [("ticked", tick_all)],
    "a claim": [("typed badly", type_badly), ("with a proof", attach)],
    "claims": [("asked about a withdrawal", press(".confirm > .button"))],
    "parcels": [("asked about a receipt", press(".confirm > .button"))],
    "points": [("another one chosen", press(".point:not(:has(:checked)):not(.point-taken) input"))],
    "a code": [("that cannot be read", press("summary"))],
    "notices": [("quiet hours", press("#quiet-title ~ .switch input"))],
    "messages not allowed": [("by hand", open_all)],
    "setting up": [("opened", open_all)],
    "privacy": [
        ("a copy", save_a_copy),
        ("asked about an erasure", press(".erasure .button")),
        ("asked about it again", press(".erasure .button")),
    ],
}
"""By the screen where it begins."""
