"""The sandbox's page, opened in a real browser."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Error, FrameLocator, Page, expect

from tests.chromium import browsing
from tests.infra.sandbox.cabinet import stand_in
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.serving import running


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with stand_in() as cabinet:
        directory, address = tmp_path_factory.mktemp("sandbox"), f"http://127.0.0.1:{cabinet.server_port}/app"
        with running(directory, address) as driver:
            cabinet.api = f"http://127.0.0.1:{driver.port}/"
            yield driver


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    """One for all tests, as opening one takes longer than most of them; its clock can be put forward."""
    tab = browser.new_page(viewport={"width": 1280, "height": 900})
    tab.clock.install(time=datetime.now(UTC))
    yield tab
    tab.close()


@pytest.fixture
def driver(sandbox: Driver) -> Driver:
    """As it was in the beginning."""
    sandbox.control("reset", {})
    return sandbox


@pytest.fixture
def page(tab: Page, driver: Driver) -> Iterator[Page]:
    """Opened anew, with nothing remembered of the test before."""
    troubles: list[str] = []

    def trouble(error: Error) -> None:
        troubles.append(str(error))

    tab.on("pageerror", trouble)
    tab.goto(f"http://127.0.0.1:{driver.port}/")
    expect(tab.get_by_role("radio", name="Анна Петрова")).to_be_checked()
    yield tab
    tab.evaluate("localStorage.clear()")
    tab.goto("about:blank")
    tab.remove_listener("pageerror", trouble)
    assert troubles == []


def polled(page: Page) -> None:
    """The page asks the sandbox every two seconds what has happened: now."""
    page.clock.fast_forward(2_000)


def cabinet(page: Page) -> FrameLocator:
    return page.frame_locator("iframe.cabinet")
