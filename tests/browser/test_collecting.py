"""Where an order waits is chosen in the page; at the desk its code is read, or the buyer says that he has it."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer, Person
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.world import ANNA, ELENA

ARRIVING = ("stopped", "ordered", "distributing")


@pytest.fixture
def ordered(organizer: Organizer, anna: str) -> tuple[str, str]:
    """A purchase and Anna's order in it."""
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    return purchase, number


def point(page: Page, name: str) -> None:
    page.get_by_role("radio", name=name).check()


@pytest.mark.slow
def test_a_point_is_chosen_and_its_price_enters_the_sum(
    visits: Visits, organizer: Organizer, ordered: tuple[str, str]
) -> None:
    purchase, number = ordered
    closed = {"title": "Заречье", "closed": True, "closedReason": "ремонт крыши"}
    points = [organizer.point(), organizer.point(title="Центр", price=0), organizer.point(**closed)]
    organizer.agree(purchase, points=points)
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}")
    page.get_by_role("link", name="Выбрать пункт выдачи").click()
    expect(page.get_by_role("radio", name="У организатора")).to_be_checked()
    expect(page.locator(".point").first).to_contain_text("Тула, проспект Ленина, 102")
    expect(page.locator(".point").first).to_contain_text("пн–пт с 17 до 20")
    expect(page.get_by_role("radio", name="Заречье")).to_be_disabled()
    expect(page.get_by_text("ремонт крыши")).to_be_visible()
    point(page, "Склад")
    expect(page.get_by_text("Сумма заказа вырастет на 100 ₽")).to_be_visible()
    page.get_by_role("button", name="Забирать здесь").click()
    expect(page.get_by_role("heading", name="Пункт выдачи выбран")).to_be_focused()
    expect(page.get_by_text("3 939 ₽")).to_be_visible()
    page.get_by_role("link", name="К заказу").click()
    expect(page.locator(".sum dt")).to_have_text(["Товары", "Оргсбор 10 %", "Пункт выдачиСклад", "Итого"])
    expect(page.locator(".changes")).to_contain_text("Сменился пункт выдачи")
    page.get_by_role("link", name="Выбрать другой пункт").click()
    expect(page.get_by_role("radio", name="Склад")).to_be_checked()
    point(page, "Центр")
    expect(page.get_by_text("Сумма заказа уменьшится на 100 ₽")).to_be_visible()
    page.get_by_role("button", name="Забирать здесь").press("Enter")
    expect(page.get_by_role("heading", name="Пункт выдачи выбран")).to_be_focused()


def test_who_comes_second_to_the_last_place_reads_it_and_chooses_again(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    visits.expect(r"status of 409 .*/point\)")
    elena = house.welcome(ELENA)
    purchase, number, hers = organizer.purchase("Осенняя обувь", anna, elena)
    last, free = organizer.point(capacity=1), organizer.point(title="Центр")
    organizer.agree(purchase, points=[last, free])
    page = visits.cabinet(ANNA)
    page.locator(".languages [lang=en]").click()
    go(page, f"#/orders/{number}/pickup")
    point(page, "Склад")
    Person.launched(house, ELENA).post(f"buyer/orders/{hers}/point", point=last)
    page.get_by_role("button", name="Collect here").click()
    trouble = page.get_by_role("alert").filter(has_text="There is no room left")
    expect(trouble).to_be_focused()
    expect(page.get_by_role("radio", name="Склад")).to_be_disabled()
    expect(page.get_by_role("radio", name="From the organizer")).to_be_checked()
    point(page, "Центр")
    page.get_by_role("button", name="Collect here").click()
    expect(page.get_by_role("heading", name="The pickup point is chosen")).to_be_visible()


@pytest.mark.slow
def test_once_the_choice_is_locked_the_screen_says_so(
    visits: Visits, organizer: Organizer, ordered: tuple[str, str]
) -> None:
    visits.expect(r"status of 409 .*/point\)")
    purchase, number = ordered
    organizer.agree(purchase, points=[organizer.point()], pointsLockedFrom="stopped")
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}/pickup")
    point(page, "Склад")
    organizer.move(purchase, "stopped")
    page.get_by_role("button", name="Забирать здесь").click()
    expect(page.get_by_role("heading", name="Менять пункт уже поздно")).to_be_visible()
    expect(page.locator(".point-title")).to_have_text("У организатора")
    go(page, f"#/orders/{number}")
    expect(page.get_by_text("Пункт выдачи менять уже поздно.")).to_be_visible()
    expect(page.get_by_role("link", name="Выбрать")).to_have_count(0)


def test_where_no_points_are_offered_there_is_nothing_to_choose(visits: Visits, ordered: tuple[str, str]) -> None:
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{ordered[1]}/pickup")
    expect(page.get_by_text("Заказы этой закупки отдаёт сам организатор.")).to_be_visible()


@pytest.mark.slow
def test_of_a_cancelled_purchase_nothing_is_paid_nor_collected(
    visits: Visits, organizer: Organizer, ordered: tuple[str, str]
) -> None:
    purchase, number = ordered
    organizer.agree(purchase, paymentOpen=True, points=[organizer.point()])
    organizer.post("v1/payments", key="cash-of-anna", order=number, amount=100_000)
    organizer.move(purchase, "cancelled")
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}")
    expect(page.get_by_text("Закупка отменена", exact=True)).to_be_visible()
    expect(page.get_by_role("region", name="К возврату")).to_contain_text("1 000 ₽")
    expect(page.get_by_text("Деньги вернёт организатор")).to_be_visible()
    for words in ("Осталось оплатить", "Получение", "Выбрать пункт выдачи"):
        expect(page.get_by_text(words)).to_have_count(0)
    go(page, "#/orders")
    expect(page.locator(".order-card .chip")).to_have_text("Закупка отменена")
    go(page, "#/pay")
    expect(page.get_by_text("Платить пока не за что")).to_be_visible()


