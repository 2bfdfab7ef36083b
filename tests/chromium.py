"""A real Chromium, for the tests that look at pages."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

from infra.browser import chromium

# A page scrolled by a key would glide on in the compositor, over whatever the next screen does.
OPTIONS = ("--no-sandbox", "--disable-background-networking", "--disable-smooth-scrolling")


@contextmanager
def browsing() -> Iterator[Browser]:
    """One at a time: a process has room for one Playwright. Skips the test where no browser can be had."""
    place = chromium()
    if not place:
        pytest.skip("NO CHROMIUM COULD BE HAD; set CHROMIUM=/path/to/chromium")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=place, args=OPTIONS)
        yield started
        started.close()
