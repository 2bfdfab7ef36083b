"""What the buyer wants to hear of, and when he wants silence, is kept at once."""

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.buyers.buyer import Topic
from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ANNA


@pytest.fixture
def page(visits: Visits, anna: str) -> Page:
    page = visits.cabinet(ANNA)
    go(page, "#/notices")
    return page


def saved(page: Page) -> None:
    expect(page.get_by_text("Сохранено", exact=True).first).to_be_visible()


def reloaded(visits: Visits) -> Page:
    page = visits.cabinet(ANNA)
    go(page, "#/notices")
    return page


def test_what_was_switched_off_and_the_quiet_hours_are_there_at_the_next_visit(
    house: House, visits: Visits, page: Page, community: Community, anna: str
) -> None:
    expect(page.get_by_role("switch", name="Незаконченный заказ")).to_have_count(0)
    page.get_by_role("switch", name="Ход закупки").click()
    page.get_by_role("switch", name="Напоминания").press("Space")
    page.get_by_role("switch", name="Не беспокоить").check()
    page.get_by_label("С", exact=True).fill("23:30")
    saved(page)
    page.get_by_label("До", exact=True).fill("08:15")
    go(page, "#/more")  # what was typed just before is kept too
    again = reloaded(visits)
    expect(again.get_by_role("switch", name="Ход закупки")).not_to_be_checked()
    expect(again.get_by_role("switch", name="Напоминания")).not_to_be_checked()
    expect(again.get_by_role("switch", name="Оплата")).to_be_checked()
    expect(again.get_by_label("С", exact=True)).to_have_value("23:30")
    expect(again.get_by_label("До", exact=True)).to_have_value("08:15")
    assert house.container.stores.buyers.get(community.id, anna).muted == {Topic.STAGE, Topic.REMINDER}
    again.get_by_role("switch", name="Не беспокоить").uncheck()
    saved(again)
    assert house.container.stores.buyers.get(community.id, anna).quiet is None


def test_a_setting_that_could_not_be_kept_goes_back_and_says_so(visits: Visits, page: Page) -> None:
    visits.expect(r"status of 503 .*/buyer/notices\)")
    page.route("**/buyer/notices", lambda route: route.fulfill(status=503, body="{}"))
    payment = page.get_by_role("switch", name="Оплата")
    payment.click()
    expect(page.get_by_role("alert").filter(has_text="Не сохранено")).to_be_visible()
    expect(payment).to_be_checked()
    page.unroute_all()
    payment.click()
    saved(page)
    expect(page.get_by_role("alert").filter(has_text="Не сохранено")).to_have_count(0)


@pytest.mark.slow
def test_hours_that_are_none_are_said_and_not_kept(house: House, page: Page, community: Community, anna: str) -> None:
    page.get_by_role("switch", name="Не беспокоить").check()
    saved(page)
    page.get_by_label("С", exact=True).fill("09:00")
    expect(page.get_by_role("alert").filter(has_text="Начало и конец совпадают")).to_be_visible()
    quiet = house.container.stores.buyers.get(community.id, anna).quiet
    assert quiet
    assert f"{quiet.start:%H:%M}" == "22:00"