@pytest.mark.slow
def test_at_a_point_without_hours_nobody_else_s_are_shown(
    visits: Visits, organizer: Organizer, ordered: tuple[str, str]
) -> None:
    purchase, number = ordered
    north = organizer.point(hours="")
    organizer.agree(purchase, points=[north])
    organizer.post(f"v1/orders/{number}/point", point=north)
    organizer.move(purchase, *ARRIVING)
    page = visits.cabinet(ANNA)
    go(page, "#/collect")
    parcel = page.locator(".parcel")
    expect(parcel).to_contain_text("Тула, ул. Лесная, 5")
    expect(parcel).not_to_contain_text("пн–пт с 17 до 20")


@pytest.mark.slow
def test_that_the_point_is_closed_is_seen_where_one_looks_before_going_there(
    house: House, visits: Visits, organizer: Organizer, ordered: tuple[str, str]
) -> None:
    purchase, number = ordered
    north = organizer.point()
    organizer.agree(purchase, points=[north])
    organizer.post(f"v1/orders/{number}/point", point=north)
    organizer.move(purchase, *ARRIVING)
    organizer.change_point(north, closed=True, closedUntil="2099-12-01", closedReason="ремонт крыши")
    until(lambda: "Откроется: 1 декабря\nПричина: ремонт крыши" in "".join(house.inbox(ANNA)))
    page = visits.cabinet(ANNA)
    for address, place in (("#/collect", ".parcel"), (f"#/orders/{number}", "#content")):
        go(page, address)
        expect(page.locator(place)).to_contain_text("Закрыт до 1 декабря 2099")
        expect(page.locator(place)).to_contain_text("ремонт крыши")


@pytest.mark.slow
def test_the_desk_reads_the_code_of_the_page(visits: Visits, organizer: Organizer, ordered: tuple[str, str]) -> None:
    visits.expect(r"status of 409 .*/code\)")
    purchase, number = ordered
    page = visits.cabinet(ANNA)
    go(page, f"#/orders/{number}/code")
    expect(page.get_by_role("alert")).to_contain_text("Этот заказ ещё нельзя получить")
    organizer.move(purchase, *ARRIVING)
    go(page, "#/collect")
    parcel = page.locator(".parcel")
    expect(parcel).to_contain_text("Тула, проспект Ленина, 102")
    expect(parcel).to_contain_text("пн–пт с 17 до 20")
    expect(parcel.get_by_role("link", name="Мария Орлова")).to_have_attribute(
        "href", "https://ok.ru/profile/570000000001"
    )
    parcel.get_by_role("link", name="QR-код").click()
    code = page.get_by_role("img", name=f"QR-код заказа № {number}")
    expect(code).to_be_visible()
    assert code.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") > 0
    page.get_by_text("Код не считывается?").click()
    read = organizer.post("v1/handouts/reading", code=page.locator(".qr-text").inner_text())
    assert read["number"] == number
    organizer.post(f"v1/orders/{number}/handout", handout="handed_out")
    go(page, "#/collect")
    expect(page.get_by_text("Забирать пока нечего")).to_be_visible()
    expect(page.get_by_role("status").filter(has_text="Загружаем")).to_have_count(0)
    go(page, f"#/orders/{number}/code")
    expect(page.get_by_role("alert")).to_contain_text("Заказ уже у вас.")


def test_a_receipt_is_confirmed_after_a_question(
    house: House, visits: Visits, organizer: Organizer, anna: str, ordered: tuple[str, str]
) -> None:
    purchase, number = ordered
    organizer.agree(purchase, paymentOpen=True)
    organizer.move(purchase, *ARRIVING)
    other, second = organizer.purchase("Детские книги", anna)
    organizer.move(other, *ARRIVING)
    page = visits.cabinet(ANNA)
    go(page, "#/collect")
    expect(page.locator(".parcel")).to_have_count(2)
    page.get_by_role("button", name="Получил(а)").first.click()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Получил(а)").first).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Да, получил(а)").click()
    expect(page.get_by_text(f"Заказ № {number} получен. Спасибо!")).to_be_visible()
    assert house.container.stores.orders.get(organizer.community.id, number).handout == "handed_out"
    expect(page.get_by_role("status").filter(has_text="Показана 1 запись")).to_be_attached()
    received = page.locator(".parcel").first
    expect(received).to_be_focused()
    expect(received).to_contain_text("За заказ осталось заплатить 3 839 ₽")
    expect(received.get_by_role("link", name="Сообщить об оплате")).to_be_visible()
    received.get_by_role("link", name="К заказу").click()
    expect(page.get_by_text("Заказ у вас.")).to_be_visible()
    go(page, f"#/orders/{second}")
    page.get_by_role("button", name="Получил(а)").click()
    page.get_by_role("button", name="Да, получил(а)").click()
    expect(page.get_by_text("Заказ у вас.")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()
