"""Orders of marketplaces at the desk: looked through, decided line by line, taken back, told again."""

import re
from datetime import UTC, datetime

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, ViewportSize, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import Decision, ExternalOrder, Push
from chalicelib.domain.external.sighting import Need, NeedKind, Phase, SeenBuyer, SeenLine
from chalicelib.domain.orders.saved_view import ExternalViewFilter
from tests.browser.accessibility import grave_violations
from tests.browser.hostile import TEXTS
from tests.browser.house import MARIA, OLGA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import AIR, OIL, accept, connect, fail, kept, offer, put_aside, show
from tests.world import MODERATOR

REASONS = [
    {"id": "352", "title": "Товар закончился на складе", "needsText": False},
    {"id": "402", "title": "Другая причина", "needsText": True},
]


@pytest.fixture
def shop(house: House) -> Community:
    """Maria owns it, Olga decides on what comes from marketplaces."""
    return house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "external_orders_manager"}))


@pytest.fixture
def account(house: House, shop: Community) -> Account:
    return connect(house, shop)


def opened(desk: Desk, order: ExternalOrder) -> Page:
    """The order, from the list of those that wait."""
    page = desk("#/external")
    page.get_by_role("link", name=order.order).click()
    return page


def reasoning(page: Page) -> None:
    """The marketplace is asked for its reasons, and it gives them."""
    page.route("**/reasons", lambda route: route.fulfill(json={"items": REASONS, "next": None}))


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
    page.get_by_label("Штук принять: Фильтр масляный").fill("3")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Больше, чем заказано.")).to_be_visible()
    page.get_by_label("Штук принять: Фильтр масляный").fill("1")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 1 шт. · Запчасти: Фильтр масляный, 450 ₽")).to_be_visible()
    taken = kept(house, order)
    assert (taken.lines[0].decision, taken.lines[0].pieces) == (Decision.ACCEPTED, 1)
    assert stock(house, shop, found.id) == 9
    page.get_by_role("button", name="Вернуть: OC-90").click()
    expect(page.get_by_text("Решение возвращено")).to_be_visible()
    assert kept(house, order).lines[0].decision is Decision.NEW
    assert stock(house, shop, found.id) == 10
    page.get_by_label("Решать о позиции: Фильтр масляный").uncheck()
    page.get_by_label("Решать о позиции: Фильтр воздушный").check()
    page.get_by_role("button", name="Отказать").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Причина").select_option("402")
    dialog.get_by_label("Что сказать маркетплейсу").fill("Брак")
    dialog.get_by_role("button", name="Отказать").click()
    expect(dialog).to_have_count(0)
    line = kept(house, order).lines[1]
    assert (line.decision, line.reason, line.reason_text) == (Decision.REFUSED, "402", "Брак")


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
    page.get_by_role("link", name=f"Ozon Тула: {order.order}").click()
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
    expect(page.get_by_role("alert")).to_contain_text("Столько штук этого предложения нет")
    assert (kept(house, order).undecided, stock(house, shop, found.id)) == (True, 10)


@pytest.mark.slow
def test_whatever_a_marketplace_says_is_shown_as_text_and_widens_nothing(
    house: House, desk: Desk, account: Account
) -> None:
    """S7; ways that are addresses have the numbers of their orders in them."""
    for place, text in enumerate(TEXTS):
        line = SeenLine("1", text, text, None, sku=text, brand=text, quantity_text=text)
        buyer = SeenBuyer(id=text, name=text, phone=text, email=text)
        said = {"status": text, "substatus": text, "region": text, "city": text, "comment": text, "group": text}
        show(house, account, order=f"{place}", lines=(line,), buyer=buyer, **said)
        fail(house, show(house, account, order=f"failed-{place}", lines=(line,), buyer=buyer, **said), text, text)
    page = desk("#/external?all=true")
    for screen in ("#/external?all=true", *(f"#/external/{account.id}/{each}" for each in ("1", "7", "failed-7"))):
        page.evaluate("(hash) => { location.hash = hash; }", screen)
        page.wait_for_load_state("networkidle")
        for size in (PHONE, DESK):
            page.set_viewport_size(size)
            page.wait_for_function(f"() => {OVERFLOW} === 0")
        assert page.evaluate("window.ran") is None


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
    expect(rows).to_contain_text("Его слова: «MANDATORY_MARK_MISSING».")
    page.get_by_role("button", name="Повторить: заказ 777-1").click()
    expect(page.get_by_text("Ничего не нашлось")).to_be_visible()
    assert kept(house, failed).lines[0].push is Push.WANTED


