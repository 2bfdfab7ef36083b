"""Orders of marketplaces at the desk: looked through, decided line by line, taken back, told again."""

import re

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.sighting import Need, NeedKind, Phase
from tests.browser.accessibility import grave_violations
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import AIR, OIL, fail, kept, offer, put_aside, show
from tests.world import MODERATOR

REASONS = [
    {"id": "352", "title": "Товар закончился на складе", "needsText": False},
    {"id": "402", "title": "Другая причина", "needsText": True},
]


def opened(desk: Desk, order: ExternalOrder) -> Page:
    """The order, from the list of those that wait."""
    page = desk("#/external")
    page.get_by_role("link", name=order.order).click()
    return page


def reasoning(page: Page) -> None:
    """The marketplace is asked for its reasons, and it gives them."""
    page.route("**/reasons", lambda route: route.fulfill(json={"items": REASONS, "next": None}))


def accept_one(page: Page) -> None:
    """Of two pieces; three would be too many."""
    page.get_by_label("Штук принять: Фильтр масляный").fill("3")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Больше, чем заказано.")).to_be_visible()
    page.get_by_label("Штук принять: Фильтр масляный").fill("1")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 1 шт. · Запчасти: Фильтр масляный, 450 ₽")).to_be_visible()


def refuse(page: Page) -> None:
    page.get_by_role("button", name="Отказать").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Причина").select_option("402")
    dialog.get_by_label("Что сказать маркетплейсу").fill("Брак")
    dialog.get_by_role("button", name="Отказать").click()
    expect(dialog).to_have_count(0)


