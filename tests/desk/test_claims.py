"""Reported payments, decided one after another by the keyboard."""

import re
from datetime import UTC, datetime

import pytest
import requests
from playwright.sync_api import expect

from infra.demo.season.wishes import FOLDER
from tests.browser.callers import Organizer, Person
from tests.browser.files import PNG
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.world import ADMIN, ANNA

FRAMED = re.compile("response-content-disposition=inline")
VIEWER = "Object.defineProperty(navigator, 'pdfViewerEnabled', {get: () => Boolean(sessionStorage.able)})"


@pytest.mark.slow
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


@pytest.mark.slow
def test_a_payment_for_a_cancelled_order_is_asked_about_first(
    house: House, desk: Desk, visits: Visits, organizer: Organizer, anna: str
) -> None:
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    buyer, now = Person.launched(house, ANNA), datetime.now(UTC).isoformat()
    buyer.post("buyer/claims", key="for-a-cancelled", orders=[shoes], amount=383_900, paidAt=now)
    version = organizer.get(f"v1/orders/{shoes}")["version"]
    wish = {"number": shoes, "version": version}
    organizer.post("v1/orders/changes", orders=[wish], status="cancelled", reason="Не привезли")
    phone = visits.cabinet(ADMIN)
    expect(phone.get_by_text("Заказ отменён: деньги придётся возвращать")).to_be_visible()
    phone.get_by_role("button", name="Подтвердить").click()
    expect(phone.get_by_text("Всё равно подтвердить?")).to_be_visible()
    phone.get_by_role("button", name="Не подтверждать").click()
    page = desk("#/claims")
    expect(page.get_by_text("Заказ отменён: подтверждённые деньги")).to_be_visible()
    page.keyboard.press("c")
    dialog = page.get_by_role("dialog", name="Заказ отменён. Всё равно подтвердить?")
    expect(dialog).to_be_visible()
    page.keyboard.press("c")
    assert [each["state"] for each in organizer.get(f"v1/orders/{shoes}")["claims"]] == ["pending"]
    dialog.get_by_role("button", name="Подтвердить").click()
    expect(page.get_by_text("Проверять нечего")).to_be_visible()
    assert organizer.get(f"v1/orders/{shoes}")["paid"] == 383_900


def test_a_proof_is_seen_beside_the_order_and_a_decided_claim_found_again(
    house: House, desk: Desk, organizer: Organizer, anna: str
) -> None:
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    buyer, now = Person.launched(house, ANNA), datetime.now(UTC).isoformat()
    proof = _uploaded(buyer, PNG, "image/png")
    buyer.post("buyer/claims", key="with-a-proof", orders=[shoes], amount=383_900, paidAt=now, proof=proof)
    page = desk("#/")
    page.get_by_role("link", name="3 839 ₽ · без имени").click()
    shown = page.get_by_role("img", name="Чек покупателя")
    expect(shown).to_be_visible()
    assert shown.evaluate("(image) => image.decode().then(() => image.naturalWidth)") == 10
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


@pytest.mark.slow
def test_a_pdf_is_shown_in_a_frame_where_the_browser_can_and_saved_where_it_cannot(
    house: House, desk: Desk, visits: Visits, organizer: Organizer, anna: str
) -> None:
    """The content policy lets the frame be; the browser of the tests has no viewer, and only says that it has."""
    _, shoes = organizer.purchase("Осенняя обувь", anna)
    buyer, now = Person.launched(house, ANNA), datetime.now(UTC).isoformat()
    proof = _uploaded(buyer, (FOLDER / "receipt.pdf").read_bytes(), "application/pdf")
    buyer.post("buyer/claims", key="with-a-pdf", orders=[shoes], amount=383_900, paidAt=now, proof=proof)
    page = desk("#/claims")
    phone = visits.cabinet(ADMIN)
    for each in (page, phone):
        frame = each.locator(f"iframe[title='Чек {shoes}.pdf']")
        each.add_init_script(VIEWER)
        each.route(FRAMED, lambda route: route.fulfill(body="a viewer", content_type="text/html"))
        for able in (False, True):
            each.evaluate("(able) => { sessionStorage.able = able; }", "1" if able else "")
            each.reload()
            if each is phone:
                each.get_by_role("button", name="чек").click()
            expect(each.get_by_role("link", name=re.compile("Сохранить"))).to_be_visible()
            expect(frame).to_have_count(int(able))
        expect(frame.content_frame.get_by_text("a viewer")).to_be_visible()
    answer = requests.get(frame.get_attribute("src") or "", timeout=10)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")


def _uploaded(buyer: Person, content: bytes, kind: str) -> str:
    made = buyer.post("buyer/proofs", type=kind, size=len(content))
    form = made["upload"]
    assert requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=10).ok
    return str(made["proof"])
