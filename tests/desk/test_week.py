"""A week of an organizer in one run: from a group that has no cabinet to two organizers, a viewer and a program.

What the pages complain of fails it by itself, words of the content policy too: the visits listen.
"""

import re
from collections.abc import Iterator
from functools import partial
from typing import Any

import pytest
import requests
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community, Role
from chalicelib.storage.communities.community import GroupRow, group_key
from tests.browser.callers import Person
from tests.browser.files import chosen, workbook
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.visits import Visits
from tests.world import ADMIN, ANNA, ELENA, MODERATOR

GROUP = "54000000000999"
SHOES = "Осенняя обувь"
ROWS = (
    (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490),
    (ANNA, "Анна Петрова", "ШГ-0903", "Стельки", "", 2, 250),
    (ELENA, "Елена Смирнова", "ШГ-1107", "Кроссовки детские", "29", 1, 1690),
)

pytestmark = pytest.mark.slow


@pytest.fixture(autouse=True)
def _nobodys(house: House) -> Iterator[None]:
    """The second group has no community before the test, nor after it."""
    house.ok.control("reset", {})
    yield
    if house.container.stores.communities.id_of_group(GROUP):
        GroupRow(pk=group_key(GROUP), sk="link").delete()


def go(page: Page, hash_: str) -> None:
    page.evaluate("(hash) => { location.hash = hash; }", hash_)


def test_a_week_of_an_organizer(house: House, visits: Visits) -> None:
    phone = _found(house, visits)
    community = house.container.stores.communities.get(house.container.stores.communities.id_of_group(GROUP) or "")
    buyers = {user: _opened(house, user) for user in (ANNA, ELENA)}
    page = _at_desk(visits, phone)
    anna, elena = _import(page)
    _correct(page, anna)
    purchase = _stop_and_ask_for_payment(page)
    _decide(house, page, phone, buyers, anna, elena)
    _write_to_all(house, page, purchase)
    _two_in_one_order(house, visits, page, anna)
    _a_program(house, page, anna)
    _limits(house, visits, community, anna)


def _found(house: House, visits: Visits) -> Page:
    """Installed into the group and opened by its administrator, who sets the bot up and names Olga."""
    visits.expect(r"status of 404 .*/launch\)")
    phone = visits.page()
    phone.goto(house.launch(ADMIN, frame="mobile", group=GROUP))
    phone.get_by_label("Имя", exact=True).fill("Мария")
    phone.get_by_role("button", name="Подключить").click()
    expect(phone.get_by_text("Кабинет владельца")).to_be_visible()
    bot = phone.locator(".setup-step", has_text="Бот группы")
    bot.locator(".setup-summary").click()
    bot.get_by_label("Ключ бота").fill(f"{house.bot_token}-2")
    bot.get_by_role("button", name="Проверить").click()
    expect(phone.get_by_text("бот этой группы подключён")).to_be_visible()
    people = phone.locator(".setup-step", has_text="Организаторы")
    people.locator(".setup-summary").click()
    people.get_by_label("Профиль в ОК").fill(f"https://ok.ru/profile/{MODERATOR}")
    people.get_by_label("Имя", exact=True).fill("Ольга")
    people.get_by_role("button", name="Добавить").click()
    expect(phone.get_by_text("Добавлен.")).to_be_visible()
    return phone


def _opened(house: House, user: str) -> Person:
    return Person.launched(house, user, group=GROUP)


def _at_desk(visits: Visits, phone: Page) -> Page:
    with phone.expect_popup() as popup:
        phone.locator(".setup-step", has_text="Первая закупка").locator(".setup-summary").click()
        phone.get_by_role("button", name="Загрузка заказов — на рабочем столе").click()
    page = visits.hear(popup.value)
    page.set_viewport_size({"width": 1280, "height": 900})
    expect(page.get_by_role("heading", name="Загрузка заказов")).to_be_visible()
    return page


