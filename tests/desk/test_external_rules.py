"""Rules for orders of marketplaces at the desk: written as a sentence, put in order, tried out, told of at a line."""

import pytest
from playwright.sync_api import Locator, Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.rule import Act, Choice, Conditions, Rule, Rules, StockWish
from chalicelib.domain.external.sighting import NeedKind
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.browser.accessibility import grave_violations
from tests.browser.callers import Organizer
from tests.browser.house import MARIA, OLGA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import DESK, PHONE, Visits
from tests.desk.conftest import Desk
from tests.desk.marketplaces import AIR, OIL, offer, show
from tests.factories import an_entry
from tests.world import MODERATOR

OWN = Rule("own", "Своё", Act.ACCEPT, Conditions(stock=StockWish.ENOUGH))
GONE = Rule("gone", "Кончилось", Act.REFUSE, Conditions(stock=StockWish.SHORT), reason="352")


def known(house: House, shop: Community, *rules: Rule) -> None:
    house.container.stores.commits.commit(shop.id, Commit((Rules(shop.id, rules),)))


def kept(house: House, shop: Community) -> tuple[Rule, ...]:
    return house.container.stores.external_rules.get(shop.id).rules


def titles(page: Page) -> Locator:
    return page.get_by_role("list", name="Правила").get_by_role("listitem")


def write_a_rule(page: Page) -> None:
    """It cannot be without a title, and reads as a sentence before and after."""
    page.get_by_role("button", name="Новое правило").click()
    form = page.get_by_role("dialog")
    form.get_by_role("button", name="Готово").click()
    expect(form.get_by_text("Заполните это поле.")).to_be_visible()
    form.get_by_label("Название").fill("Своё с запасом")
    form.get_by_label("Ozon", exact=True).check()
    form.get_by_label("Бренды").fill("Knecht; Mann\nMahle")
    form.get_by_label("Маржа не меньше").fill("30")
    form.get_by_label("Количество до").fill("5")
    sentence = "Если маркетплейс Ozon, бренд Knecht, Mann или Mahle, маржа не меньше 30 %, количество до 5 — принять"
    expect(form).to_contain_text(sentence)
    form.get_by_role("button", name="Готово").click()
    expect(titles(page).last).to_contain_text(sentence)


def try_it_out(page: Page, order: str) -> None:
    page.get_by_role("button", name="Что было бы иначе").first.click()
    page.get_by_role("button", name="Прогнать").click()
    expect(page.get_by_text("приняли бы: 1, отказали бы: 0, оставили бы человеку: 1")).to_be_visible()
    (row,) = page.get_by_role("table", name="Пробный прогон").get_by_role("row", name=order).all()
    expect(row).to_contain_text("Запчасти: Фильтр масляный")
    row.get_by_text("Почему").click()
    expect(row).to_contain_text("маржа при цене 640 ₽ и закупке 300 ₽ — не меньше 30 %")


def test_a_rule_is_written_shows_what_would_be_otherwise_and_is_saved(
    house: House, desk: Desk, shop: Community, account: Account
) -> None:
    known(house, shop, GONE)
    offer(house, shop, cost=30_000)
    order = show(house, account, lines=(OIL, AIR))
    page = desk("#/rules", user=MODERATOR)
    expect(titles(page)).to_contain_text("Если нужного количества в остатке нет — отказать: товар закончился.")
    write_a_rule(page)
    assert len(kept(house, shop)) == 1
    try_it_out(page, order.order)
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Изменения ещё не действуют")).to_have_count(0)
    _, saved = kept(house, shop)
    assert (saved.title, saved.act, saved.when.brands) == ("Своё с запасом", Act.ACCEPT, ("Knecht", "Mann", "Mahle"))
    assert (saved.when.margin, saved.when.quantity_to) == (30, 5)


@pytest.mark.slow
def test_rules_are_put_in_order_by_keyboard_switched_off_and_deleted(house: House, desk: Desk, shop: Community) -> None:
    known(house, shop, GONE, OWN, Rule("rest", "Остальное", Act.LEAVE))
    page = desk("#/rules")
    page.get_by_role("button", name="Ниже: Кончилось").focus()
    page.keyboard.press("Enter")
    expect(titles(page).nth(1)).to_contain_text("Кончилось")
    expect(page.get_by_role("button", name="Ниже: Кончилось")).to_be_focused()
    expect(page.get_by_text("«Кончилось» теперь 2-е.")).to_be_attached()
    page.keyboard.press("Enter")
    expect(titles(page).nth(2)).to_contain_text("Кончилось")
    page.get_by_role("switch", name="Включено: Остальное").uncheck()
    page.get_by_role("button", name="Удалить: Своё").click()
    expect(page.get_by_text("«Своё» удалено.")).to_be_attached()
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Правила сохранены")).to_be_visible()
    assert [(each.id, each.enabled) for each in kept(house, shop)] == [("rest", False), ("gone", True)]


