"""A manager's channels, in Chromium: an address is proved, a notice ticked, a test sent, and what became of it seen."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.house import House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import PHONE
from tests.desk.conftest import Desk

SECTION = "#/settings/notifications"


def test_a_mail_is_proved_ticked_and_tried(house: House, desk: Desk, community: object) -> None:
    page = desk(SECTION, viewport=PHONE)
    mail = page.get_by_role("region", name="Почта", exact=True)
    mail.get_by_label("Адрес почты").fill("maria@example.com")
    mail.get_by_role("button", name="Отправить код").click()
    mail.get_by_label("Код из сообщения").fill("000000")
    mail.get_by_role("button", name="Подтвердить").click()
    expect(mail.get_by_text("Код не подошёл")).to_be_visible()
    text = house.ok.get("/sandbox/channels").json["email"][0]["text"]
    mail.get_by_label("Код из сообщения").fill(re.findall(r"[0-9]{6}", text)[0])
    mail.get_by_role("button", name="Подтвердить").click()
    expect(mail.get_by_text("работает")).to_be_visible()
    tick = page.get_by_role("checkbox", name="Сообщили об оплате: Почта")
    tick.click()
    expect(tick).to_be_checked()
    mail.get_by_role("button", name="Отправить проверку").click()
    expect(page.get_by_role("table", name="Последние сообщения")).to_contain_text("отправлено", timeout=30_000)
    assert page.evaluate(OVERFLOW) <= 0


@pytest.mark.slow
def test_telegram_is_opened_by_a_link_and_a_channel_is_taken_away(house: House, desk: Desk, community: object) -> None:
    page = desk(SECTION)
    telegram = page.get_by_role("region", name="Telegram", exact=True)
    telegram.get_by_role("button", name="Подключить").click()
    link = telegram.get_by_role("link", name="Откройте бота").get_attribute("href")
    house.ok.control("telegram/start", {"link": link})
    expect(telegram.get_by_text("работает")).to_be_visible(timeout=15_000)
    telegram.get_by_role("button", name="Отключить").click()
    page.get_by_role("dialog").get_by_role("button", name="Отключить").click()
    expect(telegram.get_by_text("не подключено")).to_be_visible()
