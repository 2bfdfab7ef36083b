"""From a bill to a confirmed payment: the buyer reports in the page, the organizer decides over the API."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, Route, expect

from tests.browser.callers import Organizer, Person
from tests.browser.files import receipt
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.screens import go
from tests.browser.visits import Visits, framed
from tests.world import ANNA

DETAILS = "Карта 2200 0000 0000 0000, Мария О."
DUE = "3 839 ₽"
"""Of one order: boots for 3,490 and a tenth for the organizer."""

WRONG_FILES = (
    ("чек.exe", 10, "Этот файл не подойдёт"),
    ("чек.png", 0, "Файл пустой"),
    ("чек.png", 10_000_001, "Файл больше 10 МБ"),
)
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
    page.get_by_role("link", name="К оплате").click()
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
    organizer.post(f"organizer/claims/{claim['id']}/confirmation")
    go(page, f"#/orders/{number}")
    expect(page.locator(".chips").first).to_contain_text("Оплачен")
    expect(page.get_by_role("region", name="Оплаты")).to_contain_text("Подтверждена")
    go(page, "#/claims")
    expect(page.locator(".claim")).to_contain_text("Подтверждена")
    page.get_by_role("link", name="К оплате").first.click()
    expect(page.get_by_text("Платить пока не за что")).to_be_visible()
    until(lambda: any("подтверждена" in each for each in house.inbox(ANNA)))


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
    organizer.post(f"organizer/claims/{claim['id']}/rejection", reason="Перевод не найден")
    go(page, "#/claims")
    card = page.locator(".claim")
    expect(card).to_contain_text("Отклонена")
    expect(card).to_contain_text("Перевод не найден")
    with page.expect_download() as saved:
        card.get_by_role("button", name="Посмотреть чек").click()
    assert saved.value.suggested_filename == f"{claim['id']}.png"
    card.get_by_role("link", name="Сообщить заново").click()
    send(page)
    told(page)
    go(page, "#/claims")
    expect(page.locator(".claim")).to_have_count(2)


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
    expect(order.locator(".chips").nth(1)).to_contain_text(f"На проверке {DUE}")
    expect(order.get_by_role("link", name="Сообщить ещё раз")).to_be_visible()


def test_several_orders_are_paid_in_one_claim(visits: Visits, organizer: Organizer, anna: str) -> None:
    numbers = [opened(organizer, anna, title, days) for days, title in enumerate(("Обувь", "Книги", "Посуда"), 1)]
    page = visits.cabinet(ANNA)
    go(page, "#/pay")
    expect(page.locator(".bill-title")).to_have_text(["Обувь", "Книги", "Посуда"])
    for title in ("Обувь", "Книги", "Посуда"):
        page.get_by_role("checkbox", name=title).check()
    expect(page.locator(".picked")).to_contain_text("3 заказа, 11 517 ₽")
    organizer.post("organizer/payments", key="cash-for-books", order=numbers[1], amount=383_900)
    go(page, "#/orders")
    go(page, "#/pay")
    expect(page.locator(".picked")).to_contain_text("2 заказа, 7 678 ₽")
    page.locator(".picked").get_by_role("link", name="Сообщить об оплате").click()
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
    organizer.post(f"organizer/claims/{left['id']}/confirmation")
    second.get_by_role("button", name="Отозвать").click()
    second.get_by_role("button", name="Да, отозвать").click()
    expect(second.get_by_role("alert").filter(has_text="подтвер")).to_be_visible()


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
    expect(page.get_by_text("Сумма больше нуля")).to_be_visible()
    expect(page.get_by_text("не позже нынешней минуты")).to_be_visible()
    expect(amount).to_be_focused()
    expect(amount).to_have_attribute("aria-invalid", "true")
    amount.fill("9000")
    expect(page.get_by_text("На 5 161 ₽ больше")).to_be_visible()
    assert [each for each in asked if each.endswith(("/buyer/proofs", "/buyer/claims"))] == []


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
    expect(trouble).to_contain_text("Приложите снимок")
    page.locator(".languages [lang=en]").click()
    expect(page.get_by_label("Comment")).to_have_value("перевод 77")
    page.locator("input[type=file]").set_input_files(receipt(b"MZ\x90\x00 not a picture"))
    page.locator("form .button-wide").click()
    expect(trouble).to_contain_text("Attach a")
    assert organizer.waiting() == []
    page.locator("input[type=file]").set_input_files(receipt())
    page.locator("form .button-wide").click()
    expect(page.get_by_role("heading", name="You have reported")).to_be_visible()
    assert organizer.waiting()[0]["proof"]


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
