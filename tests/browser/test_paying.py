"""From a bill to a confirmed payment: the buyer reports in the page, the organizer decides over the API."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer, Person
from tests.browser.files import receipt
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.paying import DETAILS, form, opened, send, told
from tests.browser.screens import go
from tests.browser.visits import Visits, framed
from tests.world import ANNA

DUE = "3 839 ₽"
"""Of one order: boots for 3,490 and a tenth for the organizer."""


def fill_in(page: Page) -> None:
    """With a proof and a comment; the impatient press twice."""
    expect(page.get_by_label("Сколько оплатили")).to_have_value("3839")
    page.locator("input[type=file]").set_input_files(receipt())
    expect(page.locator(".proof-seen")).to_be_visible()
    page.get_by_label("Комментарий").fill("с карты мужа")
    page.locator("form").get_by_role("button", name="Сообщить об оплате").dblclick()


def test_a_payment_is_reported_with_a_proof_and_confirmed(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    page = visits.cabinet(ANNA)
    go(page, "#/pay")
    expect(page.get_by_text("Платить пока не за что")).to_be_visible()
    number = opened(organizer, anna)
    page.get_by_role("link", name="Заказы").click()
    page.get_by_role("link", name="К оплате").first.click()
    bill = page.locator(".bill")
    expect(bill).to_contain_text(DETAILS)
    expect(page.locator(".total-sum")).to_have_text(DUE)
    bill.get_by_role("link", name="Сообщить об оплате").click()
    fill_in(page)
    told(page)
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    (claim,) = organizer.waiting()
    assert (claim["comment"], claim["proof"], claim["buyer"]["id"]) == ("с карты мужа", True, anna)

    page.get_by_role("link", name="Мои оплаты").click()
    expect(page.locator(".claim")).to_contain_text("На проверке")
    organizer.post(f"v1/claims/{claim['id']}/confirmation")
    go(page, f"#/orders/{number}")
    expect(page.locator(".chips").first).to_contain_text("Оплачен")
    expect(page.get_by_role("region", name="Оплаты")).to_contain_text("Подтверждена")
    go(page, "#/claims")
    expect(page.locator(".claim")).to_contain_text("Подтверждена")
    page.get_by_role("link", name="К оплате").first.click()
    expect(page.get_by_text("Платить пока не за что")).to_be_visible()
    until(lambda: any("подтверждена" in each for each in house.inbox(ANNA)))


@pytest.mark.slow
def test_a_rejected_claim_says_why_keeps_its_proof_and_is_filed_anew(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    form(page, number)
    page.locator("input[type=file]").set_input_files(receipt())
    send(page)
    told(page)
    (claim,) = organizer.waiting()
    organizer.post(f"v1/claims/{claim['id']}/rejection", reason="Перевод не найден")
    go(page, "#/claims")
    card = page.locator(".claim")
    expect(card).to_contain_text("Отклонена")
    expect(card).to_contain_text("Перевод не найден")
    card.get_by_role("button", name="Посмотреть чек").click()
    shown = card.get_by_role("img", name=f"Чек {number}.png")
    expect(shown).to_have_js_property("naturalWidth", 10)
    with page.expect_download() as saved:
        card.get_by_role("link", name="Сохранить").click()
    assert saved.value.suggested_filename == f"Чек {number}.png"
    card.get_by_role("button", name="Скрыть чек").click()
    expect(shown).to_have_count(0)
    card.get_by_role("link", name="Сообщить заново").click()
    send(page)
    told(page)
    go(page, "#/claims")
    expect(page.locator(".claim")).to_have_count(2)


@pytest.mark.slow
def test_i_paid_under_the_message_of_the_group_is_a_report_too(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    house.subscribe(organizer.community)
    number = opened(organizer, anna)
    page = visits.sandbox(ANNA, "&frame=desktop")
    page.get_by_role("tab", name="Сообщения").click()
    message = page.locator(".message").filter(has_text=DETAILS)
    expect(message).to_be_visible(timeout=15_000)
    message.get_by_role("button", name="Я оплатил(а)").click()
    until(organizer.waiting)
    message.get_by_role("link", name="Открыть заказ").click()
    order = framed(page)
    expect(order.get_by_role("heading", level=1)).to_have_text(f"Заказ № {number}")
    expect(order.locator(".chips").first).to_contain_text("Оплата на проверке")
    checked = order.get_by_role("region", name="На проверке")
    expect(checked).to_contain_text(DUE)
    expect(checked).to_contain_text("платить ещё раз не нужно")
    expect(checked).not_to_contain_text("Карта")
    expect(order.get_by_role("link", name="Сообщить ещё раз")).to_be_visible()


@pytest.mark.slow
def test_several_orders_are_paid_in_one_claim(visits: Visits, organizer: Organizer, anna: str) -> None:
    numbers = [opened(organizer, anna, title, days) for days, title in enumerate(("Обувь", "Книги", "Посуда"), 1)]
    page = visits.cabinet(ANNA)
    go(page, "#/pay")
    expect(page.locator(".bill-title")).to_have_text(["Обувь", "Книги", "Посуда"])
    for title in ("Обувь", "Книги", "Посуда"):
        page.get_by_role("checkbox", name=title).check()
    expect(page.locator(".picked")).to_contain_text("3 заказа, 11 517 ₽")
    organizer.post("v1/payments", key="cash-for-books", order=numbers[1], amount=383_900)
    go(page, "#/orders")
    go(page, "#/pay")
    expect(page.locator(".picked")).to_contain_text("2 заказа, 7 678 ₽")
    page.locator(".picked").get_by_role("link", name="Сообщить об оплате 2 заказов").click()
    letter = page.get_by_label("Текст сообщения")
    expect(letter).to_have_value(re.compile(r"^Здравствуйте! Я оплатил\(а\) заказы\.\n"))
    page.get_by_label("Сколько оплатили").fill("5000,50")
    expect(page.get_by_text("На 2 677,50 ₽ меньше")).to_be_visible()
    send(page)
    told(page)
    expect(page.get_by_text("Сумма меньше долга.")).to_be_visible()
    (claim,) = organizer.waiting()
    assert [(each["number"], each["amount"]) for each in claim["orders"]] == [
        (numbers[0], 383_900),
        (numbers[2], 116_150),
    ]
    go(page, "#/pay")
    expect(page.locator(".picked")).to_be_hidden()
    expect(page.locator(".bill-sum").last).to_have_text("2 677,50 ₽")


def test_a_deadline_says_its_hour_and_the_number_of_a_card_is_copied_alone(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    opened(organizer, anna, days=5)
    page = visits.cabinet(ANNA)
    page.context.grant_permissions(["clipboard-read"])
    go(page, "#/pay")
    expect(page.locator(".bill .chip")).to_have_text(re.compile(r"^Оплатите до \d+ [а-я]+, \d\d:\d\d$"))
    page.get_by_role("button", name="Скопировать номер").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == "2200000000000000"
    page.context.clear_permissions()


def confirm_in_part(house: House, organizer: Organizer, number: str, other: str) -> None:
    """Of one transfer for two orders 800 roubles came, all of them for the first."""
    paid_at = datetime.now(UTC).isoformat(timespec="seconds")
    claim = Person.launched(house, ANNA).post(
        "buyer/claims", key="claim-of-anna", orders=[number, other], amount=483_900, paidAt=paid_at
    )
    parts = [{"number": number, "amount": 80_000}, {"number": other, "amount": 0}]
    organizer.post(f"v1/claims/{claim['id']}/confirmation", orders=parts)


@pytest.mark.slow
def test_what_was_said_stands_beside_what_was_confirmed_and_moved_money_names_the_other_order(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    number, other = opened(organizer, anna), opened(organizer, anna, "Детские книги")
    confirm_in_part(house, organizer, number, other)
    organizer.post("v1/transfers", **{"key": "moved-by-maria", "from": number, "to": other, "amount": 30_000})
    page = visits.cabinet(ANNA)
    go(page, "#/claims")
    card = page.locator(".claim")
    expect(card.locator(".claim-sum")).to_have_text("800 ₽")
    expect(card.locator(".chip")).to_have_text("Подтверждена частично")
    expect(card).to_contain_text("Вы сообщили: 4 839 ₽. Подтверждено: 800 ₽.")
    expect(card.locator(".subject-sum")).to_have_text(["800 ₽из 3 839 ₽", "0 ₽из 1 000 ₽"])
    until(lambda: any("Вы сообщали: 4\u00a0839" in each for each in house.inbox(ANNA)))
    go(page, f"#/orders/{other}")
    nothing = page.get_by_role("list", name="Вы сообщали")
    expect(nothing.locator(".chip")).to_have_text("Сюда ничего не зачтено")
    expect(nothing.locator(".chip-good")).to_have_count(0)
    expect(nothing.locator(".entry-sum")).to_have_text("0 ₽")
    go(page, f"#/orders/{number}")
    payments = page.get_by_role("region", name="Оплаты")
    expect(payments).to_contain_text("Вы сообщили: 3 839 ₽. Подтверждено: 800 ₽.")
    expect(payments.locator(".chip")).to_have_text("Подтверждена частично")
    expect(payments).not_to_contain_text("Более ранние")
    payments.get_by_role("link", name=f"На заказ № {other}").click()
    expect(page.get_by_role("region", name="Оплаты")).to_contain_text(f"С заказа № {number}")


@pytest.mark.slow
def test_entries_that_are_not_shown_any_more_are_summed_up(visits: Visits, organizer: Organizer, anna: str) -> None:
    number = opened(organizer, anna)
    for place in range(22):
        organizer.post("v1/payments", key=f"cash-number-{place}", order=number, amount=1_000)
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}")
    entries = page.get_by_role("region", name="Оплаты").locator(".entry")
    expect(entries).to_have_count(21)
    expect(entries.last).to_contain_text("Более ранние записи")
    expect(entries.last).to_contain_text("20 ₽")
