"""A buyer at the desk: found by the phone, his money moved by way of his balance; and a view that others see."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.desk.conftest import Desk


@pytest.mark.slow
def test_too_much_of_one_order_pays_another(desk: Desk, organizer: Organizer, anna: str) -> None:
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    _, knitwear = organizer.purchase("Трикотаж", anna)
    due = organizer.get(f"v1/orders/{shoes}")["debt"]
    organizer.post("v1/payments", key="more-than-due", order=shoes, amount=due + 50_000, note="С запасом")
    page = desk("#/buyers")
    page.get_by_label("Кого ищем").fill(shoes)
    page.get_by_role("row", name=shoes).get_by_role("link", name="без имени").click()
    page.get_by_role("button", name="Зачислить на баланс").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Сумма")).to_have_value("500")
    dialog.get_by_role("button", name="Внести").click()
    page.get_by_role("button", name="Оплатить с баланса").click()
    expect(dialog.get_by_text("На балансе 500 ₽")).to_be_visible()
    dialog.get_by_role("button", name="Внести").click()
    expect(dialog).to_have_count(0)
    ledger = page.get_by_role("table", name="Движение денег")
    expect(ledger.get_by_role("row", name="С запасом")).to_be_visible()
    expect(ledger.get_by_role("row")).to_have_count(6)
    assert organizer.get(f"v1/orders/{knitwear}")["paid"] == 50_000
    assert organizer.get(f"v1/buyers/{anna}/ledger")["balance"] == 0


@pytest.mark.slow
def test_a_view_is_saved_for_everybody_and_chosen(desk: Desk, organizer: Organizer, anna: str) -> None:
    organizer.purchase("Осенняя обувь", anna)
    page = desk("#/orders?paymentState=unpaid&createdFrom=2026-01-05")
    page.get_by_role("button", name="Виды").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Сохранить нынешние фильтры как").fill("Должники")
    dialog.get_by_label("Показать всем").check()
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_text("общий")).to_be_visible()
    (view,) = organizer.get("v1/views")["items"]
    assert (view["name"], view["filter"]["paymentState"], view["shared"]) == ("Должники", "unpaid", True)
    page.keyboard.press("Escape")
    page.evaluate("location.hash = '#/orders'")
    page.get_by_role("button", name="Виды").click()
    dialog.get_by_role("button", name="Должники", exact=True).click()
    expect(page).to_have_url(re.compile("2026-01-05"))
    expect(page.get_by_label("Оплачено", exact=True)).to_have_value("unpaid")
    page.get_by_role("button", name="Виды").click()
    dialog.get_by_role("button", name="Удалить вид «Должники»").click()
    expect(dialog.get_by_text("Сохранённых видов пока нет")).to_be_visible()


def test_money_that_was_entered_is_seen_wherever_money_is_told(desk: Desk, organizer: Organizer, anna: str) -> None:
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    page = desk(f"#/purchases/{purchase}")
    page.get_by_role("link", name="Заказы").last.click()
    page.get_by_role("link", name="без имени").click()
    expect(page.get_by_text("Денег от покупателя ещё не было")).to_be_visible()
    page.get_by_role("link", name=number).click()
    page.get_by_role("main").get_by_role("button", name="Оплата", exact=True).click()
    page.get_by_role("dialog").get_by_label("Пометка").fill("Наличными")
    page.get_by_role("dialog").get_by_role("button", name="Внести").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.go_back()
    expect(page.get_by_role("row", name="Наличными")).to_be_visible()
    page.evaluate("(id) => { location.hash = `#/purchases/${id}`; }", purchase)
    expect(page.get_by_role("definition").filter(has_text="3 839 ₽")).to_be_visible()