@pytest.mark.slow
@pytest.mark.parametrize("viewport", [pytest.param(PHONE, id="phone"), pytest.param(DESK, id="desk")])
def test_every_screen_of_them_fits_and_hinders_nobody(
    viewport: ViewportSize, house: House, desk: Desk, shop: Community, account: Account
) -> None:
    order = show(house, account, lines=(OIL, AIR), needs=(Need(NeedKind.WEIGHT, "1", "weight"),))
    accept(house, show(house, account, order="999-1"))
    show(house, account, order="555-1", ship_until=datetime(2026, 1, 5, tzinfo=UTC))
    fail(house, show(house, account, order="777-1"), "needs_missing", "MANDATORY_MARK_MISSING")
    offer(house, shop)
    page = desk("#/external", viewport)
    for screen in (
        "#/external?all=true",
        *(f"#/external/{account.id}/{each}" for each in (order.order, "999-1", "777-1")),
        "#/settings/marketplaces",
        "#/",
    ):
        page.evaluate("(hash) => { location.hash = hash; }", screen)
        page.wait_for_load_state("networkidle")
        expect(page.locator("[role=status] .mantine-Skeleton-root")).to_have_count(0)
        assert page.evaluate(OVERFLOW) <= 0, screen
        assert grave_violations(page) == [], screen


@pytest.mark.slow
def test_a_decision_is_made_by_the_keyboard(house: House, desk: Desk, account: Account) -> None:
    order = show(house, account)
    page = desk("#/external")
    page.get_by_role("link", name=order.order).focus()
    page.keyboard.press("Enter")
    choice = page.get_by_label("Решать о позиции: Фильтр масляный")
    choice.wait_for()
    choice.focus()
    walk_to(page, "Убрать без ответа")
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Вернуть: OC-90")).to_be_visible()
    assert kept(house, order).lines[0].decision is Decision.DISMISSED


def walk_to(page: Page, name: str) -> None:
    """With Tab, as far as the button of that name."""
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent") == name:
            return
    raise AssertionError(f"{name} is not reached")


def test_whoever_has_nothing_to_do_with_marketplaces_is_not_led_there(house: House, desk: Desk) -> None:
    house.found(organizers=({**MARIA, "role": "organizer"}, OLGA))
    menu = desk("#/").get_by_role("navigation")
    expect(menu.get_by_role("link", name="Заказы", exact=True)).to_be_visible()
    for absent in ("Внешние заказы", "Маркетплейсы"):
        expect(menu.get_by_role("link", name=absent)).to_have_count(0)


def test_an_address_tells_what_is_looked_for_and_a_view_keeps_it_without_the_person(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    seen = SeenBuyer(id="b8", name="Анна Ближняя", phone="+7 903 000-11-22")
    near = show(house, account, order="46231993-0001-1", lines=(AIR,), buyer=seen, region="Калужская область")
    far = show(house, account, order="46231993-0002-1")
    page = desk("#/external", user=MODERATOR)
    rows = page.get_by_role("table").get_by_role("row")
    page.get_by_label("Имя, телефон, почта").fill("8 903 000")
    expect(rows.filter(has_text=far.order)).to_have_count(0)
    page.get_by_label("Регион").fill("калужская область")
    page.get_by_label("Номер, артикул, товар").fill("lx-700")
    expect(rows.filter(has_text=near.order)).to_have_count(1)
    page.wait_for_url(re.compile("q=lx-700"))
    again = desk(page.url[page.url.index("#") :], user=MODERATOR)
    expect(again.get_by_label("Имя, телефон, почта")).to_have_value("8 903 000")
    expect(again.get_by_role("row").filter(has_text=near.order)).to_have_count(1)
    expect(again.get_by_role("row").filter(has_text=far.order)).to_have_count(0)
    page.get_by_role("button", name="Виды").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Сохранить нынешние фильтры как").fill("Калуга, фильтры")
    dialog.get_by_label("Показать всем").check()
    dialog.get_by_role("button", name="Сохранить", exact=True).click()
    expect(dialog.get_by_role("button", name="Калуга, фильтры", exact=True)).to_be_visible()
    (view,) = house.container.stores.saved_views.all(shop.id)
    assert (view.shared, view.external) == (
        True,
        ExternalViewFilter(waiting=True, region="калужская область", words="lx-700"),
    )
    owners = desk("#/external?all=true")
    owners.get_by_role("button", name="Виды").click()
    owners.get_by_role("button", name="Калуга, фильтры", exact=True).click()
    expect(owners.get_by_label("Регион")).to_have_value("калужская область")
    expect(owners.get_by_role("radio", name="Ждут решения")).to_be_checked()
    owners.evaluate("() => { location.hash = '#/orders'; }")
    owners.get_by_role("button", name="Виды").click()
    expect(owners.get_by_role("dialog")).to_contain_text("Сохранённых видов пока нет")
