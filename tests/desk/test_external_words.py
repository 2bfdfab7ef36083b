"""What screens of orders of marketplaces say: what happened, what waits for somebody, and where the focus is then."""

from datetime import UTC, datetime, timedelta

from msgspec.structs import replace
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.external_order import Decision, ExternalOrder
from chalicelib.domain.external.sighting import Phase, SeenLine
from chalicelib.usecases.ports import Commit
from tests.browser.house import House
from tests.browser.visits import PHONE
from tests.desk.conftest import Desk
from tests.desk.marketplaces import OIL, connect, fail, kept, show
from tests.world import MODERATOR

YESTERDAY = datetime.now(UTC) - timedelta(days=1)


def opened(desk: Desk, order: ExternalOrder) -> Page:
    return desk(f"#/external/{order.account}/{order.order}")


def test_a_decision_says_our_number_and_what_was_pressed_leaves_the_focus_nearby(
    house: House, desk: Desk, account: Account
) -> None:
    order = show(house, account, lines=(OIL,))
    page = opened(desk, order)
    lines = page.get_by_role("heading", name="Позиции")
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: это наш заказ №")).to_be_visible()
    expect(lines).to_be_focused()
    assert kept(house, order).number
    page.get_by_role("button", name="Вернуть: OC-90").click()
    expect(page.get_by_text("Решение возвращено")).to_be_visible()
    expect(lines).to_be_focused()
    page.get_by_role("button", name="Убрать без ответа").click()
    expect(page.get_by_text("Убрано без ответа", exact=True)).to_be_visible()


def test_where_the_quantity_is_told_in_words_the_field_that_lacks_a_number_takes_the_focus(
    house: House, desk: Desk, account: Account
) -> None:
    line = SeenLine("1", "OC-90", "Фильтр масляный", None, quantity_text="Есть", price=64_000)
    page = opened(desk, show(house, account, lines=(line,)))
    page.get_by_role("button", name="Принять 1 позицию").click()
    pieces = page.get_by_label("Штук принять: Фильтр масляный")
    expect(pieces).to_be_focused()
    expect(pieces).to_have_accessible_description("Целое число от 1.")


def test_what_waits_for_nobody_is_neither_late_nor_said_to_wait(house: House, desk: Desk, account: Account) -> None:
    late = show(house, account, order="100-1", ship_until=YESTERDAY)
    done = show(house, account, order="200-1", ship_until=YESTERDAY, phase=Phase.DONE)
    unpaid = show(house, account, order="300-1", phase=Phase.UNPAID)
    page = desk("#/external?all=true")
    expect(page.get_by_role("row", name=late.order)).to_contain_text("срок прошёл")
    expect(page.get_by_role("row", name=done.order)).not_to_contain_text("срок прошёл")
    page.get_by_role("link", name=unpaid.order).click()
    expect(page.get_by_text("решать рано")).to_be_visible()
    expect(page.get_by_text("ждёт решения")).to_have_count(0)


def test_what_we_refused_is_not_said_to_be_cancelled_by_the_marketplace(
    house: House, desk: Desk, account: Account
) -> None:
    order = show(house, account, phase=Phase.CANCELLED)
    lines = tuple(replace(line, decision=Decision.REFUSED, reason="352") for line in order.lines)
    house.container.stores.commits.commit(order.community, Commit((replace(order, lines=lines),)))
    page = opened(desk, order)
    expect(page.get_by_text("Вы отказали, и на маркетплейсе заказ отменён.")).to_be_visible()
    expect(page.get_by_text("Маркетплейс отменил этот заказ.")).to_have_count(0)


def test_a_manager_is_told_who_puts_in_the_key_that_ends(house: House, desk: Desk, shop: Community) -> None:
    connect(house, shop, key_ends_at=datetime.now(UTC) + timedelta(days=9))
    page = desk("#/settings/marketplaces", user=MODERATOR)
    expect(page.get_by_text("новый ключ вставляет он")).to_be_visible()
    expect(page.get_by_text("вставьте его здесь")).to_have_count(0)


def test_on_a_phone_the_filters_of_the_log_lie_folded(desk: Desk, account: Account) -> None:
    page = desk(f"#/external-log?account={account.id}", PHONE)
    correlation = page.get_by_label("Код связки")
    expect(correlation).to_be_hidden()
    page.get_by_role("button", name="Фильтры").click()
    expect(correlation).to_be_visible()


def test_decisions_that_did_not_arrive_are_a_press_away(house: House, desk: Desk, account: Account) -> None:
    show(house, account, order="100-1")
    page = desk("#/external")
    page.get_by_text("Не сообщены").click()
    expect(page.get_by_text("Решений, которые не дошли до маркетплейса, нет.")).to_be_visible()
    fail(house, show(house, account, order="200-1"), "call_refused", "")
    page.reload()
    expect(page.get_by_role("row", name="200-1")).to_contain_text("не удалось сообщить")
    expect(page.get_by_role("row", name="100-1")).to_have_count(0)


def test_the_first_screen_says_how_many_wait_and_shows_a_few(house: House, desk: Desk, account: Account) -> None:
    for number in range(1, 8):
        show(house, account, order=f"{number}00-1")
    tile = desk("#/").get_by_role("main").locator("section").filter(has_text="Внешние заказы")
    expect(tile).to_contain_text("Ждут решения: 7")
    expect(tile.get_by_role("link", name="№")).to_have_count(5)


def test_what_was_split_offers_nothing_to_be_taken_back(house: House, desk: Desk, account: Account) -> None:
    order = show(house, account, phase=Phase.SPLIT)
    lines = tuple(replace(line, decision=Decision.ACCEPTED, pieces=1) for line in order.lines)
    house.container.stores.commits.commit(order.community, Commit((replace(order, lines=lines),)))
    page = opened(desk, order)
    expect(page.get_by_text("идут дальше в других заказах")).to_be_visible()
    expect(page.get_by_role("button", name="Вернуть")).to_have_count(0)


def test_who_decided_stands_there_by_name_also_for_whoever_may_not_see_the_organizers(
    house: House, desk: Desk, account: Account
) -> None:
    order = show(house, account, lines=(OIL,))
    page = desk(f"#/external/{order.account}/{order.order}", user=MODERATOR)
    page.get_by_role("button", name="Принять 1 позицию").click()
    expect(page.get_by_text("Принято: 2 шт.")).to_be_visible()
    expect(page.get_by_role("main").get_by_text("· Ольга Синицына")).to_be_visible()
    page.reload()
    expect(page.get_by_role("main").get_by_text("· Ольга Синицына")).to_be_visible()


def test_on_a_phone_the_number_in_a_heading_stands_on_one_line(house: House, desk: Desk, account: Account) -> None:
    order = show(house, account, order="24000001-0020-1")
    page = desk(f"#/external/{order.account}/{order.order}", PHONE)
    number = page.get_by_role("heading", level=1).locator(".whole")
    expect(number).to_have_text("№ 24000001-0020-1")
    assert number.evaluate("(it) => it.getBoundingClientRect().height < 2 * parseFloat(getComputedStyle(it).fontSize)")
