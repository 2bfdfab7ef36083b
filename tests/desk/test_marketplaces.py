"""Accounts at marketplaces at the desk: connected, checked, changed, given another address, removed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Route, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.marketplace import Marketplace
from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import connect
from tests.world import MODERATOR


@pytest.mark.slow
def test_an_account_says_what_is_wrong_and_is_changed_paused_and_removed(
    house: House, desk: Desk, shop: Community
) -> None:
    now = datetime.now(UTC)
    account = connect(
        house, shop, trouble="key_dead", key_ends_at=now + timedelta(days=9), silent_since=now - timedelta(hours=5)
    )
    page = desk("#/settings/marketplaces")
    card = page.get_by_role("region", name="Ozon Тула")
    expect(card).to_contain_text("Маркетплейс не принимает этот ключ")
    expect(card.get_by_role("alert").filter(has_text="Ключ действует до")).to_be_visible()
    expect(card).to_contain_text("Уведомления не приходят с")
    card.get_by_role("button", name="Изменить").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Регион").fill("Тульская область")
    dialog.get_by_label("Запас, штук").fill("3")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_have_count(0)
    card.get_by_role("button", name="Приостановить").click()
    expect(card.get_by_text("приостановлен", exact=True)).to_be_visible()
    kept = house.container.stores.accounts.get(shop.id, account.id)
    assert (kept.region, kept.reserve, kept.paused_at is not None) == ("Тульская область", 3, True)
    card.get_by_role("button", name="Возобновить").click()
    expect(card.get_by_role("button", name="Приостановить")).to_be_visible()
    card.get_by_role("button", name="Отключить").click()
    page.get_by_role("dialog").get_by_role("button", name="Отключить").click()
    expect(page.get_by_text("Маркетплейсов пока нет")).to_be_visible()
    assert house.container.stores.accounts.list(shop.id) == []


def test_the_address_is_copied_and_renewed(house: House, desk: Desk, shop: Community) -> None:
    account = connect(house, shop)
    page = desk("#/settings/marketplaces")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    shown = page.get_by_text(re.compile("/hooks/ozon/"))
    first = shown.inner_text()
    expect(page.get_by_text("подписи у уведомлений нет")).to_be_visible()
    page.get_by_role("button", name="Скопировать адрес").click()
    expect(page.get_by_role("button", name="Скопировано")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == first
    expect(page.get_by_text("Уведомления приходят на этот адрес")).to_be_visible()
    page.get_by_role("button", name="Сменить адрес").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("пока на новый не придёт первый заказ")
    dialog.get_by_role("button", name="Сменить адрес").click()
    expect(shown.first).not_to_have_text(first)
    expect(page.get_by_text("На этот адрес ещё ничего не приходило")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text=first)).to_contain_text("Уведомления приходят сюда")
    page.get_by_role("button", name="Отключить прежние сейчас").click()
    page.get_by_role("dialog").get_by_role("button", name="Отключить прежние сейчас").click()
    expect(shown).to_have_count(1)
    kept = house.container.stores.accounts.get(shop.id, account.id)
    assert (kept.generation, kept.state.live) == (2, (2,))


@pytest.mark.slow
def test_a_refusal_of_the_marketplace_stands_at_the_form_and_the_key_is_shown_to_nobody(
    desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("409")
    asked: list[object] = []

    def refuse(route: Route) -> None:
        asked.append(route.request.post_data_json)
        refusal = {"code": "key_role", "detail": "Ключу не хватает прав.", "status": 409}
        route.fulfill(status=409, json=refusal)

    page = desk("#/settings/marketplaces")
    page.get_by_role("button", name="Подключить маркетплейс").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Маркетплейс").select_option("zzap")
    expect(dialog.get_by_text("support@zzap.pro")).to_be_visible()
    dialog.get_by_role("button", name="Проверить и подключить").click()
    expect(dialog.get_by_text("Заполните это поле.")).to_have_count(3)
    dialog.get_by_label("Логин").fill(" shop@example.ru ")
    dialog.get_by_label("Пароль").fill("secret-password")
    dialog.get_by_label("Ключ API").fill("secret-key")
    for name in ("Логин", "Пароль", "Ключ API"):
        expect(dialog.get_by_label(name)).to_have_attribute("type", "password")
    page.route(re.compile("/v1/accounts$"), lambda route: refuse(route) if route.request.method == "POST" else None)
    dialog.get_by_role("button", name="Проверить и подключить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Ключу не хватает прав.")
    assert grave_violations(page) == []
    secrets = {"login": "shop@example.ru", "password": "secret-password", "api_key": "secret-key"}
    assert asked == [{"marketplace": "zzap", "settings": {}, "secrets": secrets, "title": "", "region": ""}]


@pytest.mark.slow
def test_who_was_slower_keeps_what_he_typed_and_what_the_other_changed(
    house: House, desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("412")
    account = connect(house, shop)
    page = desk("#/settings/marketplaces")
    page.get_by_role("button", name="Изменить").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("textbox", name="Регион").fill("Тула")
    Organizer.at_desk(house, shop).change(f"v1/accounts/{account.id}", title="Ozon Москва")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_have_count(0)
    kept = house.container.stores.accounts.get(shop.id, account.id)
    assert (kept.title, kept.region) == ("Ozon Москва", "Тула")


@pytest.mark.slow
def test_a_new_key_is_sent_over_what_another_changed_meanwhile(
    house: House, desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("412")
    visits.expect("409")
    account = connect(house, shop)
    page = desk("#/settings/marketplaces")
    page.get_by_role("button", name="Новый ключ").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Ключ API").fill("another-key")
    Organizer.at_desk(house, shop).change(f"v1/accounts/{account.id}", title="Ozon Москва")
    dialog.get_by_role("button", name="Проверить и сохранить").click()
    expect(dialog.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    expect(page.get_by_role("region", name="Ozon Москва", include_hidden=True)).to_be_attached()
    seen: list[str | None] = []

    def refuse(route: Route) -> None:
        seen.append(route.request.header_value("If-Match"))
        route.fulfill(status=409, json={"code": "key_role", "detail": "Ключу не хватает прав.", "status": 409})

    page.route(re.compile(f"/v1/accounts/{account.id}$"), refuse)
    dialog.get_by_role("button", name="Проверить и сохранить").click()
    expect(dialog.get_by_role("alert")).to_have_text(re.compile("Ключу не хватает прав"))
    assert seen == [f'"{house.container.stores.accounts.get(shop.id, account.id).version}"']


@pytest.mark.slow
def test_the_secret_that_signs_is_that_of_the_present_address(house: House, desk: Desk, shop: Community) -> None:
    account = connect(
        house, shop, id="getzzap-1", marketplace=Marketplace.GETZZAP, settings={"office": "5"}, title="GetZZap"
    )
    page = desk("#/settings/marketplaces")
    expect(page.get_by_text("подписи у уведомлений нет")).to_have_count(0)
    page.get_by_role("button", name="Показать секрет подписи").click()
    first = Organizer.at_desk(house, shop).get(f"v1/accounts/{account.id}/secret")["secret"]
    expect(page.get_by_text(first, exact=True)).to_be_visible()
    page.get_by_role("button", name="Сменить адрес").click()
    page.get_by_role("dialog").get_by_role("button", name="Сменить адрес").click()
    page.get_by_role("button", name="Показать секрет подписи").click()
    second = Organizer.at_desk(house, shop).get(f"v1/accounts/{account.id}/secret")["secret"]
    expect(page.get_by_text(second, exact=True)).to_be_visible()
    expect(page.get_by_text(first, exact=True)).to_have_count(0)
    assert first != second


def test_a_manager_sees_accounts_and_changes_none(house: House, desk: Desk, shop: Community) -> None:
    connect(house, shop)
    page = desk("#/settings/marketplaces", user=MODERATOR)
    expect(page.get_by_role("region", name="Ozon Тула")).to_be_visible()
    for absent in ("Подключить маркетплейс", "Изменить", "Отключить", "Скопировать адрес"):
        expect(page.get_by_role("main").get_by_role("button", name=absent)).to_have_count(0)


@pytest.mark.slow
def test_status_codes_of_a_seller_are_said_in_words(house: House, desk: Desk, shop: Community) -> None:
    account = connect(house, shop, id="zzap-1", marketplace=Marketplace.ZZAP, settings={}, title="ZZAP")
    page = desk("#/settings/marketplaces")
    page.get_by_role("button", name="Изменить").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Ставим, когда приняли").fill("12")
    dialog.get_by_role("button", name="Ещё код").click()
    dialog.get_by_label("Код", exact=True).fill("7")
    dialog.get_by_label("Что значит").select_option("done")
    assert grave_violations(page) == []
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_have_count(0)
    assert Organizer.at_desk(house, shop).get(f"v1/accounts/{account.id}")["statuses"] == {
        "accepted": "12",
        "7": "done",
    }
