"""What was begun in a dialog is not lost by a slip: to close it is asked about, and who stays goes on where he was."""

import re

from playwright.sync_api import Locator, Page, expect

from chalicelib.domain.communities.community import Community
from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer
from tests.desk.conftest import Desk

CORNER = (5, 5)


def opened(page: Page) -> Locator:
    page.get_by_role("button", name="Новый прайс-лист").click()
    dialog = page.get_by_role("dialog", name="Новый прайс-лист")
    expect(dialog.get_by_label("Название")).to_be_focused()
    return dialog


def begun(page: Page) -> Locator:
    dialog = opened(page)
    dialog.get_by_label("Название").fill("Склад Тула")
    return dialog


def question(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Закрыть без сохранения?")


def test_what_nothing_was_typed_in_closes_at_once(desk: Desk, shop: Community) -> None:
    page = desk("#/price-lists")
    dialog = opened(page)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    expect(page.get_by_role("button", name="Новый прайс-лист")).to_be_focused()
    dialog = opened(page)
    page.mouse.click(*CORNER)
    expect(dialog).to_have_count(0)


def test_escape_asks_before_what_was_typed_is_lost_and_answers_to_stay(desk: Desk, shop: Community) -> None:
    page = desk("#/price-lists")
    begun(page)
    page.keyboard.press("Escape")
    expect(question(page).get_by_role("button", name="Продолжить")).to_be_focused()
    assert grave_violations(page) == []
    page.keyboard.press("Escape")
    title = page.get_by_role("dialog", name="Новый прайс-лист").get_by_label("Название")
    expect(question(page)).to_have_count(0)
    expect(title).to_be_focused()
    expect(title).to_have_value("Склад Тула")


def test_a_click_beside_it_and_the_cross_ask_too_and_what_is_given_up_is_gone(desk: Desk, shop: Community) -> None:
    page = desk("#/price-lists")
    dialog = begun(page)
    page.mouse.click(*CORNER)
    question(page).get_by_role("button", name="Продолжить").click()
    dialog.get_by_role("button", name="Закрыть").click()
    question(page).get_by_role("button", name="Закрыть без сохранения").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(page.get_by_role("button", name="Новый прайс-лист")).to_be_focused()
    expect(opened(page).get_by_label("Название")).to_have_value("")


def test_who_calls_it_off_in_its_own_words_is_not_asked(desk: Desk, shop: Community) -> None:
    page = desk("#/price-lists")
    begun(page).get_by_role("button", name="Отмена").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    opened(page)
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_going_back_from_a_dialog_is_asked_about_and_what_is_saved_goes_on(desk: Desk, shop: Community) -> None:
    page = desk("#/")
    page.get_by_role("link", name="Прайс-листы").click()
    dialog = begun(page)
    page.go_back()
    page.get_by_role("dialog", name="Есть несохранённые изменения").get_by_role("button", name="Остаться").click()
    expect(dialog.get_by_label("Название")).to_have_value("Склад Тула")
    dialog.get_by_role("button", name="Создать").click()
    page.wait_for_url(re.compile("/import$"))


def test_a_view_that_was_saved_in_its_dialog_is_no_reason_to_ask(desk: Desk, shop: Community) -> None:
    page = desk("#/orders?owing=true")
    page.get_by_role("button", name="Виды").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Сохранить нынешние фильтры как").fill("Долги")
    dialog.get_by_role("button", name="Сохранить", exact=True).click()
    expect(dialog.get_by_role("button", name="Долги", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_question_with_words_to_write_holds_them_too(desk: Desk, organizer: Organizer, anna: str) -> None:
    purchase, _ = organizer.purchase("Осенняя обувь", anna)
    page = desk(f"#/purchases/{purchase}")
    page.get_by_role("button", name="Отменить закупку").click()
    farewell = page.get_by_role("dialog", name="Отменить закупку").get_by_label("Что написать покупателям")
    farewell.fill("Фабрика закрылась")
    page.keyboard.press("Escape")
    question(page).get_by_role("button", name="Продолжить").click()
    expect(farewell).to_be_focused()
    expect(farewell).to_have_value("Фабрика закрылась")


def test_leaving_a_screen_that_was_changed_is_asked_about_and_who_stays_is_where_he_was(
    desk: Desk, shop: Community
) -> None:
    page = desk("#/settings/community")
    title = page.get_by_label("Название")
    title.fill("Пряжа вскладчину")
    link = page.get_by_role("link", name="Прайс-листы")
    link.click()
    left = page.get_by_role("dialog", name="Есть несохранённые изменения")
    expect(left.get_by_role("button", name="Остаться")).to_be_focused()
    page.keyboard.press("Escape")
    expect(left).to_have_count(0)
    expect(link).to_be_focused()
    expect(title).to_have_value("Пряжа вскладчину")
    link.click()
    left.get_by_role("button", name="Уйти без сохранения").click()
    expect(page.get_by_role("heading", name="Прайс-листы")).to_be_visible()
