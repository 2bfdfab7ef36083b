"""The form by which a payment is reported: sums, files, several orders, a letter to the organizer."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer
from tests.browser.files import receipt
from tests.browser.house import House
from tests.browser.paying import form, opened, send, told
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.texts.catalogues import CABINET
from tests.world import ANNA

WRONG_FILES = (
    ("чек.exe", 10, "Этот файл не подойдёт"),
    ("чек.png", 0, "Файл пустой"),
    ("чек.png", 10_000_001, "Файл больше 10 МБ"),
)
# What is typed, in kopecks or why not.
SUMS = {
    "1500": 150_000,
    "1500,5": 150_050,
    "1500.50": 150_050,
    "4\u00a0403,78\u00a0₽": 440_378,
    "₽4,403.78": 440_378,
    "4,403.78": 440_378,
    "6.150,24": 615_024,
    "6\u202f150,24 р.": 615_024,
    "1.234.567": 123_456_700,
    "1500 руб.": 150_000,
    "1500 рублей": 150_000,
    " 0,5 ": 50,
    "4,403": "unclear",
    "4.403": "unclear",
    "0": "zero",
    "−5,00": "zero",
    "": "unread",
    "много": "unread",
    "1.234,567": "unread",
    "1,2,3": "unread",
    "12345678901": "large",
    "999 999 999": "large",
}
READ_SUMS = """async (typed) => {
    const {readSum} = await import(new URL("sources/payments/typed_sum.js", location.href));
    return typed.map((each) => { const {kopecks, wrong} = readSum(each); return kopecks ?? wrong; });
}"""
# A file of any size, made in the page.
CHOOSE = """(input, [name, size]) => {
    const chosen = new DataTransfer();
    chosen.items.add(new File([new Uint8Array(size)], name));
    input.files = chosen.files;
    input.dispatchEvent(new Event("change"));
}"""


def give_sources(page: Page) -> None:
    """Modules of the page by themselves, which the build has put together."""
    page.route("**/sources/**", lambda route: route.fulfill(path=CABINET / route.request.url.partition("/sources/")[2]))


def test_a_payment_that_nobody_asked_for_is_reported_after_a_question(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    _, number = organizer.purchase("Осенняя обувь", anna)
    page = visits.cabinet(ANNA)
    form(page, number)
    expect(page.get_by_role("note").filter(has_text="Оплата этого заказа сейчас не открыта")).to_be_visible()
    send(page)
    assert organizer.waiting() == []
    page.get_by_role("button", name="Да, сообщить").click()
    told(page)
    expect(page.get_by_text("Оплата тогда не была открыта.")).to_be_visible()
    assert [each["warnings"] for each in organizer.waiting()] == [["closed"]]


@pytest.mark.slow
def test_orders_that_are_paid_in_different_ways_are_reported_one_by_one(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    shoes, books = opened(organizer, anna), opened(organizer, anna, "Книги")
    organizer.agree(str(organizer.get(f"v1/orders/{books}")["purchaseId"]), paymentDetails="Наличными")
    page = visits.cabinet(ANNA)
    go(page, "#/pay")
    expect(page.get_by_text("Отметьте несколько, если платили одним переводом.")).to_be_visible()
    for title in ("Осенняя обувь", "Книги"):
        page.get_by_role("checkbox", name=title).check()
    different = "Эти заказы оплачивают по-разному: сообщите о каждом отдельно."
    expect(page.locator(".picked-words")).to_have_text(different)
    expect(page.locator(".picked").get_by_role("link")).to_have_count(0)
    form(page, shoes, books)
    expect(page.get_by_text(different)).to_be_visible()
    page.locator(".subject-apart").filter(has_text="Книги").get_by_role("link", name="Сообщить об оплате").click()
    expect(page.get_by_label("Сколько оплатили")).to_have_value("3839")


def test_a_sum_may_be_typed_as_it_is_printed(visits: Visits, organizer: Organizer, anna: str) -> None:
    page = visits.cabinet(ANNA)
    form(page, opened(organizer, anna))
    give_sources(page)
    assert dict(zip(SUMS, page.evaluate(READ_SUMS, list(SUMS)), strict=True)) == SUMS
    page.get_by_label("Сколько оплатили").fill("4\u00a0403,78\u00a0₽")
    send(page)
    told(page)
    assert [each["amount"] for each in organizer.waiting()] == [440_378]


def test_what_cannot_be_a_payment_is_said_at_once_and_nothing_is_sent(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    form(page, number)
    field = page.locator("input[type=file]")
    for name, size, sentence in WRONG_FILES:
        field.evaluate(CHOOSE, [name, size])
        expect(page.get_by_role("alert").filter(has_text=sentence)).to_be_visible()
    amount, moment = page.get_by_label("Сколько оплатили"), page.get_by_label("Когда оплатили")
    amount.fill("много")
    moment.fill("2050-01-01T10:00")
    send(page)
    expect(page.get_by_text("Не получилось прочитать сумму")).to_be_visible()
    expect(page.get_by_text("не позже нынешней минуты")).to_be_visible()
    expect(amount).to_be_focused()
    expect(amount).to_have_attribute("aria-invalid", "true")
    for typed, sentence in (("0", "Сумма должна быть больше нуля."), ("4,403", "Непонятно, где здесь копейки.")):
        amount.fill(typed)
        send(page)
        expect(page.get_by_text(sentence)).to_be_visible()
    amount.fill("9000")
    expect(page.get_by_text("На 5 161 ₽ больше")).to_be_visible()
    assert [each for each in asked if each.endswith(("/buyer/proofs", "/buyer/claims"))] == []


@pytest.mark.slow
def test_what_only_calls_itself_a_picture_is_refused_in_the_reader_s_language_and_nothing_typed_is_lost(
    visits: Visits, organizer: Organizer, anna: str
) -> None:
    visits.expect(r"status of 400 .*/buyer/claims\)")
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    form(page, number)
    page.get_by_label("Комментарий").fill("перевод 77")
    page.locator("input[type=file]").set_input_files(receipt(b"MZ\x90\x00 not a picture"))
    send(page)
    trouble = page.locator("#proof-trouble")
    expect(trouble).to_contain_text("Этот файл не похож на фото или PDF. Выберите другой.")
    page.locator(".languages [lang=en]").click()
    expect(page.get_by_label("Comment")).to_have_value("перевод 77")
    page.locator("input[type=file]").set_input_files(receipt(b"MZ\x90\x00 not a picture"))
    page.locator("form .button-wide").click()
    expect(trouble).to_contain_text("This file does not look like a photo or a PDF.")
    assert organizer.waiting() == []
    page.locator("input[type=file]").set_input_files(receipt())
    page.locator("form .button-wide").click()
    expect(page.get_by_role("heading", name="You have reported")).to_be_visible()
    assert organizer.waiting()[0]["proof"]


@pytest.mark.slow
def test_the_letter_to_the_organizer_is_copied_and_her_page_opened(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    number = opened(organizer, anna)
    page = visits.cabinet(ANNA)
    page.context.grant_permissions(["clipboard-read"])
    page.context.route("https://ok.ru/**", lambda route: route.fulfill(body="OK"))
    form(page, number)
    page.get_by_label("Сколько оплатили").fill("1000")
    letter = page.get_by_label("Текст сообщения")
    expect(letter).to_have_value(re.compile(rf"Заказ № {number}, закупка «Осенняя обувь»\nСумма: 1\s000\s₽$"))
    with page.context.expect_page() as profile:
        page.get_by_role("link", name="Скопировать и открыть профиль").click()
    assert profile.value.url == "https://ok.ru/profile/570000000001"
    profile.value.close()
    page.bring_to_front()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert f"Заказ № {number}" in copied
    page.context.clear_permissions()
    page.context.unroute_all()