def _import(page: Page) -> tuple[str, str]:
    """A purchase is made, a file looked through and saved: the numbers of both orders."""
    page.get_by_role("button", name="Новая закупка").click()
    page.get_by_label("Название").fill(SHOES)
    page.get_by_role("dialog").get_by_role("button", name="Создать").click()
    expect(page.get_by_role("radio", name=SHOES)).to_be_checked()
    page.locator("input[type=file]").set_input_files(chosen(workbook(*ROWS)))
    page.get_by_role("button", name="Сохранить в закупку 2 заказа").click()
    expect(page.get_by_role("status", name="Готово")).to_be_visible()
    go(page, "#/orders")
    numbers = [
        page.get_by_role("row", name=name).get_by_role("link", name="№").inner_text() for name in ("Анна", "Елена")
    ]
    anna, elena = (re.sub(r"\D", "", each) for each in numbers)
    return anna, elena


def _correct(page: Page, number: str) -> None:
    """Two lines in one save."""
    go(page, f"#/orders/{number}")
    page.get_by_role("button", name="Править состав").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("group", name="Ботинки").get_by_label("Цена").fill("3290")
    dialog.get_by_role("group", name="Стельки").get_by_label("Что сделать").select_option("remove")
    dialog.get_by_label("Причина").fill("Фабрика сбросила цену")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Состав заказа изменён")).to_be_visible()


def _stop_and_ask_for_payment(page: Page) -> str:
    """With a delivery that was entered late; returns the id of the purchase."""
    page.get_by_role("link", name=SHOES).click()
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Объявить стоп").click()
    dialog.get_by_role("button", name="Объявить стоп").click()
    expect(page.get_by_text("Стадия: Стоп")).to_be_visible()
    page.get_by_label("Доставка").fill("500")
    page.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_contain_text("Изменится сумма 2 заказов")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Закупка сохранена")).to_be_visible()
    page.get_by_label("Оплата открыта").check()
    page.get_by_label("Как оплатить").fill("Карта 2200, Мария О.")
    page.get_by_role("button", name="Сохранить").click()
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_be_hidden()
    return page.url.rpartition("/")[2]


def _decide(house: House, page: Page, phone: Page, buyers: dict[str, Person], anna: str, elena: str) -> None:
    """Anna's payment is confirmed on the phone, where the bot has told of it; Elena's rejected at the desk."""
    _opened(house, ADMIN)  # she comes on another day: OK says now that the bot may write to her
    for user, number in ((ANNA, anna), (ELENA, elena)):
        until(partial(_may_pay, buyers[user], number))
        wish: dict[str, Any] = {"key": f"week-{number}-form", "orders": [number], "amount": 100_000}
        wish["paidAt"] = buyers[user].get(f"buyer/orders/{number}")["createdAt"]
        buyers[user].post("buyer/claims", **wish)
    until(lambda: any(re.search("(Новая|новых) оплат", text) for text in house.inbox(ADMIN)))
    phone.bring_to_front()
    go(phone, "#/home")
    card = phone.locator(".claim", has_text="Анна")
    card.get_by_role("button", name="Подтвердить").click()
    expect(card.get_by_text("Подтверждена")).to_be_visible()
    page.bring_to_front()
    go(page, "#/claims")
    expect(page.get_by_role("heading", name=re.compile("Елена Смирнова"))).to_be_visible()
    page.get_by_role("button", name="Отклонить").click()
    page.get_by_label("Причина").fill("Такого перевода нет")
    page.get_by_role("dialog").get_by_role("button", name="Отклонить").click()
    expect(page.get_by_text("Проверять нечего")).to_be_visible()
    assert buyers[ANNA].get(f"buyer/orders/{anna}")["paid"] == 100_000
    assert buyers[ELENA].get(f"buyer/orders/{elena}")["paid"] == 0


def _may_pay(buyer: Person, number: str) -> bool:
    return number in [each["number"] for each in buyer.get("buyer/bills")["bills"]]


