"""A real Chromium, for the tests that look at pages."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, BrowserContext, sync_playwright

from infra import moved_clock
from infra.browser import chromium

# A page scrolled by a key would glide on in the compositor, over whatever the next screen does.
OPTIONS = ("--no-sandbox", "--disable-background-networking", "--disable-smooth-scrolling")

MOVED = """
globalThis.Date = class extends Date {
  constructor(...given) { given.length ? super(...given) : super(Date.now()); }
  static now() { return super.now() + %d; }
};
"""


@contextmanager
def browsing() -> Iterator[Browser]:
    """One at a time: a process has room for one Playwright. Skips the test where no browser can be had."""
    place = chromium()
    if not place:
        pytest.skip("NO CHROMIUM COULD BE HAD; set CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=place, args=OPTIONS, env=_own_clock())
        yield started
        started.close()


def _own_clock() -> dict[str, str | float | bool]:
    """Chromium does not live with a moved clock; its pages are told of it by ``on_our_day``."""
    return {name: value for name, value in os.environ.items() if name not in moved_clock.NAMES}


def on_our_day(context: BrowserContext) -> BrowserContext:
    """Pages of the context have the day of this process, where that was moved."""
    if days := moved_clock.days_moved():
        context.add_init_script(MOVED % (days * 86_400_000))
    return context
