"""What was reported is not reported again by mistake: under check, in two tabs, after a lost answer."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Route, expect

from tests.browser.callers import Organizer, Person
from tests.browser.house import House
from tests.browser.paying import form, opened, send, told
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ANNA


@pytest.mark.slow
def test_what_is_under_check_is_not_asked_for_once_more(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    full, part = opened(organizer, anna), opened(organizer, anna, "Книги")
    herself, paid_at = Person.launched(house, ANNA), datetime.now(UTC).isoformat(timespec="seconds")
    for number, amount in ((full, 383_900), (part, 100_000)):
        herself.post("buyer/claims", key=f"claim-of-{number}", orders=[number], amount=amount, paidAt=paid_at)
    page = visits.cabinet(ANNA)
    cards = {number: page.locator(".order-card").filter(has_text=f"№ {number}") for number in (full, part)}
    expect(cards[full].locator(".chip")).to_have_text("Оплата на проверке")
    expect(cards[part].locator(".chip")).to_have_text(re.compile(r"^Оплатите до "))
    go(page, f"#/orders/{full}")
    expect(page.get_by_text("Осталось оплатить")).to_have_count(0)
    expect(page.get_by_role("link", name="Сообщить ещё раз")).to_be_visible()
    go(page, "#/pay")
    expect(page.locator(".total-sum")).to_have_text("2 839 ₽")
    expect(page.locator(".total-facts > *")).to_have_text(["1 заказ", "На проверке 2 заказа: 4 839 ₽"])
    expect(page.get_by_role("checkbox")).to_have_count(0)
    form(page, full)
    doubt = page.get_by_role("note").filter(has_text="Уже сообщено: 3 839 ₽, на проверке")
    expect(doubt).to_be_visible()
    page.get_by_label("Сколько оплатили").fill("10")
    page.locator("form").get_by_role("button", name="Сообщить об оплате").dblclick()
    expect(page.get_by_role("button", name="Да, сообщить")).to_be_visible()
    page.get_by_role("button", name="Не отправлять").click()
    assert len(organizer.waiting()) == 2
    expect(page.locator("form").get_by_role("button", name="Сообщить об оплате")).to_be_focused()


@pytest.mark.slow
def test_a_second_tab_is_told_that_the_first_has_reported(visits: Visits, organizer: Organizer, anna: str) -> None:
    visits.expect(r"status of 409 .*/buyer/claims\)")
    number = opened(organizer, anna)
    first, second = visits.cabinet(ANNA), visits.cabinet(ANNA)
    for page in (first, second):
        form(page, number)
    second.get_by_label("Комментарий").fill("перевод 77")
    send(first)
    told(first)
    send(second)
    expect(second.get_by_role("alert").filter(has_text="осталось оплатить меньше: 0 ₽")).to_be_visible()
    expect(second.get_by_text("Уже сообщено: 3 839 ₽, на проверке")).to_be_visible()
    expect(second.get_by_label("Сколько оплатили")).to_have_value("3839")
    expect(second.get_by_label("Комментарий")).to_have_value("перевод 77")
    assert len(organizer.waiting()) == 1
    send(second)
    second.get_by_role("button", name="Да, сообщить").click()
    told(second)
    assert [each["warnings"] for each in organizer.waiting()] == [["over", "double"], ["over", "double"]]


def test_a_lost_answer_does_not_make_a_second_claim(visits: Visits, organizer: Organizer, anna: str) -> None:
    visits.expect(r"ERR_FAILED .*/buyer/claims\)")
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    form(page, number)
    page.get_by_label("Комментарий").fill("перевод 77")

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/buyer/claims", lose)
    send(page)
    expect(page.get_by_text("Ответ не дошёл")).to_be_visible()
    page.unroute_all()
    send(page)
    told(page)
    (claim,) = organizer.waiting()
    assert claim["comment"] == "перевод 77"


def test_a_form_corrected_after_a_lost_answer_is_told_that_the_first_one_came(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    visits.expect(r"(ERR_FAILED|status of 409) .*/buyer/claims\)")
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    form(page, number)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    page.route("**/buyer/claims", lose)
    send(page)
    expect(page.get_by_text("Ответ не дошёл")).to_be_visible()
    page.unroute_all()
    page.get_by_label("Сколько оплатили").fill("5")
    send(page)
    expect(page.get_by_text("Эта форма уже отправлена")).to_be_visible()
    (claim,) = organizer.waiting()
    assert claim["amount"] != 500


@pytest.mark.slow
def test_a_claim_is_taken_back_after_a_question_unless_it_was_decided_on_meanwhile(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    visits.expect(r"status of 409 .*/withdraw\)")
    number, paid_at = opened(organizer, anna), datetime.now(UTC).isoformat(timespec="seconds")
    herself = Person.launched(house, ANNA)
    for amount in (10_000, 20_000):
        herself.post("buyer/claims", key=f"claim-{amount}", orders=[number], amount=amount, paidAt=paid_at)
    page = visits.cabinet(ANNA)
    go(page, "#/claims")
    first, second = (page.locator(".claim").filter(has_text=sum_) for sum_ in ("100 ₽", "200 ₽"))
    first.get_by_role("button", name="Отозвать").click()
    expect(first.get_by_role("button", name="Да, отозвать")).to_be_focused()
    page.keyboard.press("Escape")
    expect(first.get_by_role("button", name="Отозвать")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    expect(first).to_contain_text("Отозвана")
    expect(first).to_be_focused()
    (left,) = organizer.waiting()
    organizer.post(f"v1/claims/{left['id']}/confirmation")
    second.get_by_role("button", name="Отозвать").click()
    second.get_by_role("button", name="Да, отозвать").click()
    expect(second.get_by_role("alert").filter(has_text="подтвер")).to_be_visible()
    expect(second.locator(".chip")).to_have_text("Подтверждена")
    expect(second.get_by_role("button", name="Отозвать")).to_have_count(0)
    expect(second).to_be_focused()
