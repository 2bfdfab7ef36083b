"""Reported payments, decided one after another by the keyboard."""

from datetime import UTC, datetime

import requests
from playwright.sync_api import expect

from tests.browser.callers import Organizer, Person
from tests.browser.files import PNG
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


def test_a_proof_is_seen_beside_the_order_and_a_decided_claim_found_again(
    house: House, desk: Desk, organizer: Organizer, anna: str
) -> None:
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    buyer, now = Person.launched(house, ANNA), datetime.now(UTC).isoformat()
    made = buyer.post("buyer/proofs", type="image/png", size=len(PNG))
    form = made["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": PNG}, timeout=10).ok
    buyer.post("buyer/claims", key="with-a-proof", orders=[shoes], amount=383_900, paidAt=now, proof=made["proof"])
    page = desk("#/")
    page.get_by_role("link", name="3 839 ₽ · без имени").click()
    proof = page.get_by_role("img", name="Чек покупателя")
    expect(proof).to_be_visible()
    assert proof.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 10
    page.get_by_role("button", name="Отклонить").click()
    page.get_by_label("Причина").fill("Такого перевода нет")
    page.get_by_role("dialog").get_by_role("button", name="Отклонить").click()
    expect(page.get_by_text("Проверять нечего")).to_be_visible()
    page.get_by_label("Состояние").select_option("rejected")
    page.get_by_label("Номер заказа, сумма или имя").fill(shoes)
    expect(page.get_by_text("Такого перевода нет")).to_be_visible()
    expect(page.get_by_role("button", name="Подтвердить")).to_have_count(0)
    page.get_by_label("Номер заказа, сумма или имя").fill("777")
    expect(page.get_by_text("Ничего не нашлось")).to_be_visible()
