"""The sandbox's page in a real browser, with a stand-in for the cabinet in its frame."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.infra.sandbox.cabinet import stand_in
from tests.infra.sandbox.driver import ANNA, DARYA, GROUP, Driver
from tests.infra.sandbox.page import browser, cabinet, driver, page, polled, sandbox, tab
from tests.infra.sandbox.receiver import receiving
from tests.infra.sandbox.serving import running

__all__ = ["browser", "driver", "page", "sandbox", "tab"]


def test_the_cabinet_opens_for_the_chosen_person_and_sizes_its_frame(page: Page) -> None:
    page.get_by_role("radio", name="Мария Орлова").check()
    page.get_by_role("button", name="Открыть кабинет").click()
    expect(cabinet(page).locator("#user")).to_have_text("570000000001")
    expect(cabinet(page).locator("#log")).to_have_text("setWindowSize:ok;")
    expect(page.locator("iframe.cabinet")).to_have_css("height", "432px")
    expect(page.locator("iframe.cabinet")).to_have_css("width", "760px")


def test_the_tabs_stay_in_sight_whatever_the_width_once_the_cabinet_is_open(page: Page) -> None:
    for width, height, frame in (
        (360, 740, "Телефон"),
        (760, 900, "Телефон"),
        (1024, 768, "Компьютер"),
        (1280, 720, ""),
    ):
        page.set_viewport_size({"width": width, "height": height})
        if frame:
            page.get_by_role("radio", name=frame).check()
        page.get_by_role("button", name="Открыть кабинет").click()
        expect(cabinet(page).locator("#log")).to_have_text("setWindowSize:ok;")
        expect(page.locator(".bar")).to_be_in_viewport()
        for name in ("Сообщения", "Запуск"):
            tab = page.get_by_role("tab", name=name)
            expect(tab).to_be_in_viewport(ratio=1)
            tab.click()
            expect(page.get_by_role("tabpanel", name=name)).to_be_in_viewport()
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_phone_frames_the_cabinet_in_360_by_740(page: Page) -> None:
    page.get_by_role("radio", name="Телефон").check()
    page.get_by_role("button", name="Открыть кабинет").click()
    expect(cabinet(page).locator("#log")).to_have_text("setWindowSize:ok;")
    expect(page.locator("iframe.cabinet")).to_have_css("width", "360px")
    expect(page.locator("iframe.cabinet")).to_have_css("height", "740px")


def test_a_link_with_an_order_opens_the_cabinet_on_it(page: Page, driver: Driver) -> None:
    page.goto(f"http://127.0.0.1:{driver.port}/?order=1042&user={DARYA}&frame=mobile")
    expect(cabinet(page).locator("#order")).to_have_text("order=1042")
    expect(cabinet(page).locator("#user")).to_have_text(DARYA)


def test_a_letter_appears_by_itself_and_its_link_opens_the_order(page: Page, driver: Driver) -> None:
    page.get_by_role("tab", name="Сообщения").click()
    expect(page.get_by_text("Сообщений пока нет")).to_be_visible()
    text = f"Заказ <b>готов</b>: http://127.0.0.1:{driver.port}/?order=1042."
    driver.send({"recipient": {"user_id": f"user:{ANNA}"}, "message": {"text": text}})
    polled(page)
    expect(page.locator(".message .text")).to_have_text(text)
    assert page.locator(".message b").count() == 0
    page.locator(".message .text a").click()
    expect(cabinet(page).locator("#order")).to_have_text("order=1042")


def test_rights_chosen_on_the_page_change_what_ok_answers(page: Page, driver: Driver) -> None:
    page.get_by_label("Статус").select_option("BLOCKED")
    page.get_by_role("switch", name="Разрешил сообщения").uncheck()
    expect(page.locator(".person:has(:checked) .state")).to_have_text("заблокирован")
    page.wait_for_function("fetch('/sandbox/state').then(r => r.json()).then(s => !s.users[2].allowed)")
    assert driver.user(ANNA)["status"] == "BLOCKED"


@pytest.mark.parametrize("agrees", [True, False])
def test_ok_says_ok_to_the_question_about_messages_even_when_the_box_was_cleared(
    page: Page, driver: Driver, agrees: bool
) -> None:
    page.get_by_role("radio", name="Дарья Волкова").check()
    page.get_by_role("button", name="Открыть кабинет").click()
    cabinet(page).locator("#ask").click()
    page.get_by_role("dialog").get_by_role("checkbox").set_checked(agrees)
    page.get_by_role("button", name="Готово").click()
    expect(cabinet(page).locator("#log")).to_contain_text("showGroupPermissions:ok;")
    assert driver.user(DARYA)["allowed"] is agrees


def test_a_forgery_says_what_to_expect(page: Page) -> None:
    page.get_by_text("Подделать запуск").click()
    expect(page.locator("[data-forge=replay]")).to_be_disabled()
    page.locator("[data-forge=expired]").click()
    expect(page.locator(".notice")).to_contain_text("Устаревший запуск")
    page.get_by_text("Параметры запуска").click()
    expect(page.locator(".touched th")).to_have_text("apiconnection")


def test_a_fault_is_switched_on_and_off(page: Page, driver: Driver) -> None:
    page.get_by_role("tab", name="Сбои").click()
    bot = page.get_by_role("form", name="Бот")
    bot.get_by_label("Что случится").select_option("5xx")
    bot.get_by_role("button", name="Включить").click()
    expect(bot.get_by_role("status")).to_contain_text("Ошибка сервера 503")
    assert driver.send().status == 503
    bot.get_by_role("button", name="Выключить").click()
    expect(bot.get_by_role("status")).to_have_text("Работает исправно")


def test_a_button_of_a_letter_is_pressed_and_the_webhook_hears_of_it(page: Page, driver: Driver) -> None:
    with receiving() as receiver:
        driver.graph("subscribe", {"url": receiver.url})
        button = {"type": "CALLBACK", "text": "Я оплатил", "intent": "DEFAULT", "payload": "paid:1042"}
        keyboard = {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": [[button]]}}}
        message = {"text": "Заказ № 1042", "attachments": [keyboard]}
        driver.send({"recipient": {"user_id": f"user:{ANNA}"}, "message": message})
        page.get_by_role("tab", name="Сообщения").click()
        polled(page)
        page.get_by_role("button", name="Я оплатил").click()
        expect(page.locator(".message.own .text")).to_have_text("Нажата кнопка «Я оплатил»")
        assert receiver.wait(1)[0]["payload"] == "paid:1042"


def test_a_person_writes_to_the_group(page: Page, driver: Driver) -> None:
    page.get_by_role("tab", name="Сообщения").click()
    page.get_by_placeholder("Написать группе").fill("Когда раздача?\n<b>?</b>")
    page.get_by_role("button", name="Отправить").click()
    expect(page.locator(".message.own .text")).to_have_text("Когда раздача?\n<b>?</b>")
    expect(page.get_by_placeholder("Написать группе")).to_have_value("")
    expect(page.locator("#toast")).to_contain_text("Никто не подписан")
    [written] = driver.get(f"/sandbox/inbox?user={ANNA}").json["written"]
    assert written["text"] == "Когда раздача?\n<b>?</b>"


def test_comments_of_the_group_are_written_and_removed(page: Page, driver: Driver) -> None:
    page.goto(f"http://127.0.0.1:{driver.port}/group/{GROUP}/product/154000000000003")
    robe = page.locator("[data-item='154000000000003']")
    expect(robe.get_by_text("Мята 54 есть?")).to_be_visible()
    robe.get_by_label("Комментарий", exact=True).fill("А сирень?")
    robe.get_by_role("button", name="Написать").click()
    expect(robe.locator("li")).to_have_count(2)
    robe.get_by_role("button", name="Удалить комментарий «Мята 54 есть?»").click()
    expect(robe.locator("li")).to_have_count(1)
    expect(robe.locator("li strong")).to_have_text("Анна Петрова")
    robe.get_by_label("Комментарий", exact=True).fill("Мята закончилась")
    robe.get_by_label("От чьего имени").select_option("")
    robe.get_by_role("button", name="Написать").click()
    expect(robe.locator("li.group p")).to_have_text("Мята закончилась")


def test_the_administrators_token_is_revoked_and_issued_anew(page: Page, driver: Driver) -> None:
    page.get_by_role("tab", name="Группа").click()
    page.get_by_label("Состояние ключа").select_option("expired")
    page.wait_for_function("fetch('/sandbox/group').then(r => r.json()).then(g => g.tokens[0].state == 'expired')")
    assert driver.call_as_admin("market.getProducts", gid=GROUP).error == 102
    page.get_by_role("button", name="Выдать новый").click()
    expect(page.locator(".token")).to_have_count(2)
    issued = page.locator(".token code").last.inner_text()
    assert driver.call_as_admin("market.getProducts", token=issued, gid=GROUP).error is None


def test_deliveries_are_told_to_misbehave_and_a_subscription_is_dropped(page: Page, driver: Driver) -> None:
    driver.graph("subscribe", {"url": "https://kabinet.example/hook"})
    page.get_by_role("tab", name="Сбои").click()
    hook = page.get_by_role("form", name="Вебхук")
    polled(page)
    expect(hook.get_by_role("status")).to_have_text("Подписок: 1")
    hook.get_by_label("Как доставлять").select_option("late")
    hook.get_by_label("Секунд").fill("7")
    hook.get_by_role("button", name="Применить").click()
    expect(page.locator("#toast")).to_have_text("Применено")
    shown = driver.get("/sandbox/hooks").json
    assert (shown["manner"], shown["seconds"]) == ("late", 7)
    hook.get_by_role("button", name="Снять подписку").click()
    expect(hook.get_by_role("status")).to_have_text("Никто не подписан")


def test_the_bot_is_limited_from_the_page(page: Page, driver: Driver) -> None:
    page.get_by_role("tab", name="Сбои").click()
    limit = page.get_by_role("form", name="Сообщений в секунду")
    limit.get_by_label("Не больше").fill("1")
    limit.get_by_role("button", name="Применить").click()
    expect(page.locator("#toast")).to_have_text("Применено")
    assert [driver.send().error for _ in range(2)] == [None, 8]
    polled(page)
    expect(limit.get_by_role("status")).to_contain_text("сверх предела: 1")


def test_tabs_are_walked_with_the_arrows(page: Page) -> None:
    page.get_by_role("tab", name="Запуск").focus()
    page.keyboard.press("ArrowLeft")
    expect(page.get_by_role("tab", name="Вызовы")).to_be_focused()
    expect(page.get_by_text("Вызовов ещё не было")).to_be_visible()


def test_english_changes_the_words_and_keeps_the_cabinet_open(page: Page) -> None:
    page.get_by_role("button", name="Открыть кабинет").click()
    cabinet(page).locator("body").evaluate("body => body.dataset.mark = 'kept'")
    page.get_by_role("button", name="EN").click()
    expect(page.get_by_role("heading", name="Sandbox of partners")).to_be_visible()
    expect(page.get_by_role("link", name="In a new tab")).to_be_visible()
    expect(cabinet(page).locator("body")).to_have_attribute("data-mark", "kept")


def test_a_cabinet_that_is_down_is_said_in_words(browser: Browser, tmp_path: Path) -> None:
    with stand_in() as gone:
        address = f"http://127.0.0.1:{gone.server_port}/app"
    with running(tmp_path, address) as driver:
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{driver.port}/?auto=1")
        expect(page.get_by_role("alert")).to_contain_text(address)
        page.close()
