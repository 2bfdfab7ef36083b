"""Price lists at the desk: made, filled from a file after a look at what it changes, searched, corrected, put away."""

import pytest
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.usecases.ports import Commit
from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer
from tests.browser.files import chosen, workbook
from tests.browser.house import MARIA, OLGA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import offer
from tests.factories import an_offer
from tests.world import MODERATOR

HEADING = ("Код детали", "Бренд", "Наименование", "Цена", "Остаток", "Закупка", "Цвет")
OIL = ("OC 90", "Knecht", "Фильтр масляный", 640, 12, 410, "")
AIR = ("LX 700", "Mahle", "Фильтр воздушный", 910.5, 3, 600, "")
BAD = ("W 811/80", "Mann", "Фильтр масляный", "дорого", 5, 300, "")


def hand_over(page: Page, *rows: tuple[object, ...]) -> None:
    page.locator("input[type=file]").set_input_files(chosen(workbook(*rows, heading=HEADING), "прайс.xlsx"))


def make_a_list(page: Page) -> None:
    expect(page.get_by_text("Прайс-листов пока нет")).to_be_visible()
    page.get_by_role("button", name="Новый прайс-лист").click()
    page.get_by_role("dialog").get_by_label("Название").fill("Склад Тула")
    page.get_by_role("button", name="Создать").click()


def fill_it(page: Page) -> None:
    """What a file cannot tell is said, and what it changes is seen before."""
    hand_over(page, OIL, AIR, BAD)
    expect(page.get_by_text("не загружаются: «Цвет»")).to_be_visible()
    bad = page.get_by_role("table", name="Строки с ошибками")
    expect(bad).to_contain_text("дорого")
    changes = page.get_by_role("table", name="Что изменится")
    expect(changes.get_by_role("row", name="Knecht OC 90")).to_contain_text("новое")
    page.get_by_role("button", name="Сохранить 2 предложения").click()
    expect(page.get_by_text("Сохранено: 2 предложения.")).to_be_visible()
    page.get_by_role("link", name="К прайс-листу").click()


def correct_an_offer(page: Page) -> None:
    page.get_by_role("button", name="Изменить LX 700").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Закупка").fill("650,5")
    dialog.get_by_label("Свободно, штук").fill("много")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_text("Целое число от 0.")).to_be_visible()
    dialog.get_by_label("Свободно, штук").fill("2")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_have_count(0)


def test_a_price_list_is_made_filled_searched_and_corrected(house: House, desk: Desk, shop: Community) -> None:
    page = desk("#/price-lists", user=MODERATOR)
    make_a_list(page)
    fill_it(page)
    row = page.get_by_role("row", name="Mahle LX 700")
    expect(row).to_contain_text("910,50")
    page.get_by_label("Артикул целиком").fill("lx700")
    expect(page.get_by_role("row", name="Knecht")).to_have_count(0)
    assert "article=lx700" in page.url
    correct_an_offer(page)
    expect(row).to_contain_text("650,50")
    (kept,) = (each for each in house.container.stores.price_lists.all(shop.id))
    assert (kept.title, kept.count) == ("Склад Тула", 2)


@pytest.mark.slow
def test_a_second_file_says_what_was_before_and_empties_only_what_is_ticked(
    house: House, desk: Desk, shop: Community
) -> None:
    found = offer(house, shop, price=60_000)
    brakes = an_offer(community=shop.id, article="GDB 1550", brand="TRW")
    house.container.stores.commits.commit(shop.id, Commit((brakes,)))
    page = desk(f"#/price-lists/{found.price_list}/import")
    hand_over(page, OIL)
    changes = page.get_by_role("table", name="Что изменится")
    row = changes.get_by_role("row", name="OC 90")
    expect(row.locator("s").first).to_have_text("600\u00a0₽")
    expect(row.locator("b").first).to_have_text("640\u00a0₽")
    expect(changes.get_by_role("row", name="GDB 1550")).to_contain_text("нет в файле")
    page.get_by_label("Обнулить остаток 1 предложения").check()
    page.get_by_role("button", name="Сохранить 2 предложения").click()
    page.get_by_role("dialog").get_by_role("button", name="Обнулить и сохранить").click()
    expect(page.get_by_text("Сохранено: 2 предложения.")).to_be_visible()
    offers = house.container.stores.offers
    assert [offers.get(shop.id, each).stock for each in (found.id, brakes.id)] == [12, 0]


@pytest.mark.slow
def test_a_list_is_renamed_put_away_and_returned_and_who_was_slower_is_told(
    house: House, desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("412")
    found = offer(house, shop)
    page = desk(f"#/price-lists/{found.price_list}")
    page.get_by_role("button", name="Изменить OC-90").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Цена").fill("470")
    Organizer.at_desk(house, shop).change(f"v1/offers/{found.id}", stock=4)
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("тем временем изменилось")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_have_count(0)
    kept = house.container.stores.offers.get(shop.id, found.id)
    assert (kept.price, kept.stock) == (47_000, 4)
    page.get_by_role("button", name="Изменить", exact=True).click()
    dialog.get_by_label("Название").fill("Склад Тула")
    dialog.get_by_role("switch").uncheck()
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("heading", name="Склад Тула")).to_be_visible()
    expect(page.get_by_text("Прайс-лист выключен")).to_be_visible()
    page.get_by_role("button", name="Убрать").click()
    dialog.get_by_role("button", name="Убрать").click()
    page.get_by_role("button", name="Вернуть").click()
    expect(page.get_by_role("link", name="Загрузить файл")).to_be_visible()


@pytest.mark.slow
def test_whoever_may_only_look_is_led_to_no_change(house: House, desk: Desk) -> None:
    shop = house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "viewer"}))
    found = offer(house, shop)
    page = desk(f"#/price-lists/{found.price_list}", user=MODERATOR)
    expect(page.get_by_role("row", name="OC-90")).to_be_visible()
    for absent in ("Загрузить файл", "Изменить", "Убрать"):
        expect(page.get_by_role("main").get_by_text(absent, exact=True)).to_have_count(0)


@pytest.mark.slow
def test_the_screens_fit_and_hinder_nobody(house: House, desk: Desk, shop: Community) -> None:
    found = offer(house, shop, name="Ж" * 200, article="W" * 60)
    page = desk("#/price-lists")
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        for screen in ("", "?article=OC90", f"/{found.price_list}", f"/{found.price_list}/import"):
            page.evaluate("(hash) => { location.hash = hash; }", f"#/price-lists{screen}")
            page.wait_for_load_state("networkidle")
            assert page.evaluate(OVERFLOW) <= 0, screen
            assert grave_violations(page) == [], screen