def test_a_manager_accepts_a_line_from_stock_takes_it_back_and_refuses_the_other(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    found = offer(house, shop)
    order = show(house, account, lines=(OIL, AIR), needs=(Need(NeedKind.MARKING, "1", "mandatory_mark"),))
    page = desk("#/", user=MODERATOR)
    reasoning(page)
    page.get_by_role("link", name="Решать").click()
    row = page.get_by_role("row", name=order.order)
    expect(row).to_contain_text("нужно: маркировка")
    expect(row).to_contain_text("Knecht OC-90 2 × 640 ₽")
    expect(row).to_contain_text("Пётр Дальний")
    row.get_by_role("link", name=order.order).click()
    expect(page.get_by_text("Маркетплейс ждёт: маркировка")).to_be_visible()
    page.get_by_label("Решать о позиции: Фильтр воздушный").uncheck()
    expect(page.get_by_label("Предложение: Фильтр масляный", exact=True)).to_have_value(found.id)
    accept_one(page)
    taken = kept(house, order)
    assert (taken.lines[0].decision, taken.lines[0].pieces) == (Decision.ACCEPTED, 1)
    assert stock(house, shop, found.id) == 9
    page.get_by_role("button", name="Вернуть: OC-90").click()
    expect(page.get_by_text("Решение возвращено")).to_be_visible()
    assert kept(house, order).lines[0].decision is Decision.NEW
    assert stock(house, shop, found.id) == 10
    page.get_by_label("Решать о позиции: Фильтр масляный").uncheck()
    page.get_by_label("Решать о позиции: Фильтр воздушный").check()
    refuse(page)
    line = kept(house, order).lines[1]
    assert (line.decision, line.reason, line.reason_text) == (Decision.REFUSED, "402", "Брак")


def test_of_several_offers_a_person_chooses_and_too_few_pieces_are_said_before_it_is_accepted(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    offer(house, shop)
    other = offer(house, shop, "Поставщик", price_list="other-list", stock=1)
    page = opened(desk, show(house, account, lines=(OIL,)))
    expect(page.get_by_text("Подходит не одно")).to_be_visible()
    page.get_by_label("Предложение: Фильтр масляный", exact=True).select_option(other.id)
    expect(page.get_by_text("Столько нет: свободно 1.")).to_be_visible()
    page.get_by_label("Штук принять: Фильтр масляный").fill("1")
    expect(page.get_by_text("Столько нет")).to_have_count(0)
    expect(page.get_by_text("Подходит не одно")).to_have_count(0)


def stock(house: House, community: Community, offer: str) -> int | None:
    return house.container.stores.offers.get(community.id, offer).stock


@pytest.mark.slow
def test_several_lines_become_our_order_and_without_price_lists_no_offer_is_asked_for(
    house: House, desk: Desk, visits: Visits, account: Account
) -> None:
    visits.expect("404")
    order = show(house, account, lines=(OIL, AIR))
    page = desk("#/external")
    page.route(re.compile(r"/v1/offers\?"), lambda route: route.fulfill(status=404, json={"code": "not_found"}))
    page.get_by_role("link", name=order.order).click()
    expect(page.get_by_text("Прайс-листов нет")).to_have_count(2)
    page.get_by_role("button", name="Принять 2 позиции").click()
    expect(page.get_by_text("Маркетплейсу сообщим в")).to_be_visible()
    number = kept(house, order).number
    page.get_by_role("link", name=f"№ {number}").click()
    expect(page.get_by_role("heading", name=f"Заказ № {number}")).to_be_visible()
    page.get_by_role("link", name=f"Ozon: {order.order}").click()
    expect(page.get_by_role("row", name=f"№ {order.order}")).to_contain_text("принят")


@pytest.mark.slow
def test_of_two_price_lists_with_the_article_it_is_said_which_is_which(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    offer(house, shop)
    offer(house, shop, "Шины", price_list="tyres", price=44_000)
    page = opened(desk, show(house, account))
    choice = page.get_by_label("Предложение: Фильтр масляный", exact=True)
    expect(choice.get_by_role("option")).to_have_text(
        ["без предложения", re.compile("^Запчасти · 450.₽ · свободно 10 · Knecht"), re.compile("^Шины · 440.₽")]
    )
    expect(choice).to_have_value("")


@pytest.mark.slow
def test_a_refusal_that_costs_money_is_asked_about_twice(
    house: House, desk: Desk, visits: Visits, account: Account
) -> None:
    visits.expect("409")
    order = show(house, account, free_refusal=False)
    page = opened(desk, order)
    reasoning(page)
    page.get_by_role("button", name="Отказать").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Отказать").click()
    expect(dialog.get_by_role("alert")).to_contain_text("может стоить денег")
    assert grave_violations(page) == []
    assert kept(house, order).lines[0].decision is Decision.NEW
    dialog.get_by_role("button", name="Всё равно отказать").click()
    expect(dialog).to_have_count(0)
    assert kept(house, order).lines[0].decision is Decision.REFUSED


@pytest.mark.slow
def test_of_an_offer_that_has_not_so_many_nothing_is_accepted_and_it_is_said(
    house: House, desk: Desk, visits: Visits, shop: Community, account: Account
) -> None:
    visits.expect("409")
    found = offer(house, shop)
    order = show(house, account, lines=(replace(OIL, quantity=11),))
    page = opened(desk, order)
    page.get_by_label("Артикул предложения").fill("OC 90")
    page.keyboard.press("Enter")
    for chosen in (False, True):
        page.get_by_label("Решать о позиции: Фильтр масляный").set_checked(chosen)
    expect(page.get_by_label("Артикул предложения")).to_have_value("OC 90")
    expect(page.get_by_label("Предложение: Фильтр масляный", exact=True)).to_have_value(found.id)
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_role("alert")).to_contain_text("нужно 11 шт., свободно 10")
    assert (kept(house, order).undecided, stock(house, shop, found.id)) == (True, 10)


@pytest.mark.slow
def test_who_was_slower_sees_what_the_other_decided(house: House, desk: Desk, visits: Visits, account: Account) -> None:
    visits.expect("412")
    order = show(house, account, lines=(OIL, AIR))
    page = opened(desk, order)
    page.get_by_role("button", name="Принять 2 позиции").wait_for()
    put_aside(house, order, OIL.key)
    page.get_by_role("button", name="Принять 2 позиции").click()
    expect(page.get_by_role("alert")).to_contain_text("Заказ тем временем изменился")
    expect(page.get_by_text("решение можно вернуть в любое время")).to_be_visible()
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_role("button", name="Принять")).to_have_count(0)
    assert [each.decision for each in kept(house, order).lines] == [Decision.DISMISSED, Decision.ACCEPTED]


@pytest.mark.slow
def test_the_list_is_filtered_and_what_failed_is_told_again(house: House, desk: Desk, account: Account) -> None:
    waiting = show(house, account)
    failed = fail(house, show(house, account, order="777-1"), "needs_missing", "MANDATORY_MARK_MISSING")
    show(house, account, order="888-1", phase=Phase.UNPAID, region="Москва")
    page = desk("#/external")
    rows = page.get_by_role("table", name="Внешние заказы").locator("tbody").get_by_role("row")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text(waiting.order)
    page.get_by_text("Все", exact=True).click()
    expect(rows).to_have_count(3)
    page.get_by_label("Регион").fill("Москва")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("ещё не оплачен")
    page.get_by_role("button", name="Сбросить фильтры").click()
    page.get_by_label("Маркетплейсу сообщено").select_option("failed")
    expect(rows).to_have_count(1)
    expect(rows).to_contain_text("Ответ: «MANDATORY_MARK_MISSING».")
    page.get_by_role("button", name="Повторить: заказ 777-1").click()
    expect(page.get_by_text("Сообщено всё")).to_be_visible()
    assert kept(house, failed).lines[0].push is Push.WANTED
