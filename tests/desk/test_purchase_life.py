"""A purchase is led by its organizer: what a step does to whom is shown before it is taken."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace
from playwright.sync_api import Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.usecases.ports import Commit
from tests.browser.callers import Organizer
from tests.browser.house import MARIA, OLGA, House
from tests.browser.patience import until
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.world import MODERATOR


def open_payment(page: Page) -> None:
    dialog = page.get_by_role("dialog")
    page.get_by_label("Оплата открыта").check()
    page.get_by_label("Как оплатить").fill("Карта 2200, Мария О.")
    page.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_contain_text("«Оплата открыта»: получит 1 покупатель")
    expect(dialog).to_contain_text("Карта 2200, Мария О.")
    dialog.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_be_hidden()


def test_it_is_stopped_its_delivery_entered_and_its_payment_opened(
    desk: Desk, visits: Visits, organizer: Organizer, anna: str
) -> None:
    """That all have their shares is noted at the purchase meanwhile: the desk saves once more by itself."""
    visits.expect("412")
    purchase, number = organizer.purchase("Осенняя обувь", anna)
    before = organizer.get(f"v1/orders/{number}")["sum"]["total"]
    page = desk(f"#/purchases/{purchase}")
    dialog = page.get_by_role("dialog")
    page.get_by_role("button", name="Объявить стоп").click()
    expect(dialog).to_contain_text("«Стоп закупки»: получит 1 покупатель")
    expect(dialog).to_contain_text("Осенняя обувь")
    dialog.get_by_role("button", name="Объявить стоп").click()
    expect(page.get_by_text("Стадия: Стоп")).to_be_visible()
    expect(page.get_by_label("Минимум, сумма")).to_be_disabled()
    expect(page.get_by_text("Минимум можно менять, пока закупка собирает заказы.").first).to_be_visible()
    page.get_by_label("Доставка").fill("500,50")
    page.get_by_role("button", name="Сохранить").click()
    expect(dialog).to_contain_text("Изменится сумма 1 заказа")
    assert organizer.get(f"v1/purchases/{purchase}")["deliveryCost"] == 0
    dialog.get_by_role("button", name="Сохранить").click()
    expect(page.get_by_text("Закупка сохранена")).to_be_visible()
    open_payment(page)
    kept = organizer.get(f"v1/purchases/{purchase}")
    assert (kept["stage"], kept["deliveryCost"], kept["paymentOpen"]) == ("stopped", 50_050, True)
    until(lambda: organizer.get(f"v1/orders/{number}")["sum"]["total"] == before + 50_050)


@pytest.mark.slow
def test_one_below_its_minimum_asks_and_is_prolonged(
    desk: Desk, visits: Visits, house: House, community: Community, organizer: Organizer, anna: str
) -> None:
    visits.expect("400")
    purchase, _ = organizer.purchase("Осенняя обувь", anna)
    organizer.agree(purchase, minimumSum=100_000_00)
    purchases, before = house.container.stores.purchases, datetime.now(UTC) - timedelta(hours=1)
    late = replace(purchases.get(community.id, purchase), stop_at=before)
    house.container.stores.commits.commit(community.id, Commit((late,)))
    house.stop_what_is_due(community)
    page = desk("#/purchases")
    row = page.get_by_role("row", name="Осенняя обувь")
    expect(row).to_contain_text("ниже минимума: решите")
    expect(row.get_by_role("progressbar", name="Собрано от минимума")).to_be_visible()
    row.get_by_role("link", name="Осенняя обувь").click()
    expect(page.get_by_role("alert")).to_contain_text("минимум не собран")
    page.get_by_role("alert").get_by_role("button", name="Продлить сбор").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Собирать до").fill("2020-01-01T10:00")
    dialog.get_by_role("button", name="Продлить сбор").click()
    expect(dialog.get_by_label("Собирать до")).to_have_accessible_description(re.compile("прошёл"))
    dialog.get_by_label("Собирать до").fill(f"{datetime.now(UTC).year + 1}-03-01T18:00")
    dialog.get_by_role("button", name="Продлить сбор").click()
    expect(page.get_by_text("Сбор продлён до 1 мар.")).to_be_visible()
    kept = organizer.get(f"v1/purchases/{purchase}")
    assert (kept["stage"], kept["undecided"]) == ("collecting", False)
    assert kept["stopAt"].endswith("-03-01T15:00:00Z")


@pytest.mark.slow
def test_a_viewer_looks_and_changes_nothing(desk: Desk, house: House) -> None:
    community = house.found(organizers=(MARIA, {**OLGA, "role": "viewer"}))
    purchase, *_ = Organizer.at_desk(house, community).purchase("Осенняя обувь")
    page = desk(f"#/purchases/{purchase}", user=MODERATOR)
    expect(page.get_by_text("Вы можете смотреть закупку")).to_be_visible()
    expect(page.get_by_label("Название")).to_be_disabled()
    expect(page.get_by_role("button", name="Объявить стоп")).to_have_count(0)
    page.get_by_role("link", name="Сообщения покупателям").click()
    expect(page.get_by_text("Сообщений ещё не было")).to_be_visible()
    expect(page.get_by_label("Сообщение всем")).to_have_count(0)


@pytest.mark.slow
def test_one_that_is_over_is_put_away_and_another_made_like_it(desk: Desk, organizer: Organizer, anna: str) -> None:
    purchase, _ = organizer.purchase("Осенняя обувь", anna)
    page = desk(f"#/purchases/{purchase}")
    page.get_by_role("button", name="Отменить закупку").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Что написать покупателям").fill("Фабрика закрылась")
    expect(dialog.get_by_role("status")).to_contain_text("Фабрика закрылась")
    dialog.get_by_role("button", name="Отменить закупку").click()
    expect(page.get_by_text("Закупка отменена", exact=True)).to_be_visible()
    expect(page.get_by_label("Название")).to_be_disabled()
    page.get_by_role("button", name="Убрать в архив").click()
    expect(page.get_by_role("button", name="Вернуть из архива")).to_be_visible()
    page.get_by_role("button", name="Сделать такую же").click()
    dialog.get_by_label("Название").fill("Весенняя обувь")
    dialog.get_by_role("button", name="Создать").click()
    expect(page.get_by_role("heading", name="Весенняя обувь")).to_be_visible()
    page.get_by_role("link", name="Закупки").first.click()
    expect(page.get_by_role("row", name="Весенняя обувь")).to_be_visible()
    expect(page.get_by_role("row", name="Осенняя обувь")).to_have_count(0)
    page.get_by_label("Показать и архив").check()
    expect(page.get_by_role("row", name="Осенняя обувь")).to_contain_text("в архиве")
