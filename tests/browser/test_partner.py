"""OK misbehaves; buyers hear of their orders all the same, and not twice."""

import time

import pytest
from playwright.sync_api import expect

from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.visits import Visits
from tests.world import ADMIN, ANNA

GRACE = 1.0
"""Seconds in which a second message would have come."""


def test_an_answer_that_was_lost_does_not_make_a_second_message(house: House, community: Community) -> None:
    buyer = house.welcome(ANNA)
    house.misbehave("ok.graph", "lost", calls=1)
    saved = house.put(community, told=True, buyer=buyer)
    until(lambda: house.outcomes("ok.graph")[-1:] == ["ok, lost"])
    assert len(house.inbox(ANNA)) == 1
    house.deliver_again(saved)
    time.sleep(GRACE)
    assert len(house.inbox(ANNA)) == 1


@pytest.mark.slow
def test_after_a_flood_the_message_comes_once(house: House, community: Community) -> None:
    buyer = house.welcome(ANNA)
    house.misbehave("ok.graph", "flood", calls=2)
    saved = house.put(community, told=True, buyer=buyer)
    for _ in range(2):
        assert house.inbox(ANNA) == []
        house.open_gate(community)
        house.deliver_again(saved)
    until(lambda: len(house.inbox(ANNA)) == 1)
    house.deliver_again(saved)
    time.sleep(GRACE)
    assert len(house.inbox(ANNA)) == 1


@pytest.mark.slow
def test_while_ok_is_silent_an_admin_who_was_here_today_is_a_mere_buyer(
    house: House, visits: Visits, community: Community
) -> None:
    expect(visits.cabinet(ADMIN).get_by_text("Кабинет организатора")).to_be_visible()
    house.misbehave("ok.rest", "5xx")
    page = visits.cabinet(ADMIN)
    expect(page.get_by_text("Кабинет покупателя")).to_be_visible()
    page.get_by_role("link", name="Ещё").click()
    expect(page.get_by_role("link", name="Организаторы")).to_be_visible()
    expect(page.get_by_role("button", name="Рабочий стол организатора")).to_have_count(0)
    page.evaluate("location.hash = '#/setup'")
    expect(page.get_by_role("heading", level=1)).to_have_text("Заказы")
    house.ok.control("faults", {"target": "ok.rest", "kind": None})
    page = visits.cabinet(ADMIN)
    expect(page.get_by_text("Кабинет организатора")).to_be_visible()
    page.get_by_role("link", name="Ещё").first.click()
    expect(page.get_by_role("button", name="Рабочий стол организатора")).to_be_visible()
