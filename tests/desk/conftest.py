"""The desk before the same running house as the cabinet's tests have, and an organizer who sits at it."""

import json
from collections.abc import Callable

import pytest
import requests
from playwright.sync_api import Page, ViewportSize

from tests.browser.conftest import anna, browser, community, house, organizer, profiles, running, visits
from tests.browser.house import House
from tests.browser.visits import DESK, Visits
from tests.world import ADMIN

__all__ = ["anna", "browser", "community", "house", "organizer", "profiles", "running", "visits"]

Desk = Callable[..., Page]


@pytest.fixture
def desk(house: House, visits: Visits) -> Desk:
    """Opens a screen of the desk for whoever is launched as an organizer."""

    def opened(hash_: str = "#/", viewport: ViewportSize = DESK, user: str = ADMIN) -> Page:
        query = house.launch(user).partition("?")[2]
        session = requests.post(f"{house.address}launch", json={"query": query}, timeout=20).json()
        page = visits.page(viewport)
        page.add_init_script(f"localStorage.setItem('desk.session', {json.dumps(json.dumps(session))})")
        page.goto(f"{house.address}desk{hash_}")
        page.locator("main h1").wait_for()
        return page

    return opened