def _write_to_all(house: House, page: Page, purchase: str) -> None:
    go(page, f"#/purchases/{purchase}/messages")
    page.get_by_label("Сообщение всем").fill("Обувь приедет в пятницу")
    page.get_by_role("button", name="Посмотреть, кому придёт").click()
    page.get_by_role("dialog").get_by_role("button", name="Отправить").click()
    expect(page.get_by_text("Сообщение отправляется")).to_be_visible()
    until(lambda: any("приедет в пятницу" in text for text in house.inbox(ANNA)))


def _two_in_one_order(house: House, visits: Visits, page: Page, number: str) -> None:
    """Olga, who may see it from now on, saves first; Maria is told, loses no typing and saves once more."""
    visits.expect("412")
    go(page, "#/settings/organizers")
    page.get_by_role("button", name="Изменить: Ольга").click()
    page.get_by_role("dialog").get_by_role("switch", name="Видит закупки всех организаторов").check(force=True)
    page.get_by_role("dialog").get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    go(page, f"#/orders/{number}")
    page.get_by_role("button", name="Исправить: Ботинки женские").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Кол-во").fill("2")
    dialog.get_by_label("Причина").fill("Просила вторую пару")
    olga = _opened(house, MODERATOR)
    olga.post(f"v1/orders/{number}/adjustments", kind="packing", amount=5_000, reason="Коробка")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    expect(dialog.get_by_label("Кол-во")).to_have_value("2")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Состав заказа изменён")).to_be_visible()
    kept = olga.get(f"v1/orders/{number}")
    assert (kept["lines"][0]["quantity"], len(kept["adjustments"])) == (2, 1)


def _limits(house: House, visits: Visits, community: Community, number: str) -> None:
    """At this browser somebody else sits down.

    Whoever looks on has no button, and is refused by the server too; support corrects orders and moves no money.
    """
    money = ("Оплата", "Возврат", "Стереть данные")
    for role, refused, without in (
        (Role.VIEWER, "v1/orders/changes", ("Править состав", "Отменить заказ", *money)),
        (Role.SUPPORT, "v1/payments", money),
    ):
        listed = house.container.stores.communities.organizers(community.id)
        (olga,) = [each.id for each in listed if each.ok_id == MODERATOR]
        _opened(house, ADMIN).change(f"v1/organizers/{olga}", role=role)
        colleague = _opened(house, MODERATOR)
        answer = requests.post(
            f"{house.address}{refused}",
            json={},
            headers={"Authorization": f"Bearer {colleague.token}", "Idempotency-Key": f"refused-{role}"},
            timeout=20,
        )
        assert answer.status_code == 403, role
        page = visits.desk(MODERATOR, f"#/orders/{number}", group=GROUP)
        expect(page.get_by_role("heading", name="Состав")).to_be_visible()
        for absent in without:
            expect(page.get_by_role("main").get_by_role("button", name=absent)).to_have_count(0)
        edits = page.get_by_role("button", name=re.compile("^Исправить: "))
        expect(edits).to_have_count(0 if role is Role.VIEWER else len(ROWS) - 1)


def _a_program(house: House, page: Page, number: str) -> None:
    """It does by its key what people do, within its scopes."""
    go(page, "#/settings/keys")
    page.get_by_role("button", name="Новый ключ").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Название").fill("Бухгалтерия")
    dialog.get_by_label("Видеть заказы и покупателей").check()
    dialog.get_by_role("button", name="Создать").click()
    headers = {"Authorization": f"Bearer {page.get_by_text(re.compile('^kbt_')).inner_text()}"}
    found = requests.get(f"{house.address}v1/orders/{number}", headers=headers, timeout=20)
    assert (found.status_code, found.json()["lines"][0]["quantity"]) == (200, 2)
    assert requests.get(f"{house.address}v1/api-keys", headers=headers, timeout=20).status_code == 403
