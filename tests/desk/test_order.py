"""An order at the desk: a line corrected, the sum adjusted, and its buyer sees both."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.callers import Organizer, Person
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.factories import a_line
from tests.world import ANNA

NAMES = ("Ботинки", "Шнурки", "Крем", "Стельки")


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


@pytest.mark.slow
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


@pytest.mark.slow
def test_several_lines_are_corrected_in_one_save(desk: Desk, organizer: Organizer, anna: str) -> None:
    lines = tuple(a_line(name=name, article=f"Т-{place}", price=100_00) for place, name in enumerate(NAMES))
    _, number = organizer.purchase("Осенняя обувь", anna, lines=lines)
    before = organizer.get(f"v1/orders/{number}")
    page = desk(f"#/orders/{number}")
    page.get_by_role("button", name="Править состав").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Причина").fill("По счёту поставщика")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_text("Вы ничего не изменили.")).to_be_visible()
    _correct_all(dialog)
    expect(page.get_by_text("Состав заказа изменён")).to_be_visible()
    kept = organizer.get(f"v1/orders/{number}")
    assert [(each["name"], each["quantity"], each["state"]) for each in kept["lines"]] == [
        ("Ботинки", 3, "accepted"),
        ("Шнурки", 1, "cancelled"),
        ("Воск для обуви", 1, "replaced"),
        ("Стельки", 1, "accepted"),
        ("Ложка для обуви", 1, "accepted"),
    ]
    assert kept["version"] == before["version"] + 1
    _see_what_changed(page)
    page.evaluate("location.hash = '#/audit'")
    expect(page.get_by_role("link", name=f"Заказ № {number}").first).to_be_visible()
    expect(page.get_by_role("link", name="Закупка Осенняя обувь").first).to_be_visible()


def _correct_all(dialog: Locator) -> None:
    """A quantity that cannot be, another one, a line less, another instead of one, and a new one."""
    boots, laces, cream, _ = (dialog.get_by_role("group", name=name) for name in NAMES)
    boots.get_by_label("Кол-во").fill("0")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(boots.get_by_text("Целое число от 1.")).to_be_visible()
    boots.get_by_label("Кол-во").fill("3")
    laces.get_by_label("Что сделать").select_option("remove")
    cream.get_by_label("Что сделать").select_option("replace")
    cream.get_by_label("Товар").fill("Воск для обуви")
    dialog.get_by_role("button", name="Добавить товар").click()
    new = dialog.get_by_role("group", name="Новый товар")
    new.get_by_label("Товар").fill("Ложка для обуви")
    new.get_by_label("Цена").fill("50")
    dialog.get_by_role("button", name="Сохранить").click()


def _see_what_changed(page: Page) -> None:
    journal = page.get_by_role("heading", name="Журнал заказа").locator("..")
    entry = journal.locator("> div", has_text="Заказ изменён")
    entry.get_by_text("показать").click()
    changed = entry.get_by_role("row", name="Строки").first
    was, became = changed.get_by_role("cell").all_text_contents()
    assert "Т-0, 38: 1 × 100 ₽" in was.replace("\u00a0", " "), was
    assert "Т-0, 38: 3 × 100 ₽" in became.replace("\u00a0", " "), became
    assert "Т-1, 38: 1 × 100 ₽ — отменено" in became.replace("\u00a0", " "), became


def _correct(page: Page, name: str, quantity: str, reason: str) -> None:
    page.get_by_role("button", name=f"Исправить: {name}").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Кол-во").fill(quantity)
    dialog.get_by_label("Причина").fill(reason)
    dialog.get_by_role("button", name="Сохранить").click()
