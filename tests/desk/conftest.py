"""The desk before a running house like that of the cabinet's tests, and an organizer who sits at it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from infra.local.ports import LOOPBACK
from tests.browser.conftest import anna, browser, community, demo, house, organizer, profiles, running, visits
from tests.browser.visits import DESK, Visits
from tests.world import ADMIN

__all__ = ["anna", "browser", "community", "demo", "house", "organizer", "profiles", "running", "visits"]

Desk = Callable[..., Page]


@pytest.fixture
def desk(visits: Visits) -> Desk:
    """Opens a screen of the desk."""

    def opened(hash_: str = "#/", viewport: ViewportSize = DESK, user: str = ADMIN, host: str = LOOPBACK) -> Page:
        return visits.desk(user, hash_, viewport, host=host)

    return opened
