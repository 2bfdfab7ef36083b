"""What a buyer writes under the group's goods in OK comes into his cabinet by itself."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.infra.sandbox.driver import ADMIN_TOKEN
from tests.world import ANNA, ELENA

ROBE = "154000000000003"
LONG = "Очень нужен халат. " * 30


@pytest.fixture
def connected(organizer: Organizer) -> None:
    organizer.post("v1/connections/comments", token=ADMIN_TOKEN)


def test_comments_are_collected_shown_to_their_author_and_marked_when_they_are_removed(
    house: House, visits: Visits, organizer: Organizer, anna: str, connected: None
) -> None:
    mine = house.ok.control("comment", {"item": ROBE, "user": ANNA, "text": "Мне сирень, 48"})["comment"]
    house.ok.control("comment", {"item": ROBE, "user": ANNA, "text": LONG})
    house.ok.control("comment", {"item": ROBE, "user": ELENA, "text": "А мне мяту"})
    house.collect_comments(organizer.community)
    page = visits.cabinet(ANNA)
    go(page, "#/more")
    page.get_by_role("link", name="Комментарии").click()
    robe = page.locator(".comment").filter(has_text="Мне сирень, 48")
    link = robe.get_by_role("link", name="Халат махровый")
    expect(link).to_have_attribute("href", re.compile(rf"/group/54000000000123/product/{ROBE}$"))
    expect(robe.locator(".comment-seen")).to_be_visible()
    expect(page.get_by_text("А мне мяту")).to_have_count(0)
    long = page.locator(".comment").filter(has_text="Очень нужен халат")
    long.get_by_role("button", name="Показать полностью").press("Enter")
    expect(long.get_by_role("button", name="Свернуть")).to_be_focused()
    expect(long).to_contain_text(LONG.strip())
    dates = page.locator(".comment time").evaluate_all("(times) => times.map((each) => each.dateTime)")
    assert dates == sorted(dates, reverse=True)

    house.ok.control("comment/remove", {"comment": mine["id"]})
    house.collect_comments(organizer.community)
    go(page, "#/more")
    go(page, "#/comments")
    expect(robe).to_contain_text("Удалён")


def test_who_wrote_nothing_reads_how_comments_come_here(visits: Visits, anna: str) -> None:
    page = visits.cabinet(ANNA)
    go(page, "#/comments")
    expect(page.get_by_text("Комментариев пока нет")).to_be_visible()
