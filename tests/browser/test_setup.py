"""A group that has no cabinet: its administrator founds one on a phone, and sets it up; others are told whom to ask."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from chalicelib.storage.communities.community import GroupRow, group_key
from tests.browser.accessibility import grave_violations, small_targets
from tests.browser.house import House
from tests.browser.screens import go, overflow
from tests.browser.visits import Visits
from tests.world import ADMIN, BLOCKED, MODERATOR

NEW = "54000000000999"
NOT_YET = r"status of 404 .*/launch\)"


@pytest.fixture(autouse=True)
def _nobodys(house: House) -> Iterator[None]:
    """The second group has no community before the test, nor after it."""
    house.ok.control("reset", {})
    yield
    if house.container.stores.communities.id_of_group(NEW):
        GroupRow(pk=group_key(NEW), sk="link").delete()


def suits_everybody(page: Page, name: str) -> None:
    assert overflow(page) == 0, name
    assert small_targets(page) == [], name
    assert grave_violations(page) == [], name
    if folder := os.environ.get("LOOK"):
        page.screenshot(path=Path(folder) / f"{name}.png", full_page=True)


def arrived(house: House, visits: Visits, user: str) -> Page:
    visits.expect(NOT_YET)
    page = visits.page()
    page.goto(house.launch(user, frame="mobile", group=NEW))
    page.locator("main h1").wait_for()
    return page


def step(page: Page, name: str) -> None:
    page.locator(".setup-summary", has_text=name).click()


def found(page: Page) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text("Подключим кабинет к группе")
    expect(page.get_by_label("Как называется группа")).to_have_value("Пряжа вскладчину")
    suits_everybody(page, "founding")
    page.get_by_label("Имя", exact=True).fill("Мария")
    page.get_by_label("Часовой пояс").select_option("Asia/Omsk")
    page.get_by_role("button", name="Подключить").click()
    expect(page.get_by_text("Кабинет владельца")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_have_text("Настройка")


def connect_bot(page: Page, token: str) -> None:
    """First with a token that is none."""
    step(page, "Бот группы")
    page.get_by_label("Ключ бота").fill("not-a-token")
    page.locator(".setup-step", has_text="Бот группы").get_by_role("button", name="Проверить").click()
    expect(page.locator(".setup-step .field-error, .setup-step .trouble").filter(has_text="ОК")).not_to_have_count(0)
    page.get_by_label("Ключ бота").fill(token)
    page.locator(".setup-step", has_text="Бот группы").get_by_role("button", name="Проверить").click()
    expect(page.get_by_text("бот этой группы подключён")).to_be_visible()


def test_an_administrator_founds_it_and_sets_it_up(house: House, visits: Visits) -> None:
    page = arrived(house, visits, ADMIN)
    found(page)
    visits.expect(r"status of 400 .*/v1/connections/bot\)")
    connect_bot(page, f"{house.bot_token}-2")
    step(page, "Ваша карточка")
    page.get_by_label("Где выдаёте заказы").fill("Омск, Ленина, 1")
    page.get_by_role("button", name="Сохранить", exact=True).click()
    expect(page.get_by_text("Сохранено.")).to_be_visible()
    expect(page.locator(".setup-step", has_text="Ваша карточка").get_by_text("Готово")).to_be_visible()
    step(page, "Организаторы")
    page.get_by_label("Профиль в ОК").last.fill(f"https://ok.ru/profile/{MODERATOR}")
    page.locator(".setup-step", has_text="Организаторы").get_by_label("Имя", exact=True).fill("Ольга")
    page.get_by_role("button", name="Добавить").click()
    expect(page.get_by_text("Добавлен.")).to_be_visible()
    suits_everybody(page, "setup")
    community = house.container.stores.communities.id_of_group(NEW) or ""
    listed = {each.first_name: each for each in house.container.stores.communities.organizers(community)}
    assert listed["Мария"].place == "Омск, Ленина, 1"
    assert listed["Ольга"].ok_id == MODERATOR
    go(page, "#/home")
    expect(page.get_by_text("Новых оплат нет.")).to_be_visible()


def test_who_comes_again_goes_on_where_he_was(house: House, visits: Visits) -> None:
    page = arrived(house, visits, ADMIN)
    page.get_by_label("Имя", exact=True).fill("Мария")
    page.get_by_role("button", name="Подключить").click()
    expect(page.get_by_text("Кабинет владельца")).to_be_visible()
    again = visits.page()
    again.goto(house.launch(ADMIN, frame="mobile", group=NEW))
    expect(again.get_by_role("heading", level=1)).to_have_text("Главная")
    again.get_by_role("link", name="Настройка").click()
    expect(again.locator(".setup-step")).to_have_count(6)
    expect(again.locator(".setup-step", has_text="Группа").first.get_by_text("Готово")).to_be_visible()


def test_who_is_no_administrator_is_told_what_to_tell_him(house: House, visits: Visits) -> None:
    page = arrived(house, visits, BLOCKED)
    expect(page.get_by_text("Перешлите ему эти слова")).to_be_visible()
    expect(page.get_by_role("button", name="Скопировать")).to_be_visible()
    suits_everybody(page, "stranger")
