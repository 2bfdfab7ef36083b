"""Walking through the cabinet's screens."""

from typing import Any

from playwright.sync_api import Page

# The old screen is marked, for the new one may look the same; what is still loading shows bones.
GO = """(hash) => {
    if (location.hash === hash) return;
    document.querySelector("main").firstElementChild?.setAttribute("data-left", "");
    location.hash = hash;
}"""
ARRIVED = """() => {
    const main = document.querySelector("main");
    return main?.firstElementChild && !main.querySelector(".skeleton, .pending, [data-left], [aria-busy=true]");
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach((each) => { each.open = true; })"
OVERFLOW = "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"


def go(page: Page, hash_: str) -> None:
    """Another screen by its address, until it has loaded."""
    page.evaluate(GO, hash_)
    page.wait_for_function(ARRIVED)


def overflow(page: Page) -> Any:
    """By how many pixels the page is wider than its window."""
    return page.evaluate(OVERFLOW)
