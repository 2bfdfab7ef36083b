"""Who may what, at the desk: a key for a program, what a viewer is not offered, and what the audit tells of both."""

import re

import pytest
import requests
from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.house import MARIA, OLGA, House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.world import ANNA, MODERATOR


@pytest.mark.slow
def test_a_program_works_with_a_key_until_it_is_revoked(house: House, desk: Desk) -> None:
    house.found(organizers=({**MARIA, "role": "owner"}, OLGA))
    page = desk("#/settings/keys")
    page.get_by_role("button", name="Новый ключ").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Название").fill("Бухгалтерия")
    dialog.get_by_label("Видеть закупки").check()
    dialog.get_by_role("button", name="Создать").click()
    expect(page.get_by_role("button", name="Скопировать")).to_be_visible()
    key = page.get_by_text(re.compile("^kbt_")).inner_text()
    assert _asked(house, "v1/purchases", key) == 200
    assert _asked(house, "v1/orders", key) == 403
    page.get_by_role("button", name="Я сохранил ключ").click()
    expect(page.get_by_text(re.compile("^kbt_"))).to_have_count(0)
    page.get_by_role("row", name="Бухгалтерия").get_by_role("button", name="Отозвать").click()
    dialog.get_by_role("button", name="Отозвать").click()
    expect(page.get_by_role("row", name="Бухгалтерия")).to_contain_text("отозван")
    page.evaluate("location.hash = '#/audit'")
    page.get_by_label("Событие").select_option("ApiKeyMade")
    expect(page.get_by_role("row", name="Ключ API создан")).to_be_visible()
    expect(page.get_by_role("row", name="Ключ API отозван")).to_have_count(0)


@pytest.mark.slow
def test_an_owner_gives_another_role_and_the_audit_shows_before_and_after(house: House, desk: Desk) -> None:
    house.found(organizers=({**MARIA, "role": "owner"}, OLGA))
    page = desk("#/settings/organizers")
    page.get_by_role("button", name="Изменить: Ольга Синицына").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("switch", name="Видит закупки всех организаторов").uncheck(force=True)
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("row", name="Ольга Синицына")).to_contain_text("свои закупки")
    page.get_by_role("button", name="Изменить: Ольга Синицына").click()
    dialog.get_by_label("Роль").select_option("support")
    dialog.get_by_label("Когда").fill("по субботам")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("row", name="Ольга Синицына")).to_contain_text("поддержка")
    page.evaluate("location.hash = '#/audit'")
    seen = page.get_by_role("row", name="Карточка организатора изменена").last
    seen.get_by_text("показать").click()
    expect(seen.get_by_role("row", name="Видит все закупки")).to_contain_text(re.compile("да.*нет"))
    row = page.get_by_role("row", name="Карточка организатора изменена").first
    row.get_by_role("button", name="Мария Орлова").click()
    expect(page.get_by_label("Кто", exact=True)).to_have_value(re.compile("^buyer/"))
    row.get_by_text("показать").click()
    expect(row.get_by_role("row", name="Роль")).to_contain_text("поддержка")


def test_a_viewer_is_offered_nothing_that_is_refused(house: House, desk: Desk) -> None:
    community = house.found(organizers=(MARIA, {**OLGA, "role": "viewer"}))
    organizer = Organizer.at_desk(house, community)
    _, number = organizer.purchase("Осенняя обувь", house.welcome(ANNA))
    page = desk(f"#/orders/{number}", user=MODERATOR)
    expect(page.get_by_role("heading", name="Состав")).to_be_visible()
    menu = page.get_by_role("navigation")
    expect(menu.get_by_role("link", name="Заказы", exact=True)).to_be_visible()
    for absent in ("Журнал", "Загрузка заказов"):
        expect(menu.get_by_role("link", name=absent)).to_have_count(0)
    for absent in ("Отменить заказ", "Добавить", "Исправить", "Оплата", "Стереть данные"):
        expect(page.get_by_role("main").get_by_role("button", name=absent)).to_have_count(0)
    expect(page.get_by_role("combobox", name="Состояние")).to_be_disabled()
    page.evaluate("location.hash = '#/settings/points'")
    expect(page.get_by_role("tab", name="Организаторы")).to_be_visible()
    for absent in ("Ключи API", "Моя карточка"):
        expect(page.get_by_role("tab", name=absent)).to_have_count(0)
    expect(page.get_by_role("button", name="Новый пункт")).to_have_count(0)


def _asked(house: House, path: str, key: str) -> int:
    return requests.get(f"{house.address}{path}", headers={"Authorization": f"Bearer {key}"}, timeout=20).status_code


def test_the_door_says_why_a_session_was_taken_back(house: House, desk: Desk, visits: Visits) -> None:
    visits.expect("401")
    house.found()
    page = desk("#/purchases")
    refusal = {"code": "session_revoked", "detail": "…", "status": 401}
    page.route("**/v1/orders?**", lambda route: route.fulfill(status=401, json=refusal))
    page.route("**/v1/orders", lambda route: route.fulfill(status=401, json=refusal))
    page.evaluate("location.hash = '#/orders'")
    expect(page.get_by_role("alert")).to_contain_text("Ваши права изменились")
