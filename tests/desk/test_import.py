"""From nothing to orders: a purchase is made, a file is looked through and saved, the orders are found."""

from playwright.sync_api import expect

from tests.browser.files import chosen, workbook
from tests.desk.conftest import Desk
from tests.world import ANNA, ELENA

GOOD = (
    (ANNA, "Анна Петрова", "ШГ-2041", "Ботинки женские", "38", 1, 3490),
    (ELENA, "Елена Смирнова", "ШГ-1107", "Кроссовки детские", "29", 1, 1690),
)
BAD = (ANNA, "Анна Петрова", "ШГ-5511", "Тапочки", "38", 1, "уточняется")


def test_an_organizer_brings_a_file_and_finds_its_orders(desk: Desk, community: object) -> None:
    page = desk("#/import")
    expect(page.get_by_label("Перетащите файл").or_(page.get_by_text("Сначала выберите закупку"))).to_be_visible()
    page.get_by_role("button", name="Новая закупка").click()
    page.get_by_label("Название").fill("Осенняя обувь")
    page.get_by_role("dialog").get_by_role("button", name="Создать").click()
    expect(page.get_by_role("radio", name="Осенняя обувь")).to_be_checked()
    page.locator("input[type=file]").set_input_files(chosen(workbook(*GOOD, BAD)))
    expect(page.get_by_role("heading", name="Строки с ошибками")).to_be_visible()
    expect(page.get_by_role("row", name="уточняется")).to_be_visible()
    page.get_by_role("button", name="Сохранить в закупку 2 заказа").click()
    expect(page.get_by_text("В закупку сохранены 2 заказа")).to_be_visible()
    page.get_by_role("main").get_by_role("link", name="К закупке").click()
    expect(page.get_by_text("2 заказа · ")).to_be_visible()
    page.get_by_role("link", name="Заказы").first.click()
    expect(page.get_by_role("row", name="Анна Петрова")).to_be_visible()
    expect(page.get_by_role("row", name="Елена Смирнова")).to_be_visible()
    page.get_by_label("Выбрать все").check()
    page.get_by_label("Состояние").select_option("ready")
    page.get_by_role("button", name="Показать, что будет").click()
    expect(page.get_by_role("dialog")).to_contain_text("Получится: 2 из 2")
    page.get_by_role("dialog").get_by_role("button", name="Изменить").click()
    expect(page.get_by_role("status").filter(has_text="Получится: 2 из 2")).to_be_visible()
    page.get_by_placeholder("Имя, телефон, артикул").fill("елена")
    expect(page.get_by_role("row", name="Анна Петрова")).to_have_count(0)
    page.get_by_role("row", name="Елена Смирнова").get_by_role("link", name="№").click()
    expect(page.get_by_text("Кроссовки детские")).to_be_visible()
