"""A buyer carries a copy of his data away, and has it erased."""

import json

from playwright.sync_api import expect

from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.patience import until
from tests.browser.screens import go
from tests.browser.visits import Visits
from tests.factories import payable
from tests.world import ANNA


def test_all_that_is_kept_is_saved_as_a_file(house: House, visits: Visits, community: Community, anna: str) -> None:
    house.put(community, buyer=anna, purchase_title="Осенняя обувь")
    page = visits.cabinet(ANNA)
    go(page, "#/privacy")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Скачать мои данные").click()
    assert saved.value.suggested_filename.startswith("kabinet-")
    document = json.loads(saved.value.path().read_text("utf-8"))
    assert document["buyer"]["id"] == anna
    assert [each["purchase_title"] for each in document["orders"]] == ["Осенняя обувь"]
    page.get_by_text("Файл не сохранился?").click()
    assert json.loads(page.get_by_label("Ваши данные").input_value()) == document


def test_an_erasure_is_asked_about_twice_and_ends_the_visit(
    house: House, visits: Visits, community: Community, anna: str
) -> None:
    house.put(community, buyer=anna, purchase_title="Осенняя обувь")
    page = visits.cabinet(ANNA)
    go(page, "#/privacy")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Удалить мои данные").click()
    expect(page.get_by_role("heading", name="Что произойдёт")).to_be_focused()
    page.get_by_role("button", name="Продолжить").click()
    expect(page.get_by_role("heading", name="Удалить навсегда?")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Удалить мои данные")).to_be_focused()
    assert [each for each in asked if each.endswith("/buyer/erasure")] == []
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("button", name="Да, удалить").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Мы удаляем ваши данные")
    expect(page.get_by_role("heading", level=1)).to_be_focused()
    expect(page.get_by_role("navigation")).to_have_count(0)
    assert page.url == f"{house.address}app"
    until(lambda: house.container.stores.buyers.get(community.id, anna).erased_at)
    page = visits.cabinet(ANNA)
    expect(page.get_by_text("За два месяца заказов нет")).to_be_visible()


def test_an_erasure_that_could_not_be_asked_for_says_so(visits: Visits, anna: str) -> None:
    visits.expect(r"ERR_CONNECTION_REFUSED .*/buyer/erasure\)")
    page = visits.cabinet(ANNA)
    go(page, "#/privacy")
    page.route("**/buyer/erasure", lambda route: route.abort("connectionrefused"))
    page.get_by_role("button", name="Удалить мои данные").click()
    page.get_by_role("button", name="Продолжить").click()
    page.get_by_role("button", name="Да, удалить").click()
    expect(page.get_by_role("alert").filter(has_text="Проверьте связь")).to_be_visible()
    expect(page.get_by_role("button", name="Да, удалить")).to_have_attribute("aria-disabled", "false")


def test_what_is_at_stake_is_said_before_an_erasure(
    house: House, visits: Visits, community: Community, anna: str
) -> None:
    number = house.put(community, buyer=anna, terms=payable()).data["number"]
    page = visits.cabinet(ANNA)
    go(page, "#/privacy")
    page.get_by_role("button", name="Удалить мои данные").click()
    expect(page.locator(".at-stake")).to_contain_text(f"Не оплачено: № {number}")
    expect(page.get_by_role("heading", name="Что произойдёт")).to_be_focused()
