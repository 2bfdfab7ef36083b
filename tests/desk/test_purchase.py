"""A purchase at the desk: two organizers in one form, and a step that is asked about."""

from playwright.sync_api import expect

from tests.browser.callers import Organizer
from tests.browser.visits import Visits
from tests.desk.conftest import Desk


def test_who_was_slower_sees_what_changed_and_loses_no_typing(desk: Desk, visits: Visits, organizer: Organizer) -> None:
    visits.expect("412")
    purchase, *_ = organizer.purchase("Осенняя обувь")
    page = desk(f"#/purchases/{purchase}")
    page.get_by_label("Название").fill("Зимняя обувь")
    organizer.agree(purchase, paymentDetails="Карта 2200, Мария О.")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert")).to_contain_text("Изменилось: Как оплатить")
    expect(page.get_by_label("Название")).to_have_value("Зимняя обувь")
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("heading", name="Зимняя обувь")).to_be_visible()
    kept = organizer.get(f"v1/purchases/{purchase}")
    assert (kept["title"], kept["paymentDetails"]) == ("Зимняя обувь", "Карта 2200, Мария О.")
    page.get_by_role("button", name="Объявить стоп").click()
    page.get_by_role("dialog").get_by_role("button", name="Объявить стоп").click()
    expect(page.get_by_text("Стадия: Стоп")).to_be_visible()