@pytest.mark.slow
def test_what_the_server_refuses_stands_at_the_field_of_its_rule(
    house: House, desk: Desk, visits: Visits, shop: Community, account: Account
) -> None:
    visits.expect("400")
    known(house, shop, OWN)
    page = desk("#/rules")
    page.get_by_role("button", name="Изменить: Своё").click()
    form = page.get_by_role("dialog")
    form.get_by_label("Количество от").fill("5")
    form.get_by_label("Количество до").fill("2")
    form.get_by_role("button", name="Готово").click()
    page.get_by_role("button", name="Сохранить").click()
    expect(form.get_by_text("Количество «до» меньше, чем «от».")).to_be_visible()
    form.get_by_label("Количество до").fill("7")
    form.get_by_role("button", name="Готово").click()
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Правила сохранены")).to_be_visible()
    assert kept(house, shop)[0].when.quantity_to == 7


@pytest.mark.slow
def test_who_was_slower_is_told_and_keeps_what_he_wrote(
    house: House, desk: Desk, visits: Visits, shop: Community
) -> None:
    visits.expect("412")
    known(house, shop, OWN)
    page = desk("#/rules")
    page.get_by_role("switch", name="Включено: Своё").uncheck()
    Organizer.at_desk(house, shop).change("v1/external-rules", rules=[{"id": "own", "title": "Иначе", "act": "leave"}])
    page.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_role("alert")).to_contain_text("изменил кто-то ещё")
    page.get_by_role("button", name="Отменить правки").click()
    expect(titles(page)).to_contain_text("Иначе")
    expect(page.get_by_text("Изменения ещё не действуют")).to_have_count(0)


@pytest.mark.slow
def test_a_line_that_a_rule_decided_says_why(house: House, desk: Desk, shop: Community, account: Account) -> None:
    known(house, shop, GONE, OWN)
    offer(house, shop)
    order = show(house, account)
    data = {"account": order.account, "order": order.order}
    entry = an_entry(community=shop.id, event=Event.EXTERNAL_OPENED, data=data)
    house.container.background.external.run(entry)
    page = desk(f"#/external/{order.account}/{order.order}", user=MODERATOR)
    page.get_by_text("Почему правило «Своё» решило так").click()
    expect(page.get_by_text("Правило «Кончилось» не подошло:")).to_be_visible()
    expect(page.get_by_text("Принято: Запчасти: Фильтр масляный.")).to_be_visible()
    expect(page.get_by_role("listitem")).not_to_have_count(0)


@pytest.mark.slow
def test_the_screen_fits_and_hinders_nobody(house: House, desk: Desk, shop: Community, account: Account) -> None:
    when = Conditions(
        accounts=(account.id,),
        brands=tuple("Ж" * 50 + str(each) for each in range(9)),
        articles=("W" * 60,),
        needs=(NeedKind.MARKING,),
    )
    known(house, shop, Rule("long", "Ж" * 80, Act.ACCEPT, when, choice=Choice.PRICE), GONE)
    show(house, account, lines=(OIL, AIR))
    page = desk("#/rules")
    page.get_by_role("button", name="Пробный прогон").click()
    page.get_by_role("button", name="Прогнать").click()
    page.get_by_text("Почему").first.click()
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        page.wait_for_function(f"() => {OVERFLOW} <= 0")
        assert grave_violations(page) == []
        page.get_by_role("button", name="Изменить: Ж").click()
        page.wait_for_function("() => document.getAnimations().length === 0")
        assert page.get_by_role("dialog").evaluate("(it) => it.scrollWidth <= it.clientWidth")
        assert grave_violations(page) == []
        page.get_by_role("dialog").get_by_role("button", name="Отмена").click()
        expect(page.get_by_role("dialog")).to_have_count(0)


@pytest.mark.slow
def test_organizers_are_not_led_to_rules(house: House, desk: Desk, visits: Visits) -> None:
    visits.expect("403")
    house.found(organizers=({**MARIA, "role": "owner"}, {**OLGA, "role": "organizer"}))
    page = desk("#/", user=MODERATOR)
    expect(page.get_by_role("link", name="Прайс-листы")).to_be_visible()
    expect(page.get_by_role("link", name="Правила")).to_have_count(0)
    page.evaluate("() => { location.hash = '#/rules'; }")
    expect(page.get_by_role("alert")).to_be_visible()
