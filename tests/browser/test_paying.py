"""From a bill to a confirmed payment: the buyer reports in the page, the organizer decides over the API."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.callers import Organizer, Person
from tests.browser.files import receipt
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.screens import go
from tests.browser.visits import Visits, framed
from tests.texts.catalogues import CABINET
from tests.world import ANNA

DETAILS = "Карта 2200 0000 0000 0000, Мария О."
DUE = "3 839 ₽"
"""Of one order: boots for 3,490 and a tenth for the organizer."""

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


def opened(organizer: Organizer, anna: str, title: str = "Осенняя обувь", days: int = 2) -> str:
    """An order of a purchase that is to be paid within so many days."""
    purchase, number = organizer.purchase(title, anna)
    until = (datetime.now(UTC) + timedelta(days=days)).isoformat(timespec="seconds")
    organizer.agree(purchase, paymentOpen=True, payUntil=until, paymentDetails=DETAILS)
    return number


def give_sources(page: Page) -> None:
    """Modules of the page by themselves, which the build has put together."""
    page.route("**/sources/**", lambda route: route.fulfill(path=CABINET / route.request.url.partition("/sources/")[2]))


def form(page: Page, *numbers: str) -> None:
    go(page, f"#/pay/new?orders={','.join(numbers)}")


def send(page: Page) -> None:
    page.locator("form").get_by_role("button", name="Сообщить об оплате").click()


def told(page: Page) -> None:
    expect(page.get_by_role("heading", name="Вы сообщили об оплате")).to_be_visible()


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
    expect(page.get_by_label("Сколько оплатили")).to_have_value("3839")
    page.locator("input[type=file]").set_input_files(receipt())
    expect(page.locator(".proof-seen")).to_be_visible()
    page.get_by_label("Комментарий").fill("с карты мужа")
    page.locator("form").get_by_role("button", name="Сообщить об оплате").dblclick()
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


def test_a_sum_may_be_typed_as_it_is_printed(visits: Visits, organizer: Organizer, anna: str) -> None:
    page = visits.cabinet(ANNA)
    form(page, opened(organizer, anna))
    give_sources(page)
    assert dict(zip(SUMS, page.evaluate(READ_SUMS, list(SUMS)), strict=True)) == SUMS
    page.get_by_label("Сколько оплатили").fill("4\u00a0403,78\u00a0₽")
    send(page)
    told(page)
    assert [each["amount"] for each in organizer.waiting()] == [440_378]


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
def test_what_was_said_stands_beside_what_was_confirmed_and_moved_money_names_the_other_order(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    number, other = opened(organizer, anna), opened(organizer, anna, "Детские книги")
    paid_at = datetime.now(UTC).isoformat(timespec="seconds")
    claim = Person.launched(house, ANNA).post(
        "buyer/claims", key="claim-of-anna", orders=[number, other], amount=483_900, paidAt=paid_at
    )
    parts = [{"number": number, "amount": 80_000}, {"number": other, "amount": 0}]
    organizer.post(f"v1/claims/{claim['id']}/confirmation", orders=parts)
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
