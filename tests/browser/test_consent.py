"""OK asks the person whether the group may write to him; the cabinet believes only what OK then says to the server."""

import pytest
from playwright.sync_api import FrameLocator, Locator, Page, expect

from chalicelib.domain.buyers.buyer import Consent
from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits, framed
from tests.world import ANNA, SILENT

BREAK = """(_, names) => {
    const portal = (window.portal ??= {...FAPI, joinGroup: FAPI.UI.joinGroup});
    const fail = (name) => setTimeout(() => API_callback(name, "error", ""));
    const way = (name, call) => (names.includes(name) ? fail(name) : call());
    FAPI.invokeUIMethod = (name, ...given) => way(name, () => portal.invokeUIMethod(name, ...given));
    FAPI.UI.joinGroup = (...given) => way("joinGroup", () => portal.joinGroup(...given));
}"""


@pytest.fixture
def darya(house: House, community: Community) -> str:
    """She has not allowed messages."""
    return house.welcome(SILENT)


def at_notices(visits: Visits, user: str) -> tuple[Page, FrameLocator]:
    """The screen inside OK's frame, and the page around it."""
    page = visits.sandbox(user, "&auto=1&frame=desktop")
    cabinet = framed(page)
    expect(cabinet.locator(".fitted, html.fitted")).to_be_attached()
    cabinet.locator("body").evaluate("() => { location.hash = '#/notices'; }")
    expect(state(cabinet)).to_be_visible()
    return page, cabinet


def state(cabinet: FrameLocator | Page) -> Locator:
    return cabinet.locator("#consent-title")


def ask(cabinet: FrameLocator) -> None:
    cabinet.get_by_role("button", name="Разрешить сообщения").click()


def break_ways(cabinet: FrameLocator, *names: str) -> None:
    """OK refuses to show these of its windows."""
    cabinet.locator("body").evaluate(BREAK, list(names))


def answer(page: Page, button: str, *, ticked: bool = True) -> None:
    """In OK's own window."""
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("checkbox").set_checked(ticked)
    dialog.get_by_role("button", name=button).click()


def test_messages_are_allowed_in_ok_s_window_and_stay_so_and_are_withdrawn_in_one_tap(
    house: House, visits: Visits, community: Community, darya: str
) -> None:
    page, cabinet = at_notices(visits, SILENT)
    expect(state(cabinet)).to_have_text("Сообщения не разрешены")
    ask(cabinet)
    expect(cabinet.get_by_text("Ответьте в окне Одноклассников")).to_be_visible()
    answer(page, "Готово")
    expect(state(cabinet)).to_have_text("Сообщения разрешены")
    expect(state(cabinet)).to_be_focused()
    assert house.container.stores.buyers.get(community.id, darya).consent is Consent.ALLOWED

    page, cabinet = at_notices(visits, SILENT)
    expect(state(cabinet)).to_have_text("Сообщения разрешены")
    cabinet.get_by_role("button", name="Больше не присылать").click()
    expect(state(cabinet)).to_have_text("Вы отказались от сообщений")
    page, cabinet = at_notices(visits, SILENT)
    expect(state(cabinet)).to_have_text("Вы отказались от сообщений")
    assert house.ok.user(SILENT)["allowed"]
    expect(cabinet.locator(".decision-state")).to_have_text(
        ["Отказ от сообщений", "Сообщения разрешены", "Сообщения не разрешены"]
    )
    ask(cabinet)
    answer(page, "Готово")
    expect(cabinet.get_by_text("Всё получилось")).to_be_visible()


@pytest.mark.slow
def test_who_did_not_agree_or_was_not_heard_is_told_that_nothing_is_allowed(
    house: House, visits: Visits, darya: str
) -> None:
    visits.expect(r"status of 503 .*/buyer/consent\)")
    page, cabinet = at_notices(visits, SILENT)
    expect(cabinet.get_by_text("Начнёт действовать, когда вы разрешите сообщения.")).to_be_visible()
    answers = (("Отмена", True, "Вы закрыли окно Одноклассников"), ("Готово", False, "должна стоять галочка"))
    for button, ticked, sentence in answers:
        ask(cabinet)
        answer(page, button, ticked=ticked)
        expect(cabinet.get_by_text(sentence)).to_be_visible()
        expect(state(cabinet)).to_have_text("Сообщения не разрешены")
    house.misbehave("ok.rest", "5xx")
    ask(cabinet)
    answer(page, "Готово")
    expect(cabinet.get_by_role("alert").filter(has_text="Одноклассники не отвечают")).to_be_visible()
    house.ok.control("faults", {"target": "ok.rest", "kind": None})
    cabinet.get_by_role("button", name="Проверить").click()
    expect(state(cabinet)).to_have_text("Сообщения разрешены")
    expect(cabinet.get_by_text("Начнёт действовать")).to_be_hidden()


@pytest.mark.slow
def test_where_ok_cannot_ask_one_way_it_is_asked_the_other_and_then_the_person_helps_himself(
    house: House, visits: Visits, darya: str
) -> None:
    page, cabinet = at_notices(visits, SILENT)
    break_ways(cabinet, "showGroupPermissions")
    ask(cabinet)
    answer(page, "Отмена")
    expect(cabinet.get_by_text("Вы закрыли окно Одноклассников")).to_be_visible()
    break_ways(cabinet, "showGroupPermissions", "joinGroup")
    ask(cabinet)
    expect(cabinet.get_by_text("Разрешите сообщения сами")).to_be_visible()
    group = cabinet.get_by_role("link", name="Открыть группу")
    expect(group).to_have_attribute("href", "https://ok.ru/group/54000000000123")
    house.ok.control("user", {"user": SILENT, "allowed": True})
    cabinet.get_by_role("button", name="Проверить").click()
    expect(state(cabinet)).to_have_text("Сообщения разрешены")


def test_on_a_phone_the_orders_invite_and_the_person_allows_messages_by_hand(
    house: House, visits: Visits, darya: str
) -> None:
    page = visits.cabinet(SILENT)
    page.get_by_role("link", name="Как разрешить").click()
    expect(state(page)).to_have_text("Сообщения не разрешены")
    house.ok.control("user", {"user": SILENT, "allowed": True})
    page.get_by_role("button", name="Проверить").click()
    expect(state(page)).to_have_text("Сообщения разрешены")
    page.get_by_role("link", name="Заказы").click()
    expect(page.get_by_text("Не пропустите оплату и выдачу")).to_have_count(0)


def test_who_put_the_invitation_away_is_not_asked_again_nor_who_allows_messages(visits: Visits, darya: str) -> None:
    page = visits.cabinet(SILENT)
    page.get_by_role("button", name="Не сейчас").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    go(page, "#/more")
    go(page, "#/orders")
    expect(page.get_by_text("Не пропустите оплату и выдачу")).to_have_count(0)
    page = visits.cabinet(ANNA)
    expect(page.get_by_text("За два месяца заказов нет")).to_be_visible()
    expect(page.get_by_text("Не пропустите оплату и выдачу")).to_have_count(0)
