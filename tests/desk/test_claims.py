"""Reported payments, decided one after another by the keyboard."""

from datetime import UTC, datetime

from playwright.sync_api import expect

from tests.browser.callers import Organizer, Person
from tests.browser.house import House
from tests.desk.conftest import Desk
from tests.world import ANNA


def test_claims_are_decided_in_a_row_without_a_mouse(house: House, desk: Desk, organizer: Organizer, anna: str) -> None:
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    _, knitwear = organizer.purchase("Трикотаж", anna)
    buyer, now = Person.launched(house, ANNA), datetime.now(UTC).isoformat()
    for number, amount in ((shoes, 383_900), (knitwear, 100_000)):
        buyer.post("buyer/claims", key=f"claim-of-{number}", orders=[number], amount=amount, paidAt=now)
    page = desk("#/claims")
    first = page.get_by_role("heading", name="3 839 ₽ · без имени")
    second = page.get_by_role("heading", name="1 000 ₽ · без имени")
    expect(first).to_be_visible()
    expect(page.get_by_text("Останется после подтверждения")).to_be_visible()
    page.keyboard.press("j")
    expect(second).to_be_visible()
    expect(page.get_by_text("Сумма меньше долга")).to_be_visible()
    page.keyboard.press("r")
    page.get_by_label("Причина").fill("Такого перевода нет")
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text("Отклонено: без имени")).to_be_visible()
    expect(first).to_be_visible()
    page.keyboard.press("c")
    expect(page.get_by_text("Проверять нечего")).to_be_visible()
    assert organizer.get(f"v1/orders/{shoes}")["paid"] == 383_900
    (rejected,) = organizer.get(f"v1/orders/{knitwear}")["claims"]
    assert (rejected["state"], rejected["reason"]) == ("rejected", "Такого перевода нет")
