"""An order at the desk: a line corrected, the sum adjusted, and its buyer sees both."""

from playwright.sync_api import Page, expect

from tests.browser.callers import Organizer, Person
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.world import ANNA


def test_a_corrected_line_and_an_adjustment_reach_the_buyer(
    house: House, desk: Desk, organizer: Organizer, anna: str
) -> None:
    _, number = organizer.purchase("Осенняя обувь", anna)
    before = organizer.get(f"v1/orders/{number}")
    line = before["lines"][0]
    page = desk(f"#/orders/{number}")
    _correct(page, line["name"], str(line["quantity"] + 1), "Просила ещё одну")
    expect(page.get_by_text("Состав заказа изменён")).to_be_visible()
    page.get_by_role("button", name="Добавить поправку").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Сумма").fill("100")
    dialog.get_by_label("Причина").fill("За ожидание")
    dialog.get_by_role("button", name="Добавить").click()
    expect(page.get_by_role("button", name="Убрать поправку: За ожидание")).to_be_visible()
    seen = Person.launched(house, ANNA).get(f"buyer/orders/{number}")
    assert seen["lines"][0]["quantity"] == line["quantity"] + 1
    assert {"kind": "discount", "amount": -10_000}.items() <= seen["sum"]["parts"][-1].items()
    assert [each["note"] for each in seen["changes"][:2]] == ["За ожидание", "Просила ещё одну"]
    page.get_by_role("button", name="Убрать поправку: За ожидание").click()
    expect(page.get_by_role("button", name="Убрать поправку: За ожидание")).to_have_count(0)
    page.get_by_role("button", name="Отменить заказ").click()
    dialog.get_by_label("Причина").fill("Передумала")
    dialog.get_by_role("button", name="Отменить заказ").click()
    expect(page.get_by_role("main").get_by_role("alert", name="Заказ отменён")).to_be_visible()
    assert organizer.get(f"v1/orders/{number}")["status"] == "cancelled"


def test_two_correct_one_order_and_the_slower_loses_no_typing(
    desk: Desk, visits: Visits, organizer: Organizer, anna: str
) -> None:
    visits.expect("412")
    _, number = organizer.purchase("Осенняя обувь", anna)
    line = organizer.get(f"v1/orders/{number}")["lines"][0]
    page = desk(f"#/orders/{number}")
    page.get_by_role("button", name=f"Исправить: {line['name']}").click()
    organizer.post(f"v1/orders/{number}/adjustments", kind="packing", amount=5_000, reason="Коробка")
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Кол-во").fill("7")
    dialog.get_by_label("Причина").fill("На весь класс")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    expect(dialog.get_by_label("Кол-во")).to_have_value("7")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Состав заказа изменён")).to_be_visible()
    kept = organizer.get(f"v1/orders/{number}")
    assert (kept["lines"][0]["quantity"], len(kept["adjustments"])) == (7, 1)


def _correct(page: Page, name: str, quantity: str, reason: str) -> None:
    page.get_by_role("button", name=f"Исправить: {name}").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Кол-во").fill(quantity)
    dialog.get_by_label("Причина").fill(reason)
    dialog.get_by_role("button", name="Сохранить").click()
