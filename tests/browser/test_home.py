"""The organizer on a phone: a reported payment comes by the bot, is decided there by a tap or on the first screen."""

import os
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community, Role
from tests.browser.accessibility import grave_violations, small_targets
from tests.browser.callers import Organizer, Person
from tests.browser.house import MARIA, OLGA, House
from tests.browser.patience import until
from tests.browser.screens import overflow
from tests.browser.visits import Visits
from tests.world import ADMIN, ANNA, MODERATOR


def report(house: House, number: str, key: str, amount: int = 50_000) -> Any:
    paid_at = (datetime.now(UTC) - timedelta(minutes=5)).isoformat()
    wish = {"key": f"home-{key}-form", "orders": [number], "amount": amount, "paidAt": paid_at}
    return Person.launched(house, ANNA).post("buyer/claims", **wish)


def messages(house: House, user: str) -> list[dict[str, Any]]:
    return list(house.ok.get(f"/sandbox/inbox?user={user}").json["messages"])


def suits_everybody(page: Page, name: str) -> None:
    assert overflow(page) == 0, name
    assert small_targets(page) == [], name
    assert grave_violations(page) == [], name
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def test_a_payment_is_confirmed_by_a_tap_in_the_bots_message(house: House, community: Community, anna: str) -> None:
    house.subscribe(community)
    organizer = Organizer.at_desk(house, community)
    _, number = organizer.purchase("Осенняя обувь", anna)
    claim = report(house, number, "tapped")
    until(lambda: any("Новая оплата" in text for text in house.inbox(ADMIN)))
    (told,) = [each for each in messages(house, ADMIN) if "Новая оплата" in each["text"]]
    house.ok.control("press", {"user": ADMIN, "message": told["id"], "payload": f"confirm:{claim['id']}"})
    until(lambda: organizer.get(f"v1/claims/{claim['id']}")["state"] == "confirmed")
    until(lambda: any("подтверждена" in text for text in house.inbox(ADMIN)))
    assert Person.launched(house, ANNA).get(f"buyer/orders/{number}")["paid"] == 50_000


def test_an_organizer_lands_on_what_waits_and_decides_there(
    house: House, visits: Visits, community: Community, anna: str
) -> None:
    organizer = Organizer.at_desk(house, community)
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    organizer.agree(purchase, paymentOpen=True, payUntil=(datetime.now(UTC) + timedelta(days=3)).isoformat())
    first, second = report(house, number, "good"), report(house, number, "bad", 10_000)
    page = visits.cabinet(ADMIN)
    expect(page).to_have_url(re.compile("#/home$"))
    cards = page.locator(".claim")
    expect(cards).to_have_count(2)
    expect(page.locator(".home-list").get_by_text("Осенняя обувь")).to_be_visible()
    suits_everybody(page, "home")
    waiting = page.locator("#home-claims .home-count")
    expect(waiting).to_have_text("2")
    cards.first.get_by_role("button", name="Подтвердить").click()
    expect(cards.first.get_by_text("Подтверждена")).to_be_visible()
    expect(waiting).to_have_text("1")
    cards.nth(1).get_by_role("button", name="Отклонить").click()
    cards.nth(1).get_by_role("button", name="Нет перевода").click()
    suits_everybody(page, "home-rejecting")
    cards.nth(1).get_by_role("button", name="Отклонить", exact=True).click()
    expect(cards.nth(1).get_by_text("Перевод не найден")).to_be_visible()
    states = [organizer.get(f"v1/claims/{each['id']}")["state"] for each in (first, second)]
    assert states == ["confirmed", "rejected"]


def test_who_comes_second_sees_what_was_decided(house: House, visits: Visits, community: Community, anna: str) -> None:
    organizer = Organizer.at_desk(house, community)
    _, number = organizer.purchase("Осенняя обувь", anna)
    claim = report(house, number, "raced")
    page = visits.cabinet(ADMIN)
    card = page.locator(".claim")
    expect(card.get_by_role("button", name="Подтвердить")).to_be_visible()
    organizer.post(f"v1/claims/{claim['id']}/rejection", reason="Не наша карта")
    visits.expect(r"status of 409 .*/confirmation\)")
    card.get_by_role("button", name="Подтвердить").click()
    expect(card.get_by_text("Не наша карта")).to_be_visible()
    expect(card.get_by_role("button")).to_have_count(0)


def test_a_viewer_looks_and_has_no_button_that_would_be_refused(house: House, visits: Visits) -> None:
    community = house.found(organizers=(MARIA, {**OLGA, "role": Role.VIEWER}))
    anna = house.welcome(ANNA)
    _, number = Organizer.at_desk(house, community).purchase("Осенняя обувь", anna)
    report(house, number, "seen")
    page = visits.cabinet(MODERATOR)
    expect(page.locator(".claim")).to_have_count(1)
    expect(page.get_by_role("button", name="Подтвердить")).to_have_count(0)
    expect(page.get_by_role("button", name="Рабочий стол организатора")).to_be_visible()
    expect(page.get_by_role("button", name="Импорт")).to_have_count(0)
    expect(page.get_by_role("link", name="Мои заказы")).to_be_visible()
