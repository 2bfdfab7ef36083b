"""The desk before a running house like that of the cabinet's tests, and an organizer who sits at it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, ViewportSize

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from infra.local.ports import LOOPBACK
from tests.browser.conftest import anna, browser, community, demo, house, organizer, profiles, running, visits
from tests.browser.house import MARIA, OLGA, House
from tests.browser.visits import DESK, Visits
from tests.desk.marketplaces import connect
from tests.world import ADMIN

__all__ = ["anna", "browser", "community", "demo", "house", "organizer", "profiles", "running", "visits"]

Desk = Callable[..., Page]


@pytest.fixture
def desk(visits: Visits) -> Desk:
    """Opens a screen of the desk."""

    def opened(hash_: str = "#/", viewport: ViewportSize = DESK, user: str = ADMIN, host: str = LOOPBACK) -> Page:
        return visits.desk(user, hash_, viewport, host=host)

    return opened


@pytest.fixture
def shop(house: House) -> Community:
    """Maria owns it, Olga decides on what comes from marketplaces."""
    return house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "external_orders_manager"}))


@pytest.fixture
def account(house: House, shop: Community) -> Account:
    return connect(house, shop)
