"""People at their browsers."""

import re

from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Dialog,
    Error,
    FrameLocator,
    Page,
    ViewportSize,
)

from infra.local.ports import LOOPBACK
from tests.browser.callers import Person
from tests.browser.house import House
from tests.chromium import on_our_day

PHONE: ViewportSize = {"width": 360, "height": 740}
FRAME: ViewportSize = {"width": 760, "height": 900}
DESK: ViewportSize = {"width": 1280, "height": 900}


class Profiles:
    """Browser profiles by language, kept for all tests: a page that comes again is in the cache, as for real people."""

    def __init__(self, browser: Browser, zone: str = "Asia/Vladivostok") -> None:
        self._browser, self._zone = browser, zone
        self._contexts: dict[str, BrowserContext] = {}

    def speaking(self, locale: str) -> BrowserContext:
        if locale not in self._contexts:
            context = self._browser.new_context(locale=locale, timezone_id=self._zone)
            self._contexts[locale] = on_our_day(context)
        return self._contexts[locale]


class Visits:
    """Opens pages, and remembers what they complained of."""

    def __init__(self, profiles: Profiles, house: House) -> None:
        self._profiles, self._house = profiles, house
        self._pages: list[Page] = []
        self._complaints: list[str] = []
        self._expected: list[str] = []

    def page(self, viewport: ViewportSize = PHONE, locale: str = "ru-RU") -> Page:
        page = self._profiles.speaking(locale).new_page()
        page.set_viewport_size(viewport)
        page.set_default_timeout(15_000)
        return self.hear(page)

    def hear(self, page: Page) -> Page:
        """Also of one that the browser has opened by itself."""
        page.on("console", self._hear)
        page.on("pageerror", self._catch)
        page.on("dialog", self._refuse)
        self._pages.append(page)
        return page

    def launch(self, user: str, **wish: str) -> str:
        """Where OK's phone app leads."""
        return self._house.launch(user, **{"frame": "mobile", **wish})

    def cabinet(self, user: str, viewport: ViewportSize = PHONE) -> Page:
        """The cabinet as a page of its own, as on a phone."""
        page = self.page(viewport)
        page.goto(self.launch(user))
        page.locator("main h1").wait_for()
        return page

    def desk(
        self, user: str, hash_: str = "#/", viewport: ViewportSize = DESK, *, host: str = LOOPBACK, **wish: str
    ) -> Page:
        """A screen of the organizer's desk, opened with a code as the cabinet does."""
        code = Person.launched(self._house, user, **wish).post("v1/desk-codes")["code"]
        page = self.page(viewport)
        page.goto(f"{self._house.address.replace(LOOPBACK, host)}desk#code={code}")
        page.locator("nav").or_(page.get_by_role("button", name="Меню")).first.wait_for()
        page.evaluate("(hash) => { location.hash = hash; }", hash_)
        page.locator("main h1").wait_for()
        return page

    def sandbox(self, user: str, search: str = "") -> Page:
        """The sandbox with the person chosen; ``search`` may ask it to open the cabinet."""
        page = self.page(DESK)
        page.add_init_script("if (self === top) localStorage.clear()")  # it remembers what was chosen before
        page.goto(f"{self._house.sandbox}?user={user}{search}")
        return page

    def expect(self, complaint: str) -> None:
        """The test makes the page complain so (a regular expression)."""
        self._expected.append(complaint)

    def unexpected(self) -> list[str]:
        return [each for each in self._complaints if not any(re.search(known, each) for known in self._expected)]

    def close(self) -> None:
        for page in self._pages:
            page.context.set_offline(False)
            page.close()

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning"):
            self._complaints.append(f"{message.text} ({message.location.get('url', '').partition('?')[0]})")

    def _catch(self, error: Error) -> None:
        self._complaints.append(f"uncaught: {error}")

    def _refuse(self, dialog: Dialog) -> None:
        self._complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()


def framed(page: Page) -> FrameLocator:
    """The cabinet inside the sandbox."""
    return page.frame_locator("iframe.cabinet")
