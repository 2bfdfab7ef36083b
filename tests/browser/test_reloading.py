"""A reload goes on where the visit was; nobody else finds the session, and nothing is left of one that ended."""

import json

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ANNA, BLOCKED, ELENA, SILENT

CLOSED = "Откройте кабинет из группы"
END_IT = """() => {
    const kept = JSON.parse(sessionStorage.kabinet);
    sessionStorage.kabinet = JSON.stringify({...kept, expiresAt: "2026-01-01T00:00:00Z"});
}"""
NO_STORAGE = """Object.defineProperty(window, "sessionStorage", {get() { throw new Error("no storage here"); }})"""


@pytest.fixture
def number(house: House, community: Community, anna: str) -> str:
    """Of an order of Anna."""
    return str(house.put(community, buyer=anna, purchase_title="Осенняя обувь").data["number"])


def at_order(visits: Visits, number: str) -> Page:
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}")
    return page


def title(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def assert_closed(page: Page) -> None:
    title(page, CLOSED)
    assert page.evaluate("Object.keys(sessionStorage)") in ([], ["kabinet.language"])


def test_a_reload_stays_in_the_same_screen_and_the_same_language(visits: Visits, number: str) -> None:
    page = at_order(visits, number)
    page.reload()
    title(page, f"Заказ № {number}")
    page.locator(".languages [lang=en]").click()
    title(page, f"Order No. {number}")
    page.reload()
    title(page, f"Order No. {number}")
    go(page, "#/orders")
    expect(page.locator(".order-card")).to_have_count(1)


def test_a_frame_that_is_loaded_again_goes_on_and_does_not_use_its_launch_twice(visits: Visits, number: str) -> None:
    page, launched = visits.page(), visits.launch(ANNA)
    used: list[str] = []
    page.on("request", lambda request: used.append(request.method) if request.url.endswith("/launch") else None)
    for _ in range(2):
        page.goto(launched)
        expect(page.locator(".order-card")).to_have_count(1)
    assert used == ["POST"]
    page.goto(visits.launch(ELENA))
    title(page, "Заказы")
    expect(page.locator(".order-card")).to_have_count(0)
    assert used == ["POST", "POST"]


def test_what_was_typed_of_a_payment_outlives_a_reload_and_is_the_same_claim(
    house: House, organizer: Organizer, visits: Visits, anna: str
) -> None:
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    organizer.agree(purchase, paymentOpen=True)
    page = visits.cabinet(ANNA)
    go(page, f"#/pay/new?orders={number}")
    page.get_by_label("Сколько оплатили").fill("500")
    page.get_by_label("Комментарий").fill("С карты мужа")
    before = page.evaluate("sessionStorage['kabinet.drafts']")
    page.reload()
    expect(page.get_by_label("Сколько оплатили")).to_have_value("500")
    expect(page.get_by_label("Комментарий")).to_have_value("С карты мужа")
    assert page.evaluate("sessionStorage['kabinet.drafts']") == before
    page.locator("form").get_by_role("button", name="Сообщить об оплате").click()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    until(lambda: [each["amount"] for each in organizer.waiting()] == [50_000])
    assert page.evaluate("sessionStorage['kabinet.drafts']") == "{}"


def test_nobody_meets_what_another_person_typed(house: House, organizer: Organizer, visits: Visits, anna: str) -> None:
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    organizer.agree(purchase, paymentOpen=True)
    page = visits.cabinet(ANNA)
    go(page, f"#/pay/new?orders={number}")
    page.get_by_label("Комментарий").fill("С карты мужа")
    page.goto(house.launch(ELENA))
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "мужа" not in page.evaluate("JSON.stringify(sessionStorage)")


def test_another_tab_knows_nothing_of_it(house: House, visits: Visits, number: str) -> None:
    at_order(visits, number)
    page = visits.page()
    page.goto(f"{house.address}app#/orders/{number}")
    assert_closed(page)


def test_the_launch_of_another_person_takes_its_place(house: House, visits: Visits, number: str) -> None:
    house.welcome(ELENA)
    page = at_order(visits, number)
    page.goto(visits.launch(ELENA))
    expect(page.get_by_text("За два месяца заказов нет")).to_be_visible()
    page.reload()
    expect(page.get_by_text("За два месяца заказов нет")).to_be_visible()


def test_a_launch_that_failed_does_not_bring_the_one_before_back(visits: Visits, number: str) -> None:
    visits.expect(r"status of 403 .*/launch\)")
    page = at_order(visits, number)
    page.goto(visits.launch(BLOCKED))
    title(page, "Доступ закрыт")
    page.reload()
    assert_closed(page)


def test_a_session_that_is_over_is_not_opened_again(visits: Visits, number: str) -> None:
    page = at_order(visits, number)
    page.evaluate(END_IT)
    page.reload()
    assert_closed(page)


@pytest.mark.parametrize(("status", "code"), [(401, "session_expired"), (403, "blocked")])
def test_a_visit_that_was_ended_by_the_server_stays_ended(visits: Visits, number: str, status: int, code: str) -> None:
    visits.expect(rf"status of {status} .*/buyer/organizers\)")
    page = visits.cabinet(ANNA)
    refusal = json.dumps({"type": f"/problems/{code}"})
    page.route("**/buyer/organizers", lambda route: route.fulfill(status=status, body=refusal))
    page.evaluate("location.hash = '#/organizers'")
    expect(page.get_by_role("link", name="Открыть Одноклассники")).to_be_visible()
    page.reload()
    assert_closed(page)


def test_who_had_his_data_erased_finds_nothing(visits: Visits, number: str) -> None:
    page = visits.cabinet(ANNA)
    go(page, "#/privacy")
    for name in ("Удалить мои данные", "Продолжить", "Да, удалить"):
        page.get_by_role("button", name=name).click()
    title(page, "Мы удаляем ваши данные")
    page.reload()
    assert_closed(page)


def test_where_nothing_can_be_stored_all_works_until_a_reload(visits: Visits, number: str) -> None:
    page = visits.page()
    page.add_init_script(NO_STORAGE)
    page.goto(visits.launch(ANNA))
    expect(page.locator(".order-card")).to_have_count(1)
    page.reload()
    title(page, CLOSED)


def test_messages_are_allowed_only_after_a_launch_since_ok_is_asked_by_it(
    house: House, visits: Visits, community: Community
) -> None:
    house.welcome(SILENT)
    page = visits.cabinet(SILENT)
    go(page, "#/notices")
    expect(page.get_by_role("button", name="Проверить")).to_be_visible()
    page.reload()
    expect(page.get_by_text("откройте кабинет из группы ещё раз")).to_be_visible()
    expect(page.get_by_role("button", name="Проверить")).to_have_count(0)
