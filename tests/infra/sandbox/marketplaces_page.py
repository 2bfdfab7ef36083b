"""The page of the played marketplaces, and what is done there."""

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, Error, Locator, Page, expect

from tests.chromium import browsing
from tests.infra.sandbox.driver import Driver
from tests.infra.sandbox.serving import running

SHOPS = {
    "ozon": "Ozon",
    "yandex_market": "Маркет",
    "wildberries": "Wildberries",
    "zzap": "ZZAP",
    "getzzap": "GetZZap",
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with browsing() as started:
        yield started


@pytest.fixture(scope="module")
def sandbox(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Driver]:
    with running(tmp_path_factory.mktemp("sandbox")) as driver:
        yield driver


@pytest.fixture
def page(browser: Browser, sandbox: Driver) -> Iterator[Page]:
    sandbox.control("reset", {})
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.clock.install(time=datetime.now(UTC))
    troubles: list[Error] = []
    page.on("pageerror", lambda error: troubles.append(error))
    page.goto(f"http://127.0.0.1:{sandbox.port}/marketplaces")
    expect(page.get_by_text("Заказов пока нет")).to_be_visible()
    yield page
    page.close()
    assert troubles == []


def polled(page: Page) -> None:
    """The page looks every two seconds what has happened: now."""
    page.clock.fast_forward(2_000)


def choose(page: Page, shop: str) -> None:
    page.get_by_role("tab", name=SHOPS[shop], exact=True).click()
    expect(page.get_by_role("tabpanel", name=SHOPS[shop], exact=True)).to_be_visible()


def order(page: Page, preset: str = "Обычный") -> Locator:
    before = page.get_by_role("article").count()
    page.get_by_role("button", name=preset, exact=True).click()
    expect(page.get_by_role("article")).to_have_count(before + 1)
    return page.get_by_role("article").first
