"""Where an order is, and how many wait for something: told at a glance, to eyes and ears."""

import re
from datetime import UTC, datetime, timedelta

from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.screens import go, overflow
from tests.browser.visits import PHONE, Visits
from tests.factories import a_line
from tests.world import ANNA

STEPS = ["Сбор заказов", "Сбор закончен", "Заказано у поставщика", "В пути", "Раздача", "Выдан"]


def words(page: Page) -> list[str]:
    found: list[str] = page.locator(".track-words").evaluate_all("all => all.map(each => each.firstChild.textContent)")
    return found


def tab(page: Page, name: str) -> str | None:
    link = page.locator(f".tabs [data-tab={name}]")
    return link.locator(".tab-count").text_content() if link.locator(".tab-count").count() else None


def test_an_order_says_how_far_it_has_come(visits: Visits, organizer: Organizer, anna: str) -> None:
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    organizer.move(purchase, "stopped", "ordered", "in_transit")
    page = visits.cabinet(ANNA, viewport=PHONE)
    card = page.locator(".order-card")
    expect(card.locator(".order-card-step")).to_contain_text("В пути")
    expect(card.locator(".order-card-step time")).to_have_text("с " + day_of(page))
    assert overflow(page) == 0
    go(page, f"#/orders/{number}")
    assert words(page) == STEPS
    steps = page.get_by_role("list", name="Где сейчас заказ").get_by_role("listitem")
    expect(steps).to_have_count(6)
    current = page.locator(".tracker [aria-current=step]")
    expect(current).to_have_count(1)
    expect(current).to_have_text("В пути" + day_of(page))
    expect(steps.nth(0)).to_contain_text("пройдено")
    expect(steps.nth(5)).to_contain_text("впереди")
    assert overflow(page) == 0
    organizer.move(purchase, "cancelled")
    page.reload()
    expect(page.locator(".tracker [aria-current=step]")).to_contain_text("Закупка отменена")
    expect(page.locator(".track-ahead")).to_have_count(0)


def day_of(page: Page) -> str:
    """Today, as the page writes it for the community."""
    return str(
        page.evaluate(
            "new Intl.DateTimeFormat('ru-RU', { timeZone: 'Europe/Moscow', day: 'numeric', month: 'long' }).format()"
        )
    )


def test_tabs_count_what_waits_and_screens_count_on(visits: Visits, organizer: Organizer, anna: str) -> None:
    until = (datetime.now(UTC) + timedelta(days=3)).isoformat()
    for title in ("Обувь", "Книги"):
        purchase, number = organizer.purchase(title, anna)
        organizer.agree(purchase, paymentOpen=True, payUntil=until, paymentDetails="СБП")
    organizer.move(purchase, "stopped", "ordered", "distributing")
    page = visits.cabinet(ANNA, viewport=PHONE)
    expect(page.locator(".order-card")).to_have_count(2)
    assert (tab(page, "pay"), tab(page, "collect"), tab(page, "orders")) == ("2", "1", None)
    expect(page.get_by_role("link", name=re.compile("К оплате ?: 2 заказа ждут оплаты"))).to_be_visible()
    assert overflow(page) == 0
    page.reload()
    expect(page.locator(".order-card")).to_have_count(2)
    assert (tab(page, "pay"), tab(page, "collect")) == ("2", "1")
    go(page, f"#/orders/{number}")
    page.get_by_role("button", name="Получил(а)").click()
    page.get_by_role("button", name="Да, получил(а)").click()
    expect(page.locator(".tracker [aria-current=step]")).to_contain_text("Выдан")
    assert tab(page, "collect") is None
    organizer.post("v1/payments", key=f"cash-of-{number}", order=number, amount=383_900)
    go(page, "#/pay")
    expect(page.locator(".bill")).to_have_count(1)
    assert tab(page, "pay") == "1"
    page.locator(".bill").get_by_role("link", name="Сообщить об оплате").click()
    page.locator("form").get_by_role("button", name="Сообщить об оплате").click()
    expect(page.get_by_role("heading", name="Готово")).to_be_visible()
    assert tab(page, "pay") is None


def test_goods_have_pictures_where_they_are_known_and_a_drawing_where_they_are_not(
    house: House, visits: Visits, organizer: Organizer, anna: str
) -> None:
    photo = f"{house.sandbox}photo/570000000001.svg"
    lines = (
        a_line(picture=photo),
        a_line(article="Б-2", picture=f"{house.sandbox}photo/none.jpg"),
        a_line(article="Б-3"),
    )
    _, number = organizer.purchase("Осенняя обувь", anna, lines=lines)
    _, plain = organizer.purchase("Бельё", anna)
    page = visits.cabinet(ANNA, viewport=PHONE)
    visits.expect("404|Failed to load")
    go(page, f"#/orders/{number}")
    images = page.locator(".line-picture img")
    expect(images.first).to_have_attribute("loading", "lazy")
    expect(page.locator(".line-picture")).to_have_count(3)
    expect(images).to_have_count(1)
    assert images.first.evaluate("image => image.complete && image.naturalWidth > 0")
    assert overflow(page) == 0
    go(page, f"#/orders/{plain}")
    expect(page.locator(".line")).to_have_count(1)
    expect(page.locator(".line-picture:visible")).to_have_count(0)


def test_what_is_on_the_balance_is_said_where_one_would_pay(visits: Visits, organizer: Organizer, anna: str) -> None:
    _, number = organizer.purchase("Осенняя обувь", anna)
    other, waiting = organizer.purchase("Книги", anna)
    organizer.agree(other, paymentOpen=True, paymentDetails="СБП")
    organizer.post("v1/payments", key="cash-of-anna", order=number, amount=383_900 + 12_000)
    organizer.post("v1/credits", key="credit-of-anna", order=number, amount=12_000)
    page = visits.cabinet(ANNA, viewport=PHONE)
    go(page, "#/pay")
    expect(page.locator(".balance")).to_contain_text("На вашем балансе 120,00 ₽.")
    assert overflow(page) == 0
    go(page, f"#/orders/{waiting}")
    expect(page.get_by_role("region", name="Осталось оплатить")).to_contain_text("На вашем балансе 120,00 ₽.")
    organizer.post("v1/credits/use", key="use-of-anna", order=waiting, amount=12_000)
    page.reload()
    expect(page.locator(".entries")).to_contain_text("Ваш баланс")
    expect(page.locator(".balance")).to_have_count(0)
