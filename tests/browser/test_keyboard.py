"""Everything can be reached without a mouse, and the focus is never lost."""

import pytest
from msgspec.structs import replace
from playwright.sync_api import Locator, Page, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.orders.order import Handout
from chalicelib.usecases.ports import Commit
from tests.browser.files import receipt
from tests.browser.house import House
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.factories import a_point, payable, points_of
from tests.world import ANNA


@pytest.fixture(scope="module")
def community(house: House) -> Community:
    found = house.found()
    anna, point = house.welcome(ANNA), a_point()
    house.container.stores.commits.commit(found.id, Commit((points_of(point, community=found.id),)))
    shoes, terms = house.purchase(found, "Осенняя обувь"), payable(points=(point.id,))
    kept = house.container.stores.purchases.get(found.id, shoes.id)
    house.container.stores.commits.commit(found.id, Commit((replace(kept, terms=terms),)))
    house.put(found, buyer=anna, purchase=shoes.id, purchase_title="Осенняя обувь", terms=terms)
    house.put(found, buyer=anna, purchase_title="Трикотаж", handout=Handout.READY)
    return found


def tab_to(page: Page, target: Locator, most: int = 12) -> None:
    """Press Tab until it has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if target.evaluate("each => each === document.activeElement"):
            return
    raise AssertionError(f"not reached by Tab: {target}")


def test_a_buyer_walks_from_the_skip_link_into_an_order_and_back(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    order = page.get_by_role("link", name="Осенняя обувь")
    expect(order).to_be_visible()
    skip = page.get_by_role("link", name="Перейти к содержанию")
    page.keyboard.press("Tab")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    expect(page.get_by_role("tab", name="За 2 месяца")).to_be_focused()
    tab_to(page, order, most=2)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Заказ № 1001")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(page.get_by_role("link", name="Все заказы")).to_be_focused()
    page.keyboard.press("Enter")
    expect(order).to_be_focused()


def test_tabs_and_the_language_keep_the_focus_where_it_belongs(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    tab_to(page, page.get_by_role("link", name="Ещё"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, page.get_by_role("link", name="Организаторы"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Организаторы")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    language = page.get_by_role("button", name="EN")
    language.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Organizers")
    expect(page.get_by_role("button", name="RU")).to_be_focused()


def test_a_payment_is_reported_by_keyboard_alone(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    tab_to(page, page.get_by_role("link", name="К оплате"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    tab_to(page, page.locator(".bill").get_by_role("link", name="Сообщить об оплате"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Сколько оплатили")).to_be_visible()
    tab_to(page, page.get_by_label("Сколько оплатили"))
    page.keyboard.press("Control+A")
    page.keyboard.type("1000,50")
    tab_to(page, page.locator("input[type=file]"))
    page.locator("input[type=file]").set_input_files(receipt())
    expect(page.get_by_role("button", name="Убрать чек")).to_be_focused()
    tab_to(page, page.get_by_label("Комментарий"))
    page.keyboard.type("с карты мужа")
    tab_to(page, page.locator("form").get_by_role("button", name="Сообщить об оплате"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Вы сообщили об оплате")).to_be_visible()
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_point_is_chosen_with_the_arrows(house: House, visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    go(page, "#/orders/1001/pickup")
    tab_to(page, page.get_by_role("radio", name="У организатора"))
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("radio", name="На Северной")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Пункт выдачи выбран")).to_be_focused()
    tab_to(page, page.get_by_role("button", name="Выбрать другой"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_focused()


def test_a_question_that_was_left_gives_the_focus_back(visits: Visits, community: Community) -> None:
    page = visits.cabinet(ANNA)
    go(page, "#/collect")
    tab_to(page, page.get_by_role("button", name="Получил(а)"))
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Ещё нет"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Получил(а)")).to_be_focused()
