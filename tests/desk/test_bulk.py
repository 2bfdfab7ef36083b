"""Many orders are changed in several requests: what the first ones did is told even where a later one fails."""

import json
from typing import Any

import pytest
from playwright.sync_api import Route, expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.orders.order import Handout
from chalicelib.usecases.ports import Commit
from tests.browser.house import House
from tests.browser.visits import Visits
from tests.desk.conftest import Desk
from tests.factories import a_buyer, a_purchase, an_order

MANY, AT_ONCE = 30, 25
"""Orders, and those of one request."""


@pytest.mark.slow
def test_what_was_changed_before_a_failure_is_told_with_the_rest(
    desk: Desk, house: House, community: Community, visits: Visits
) -> None:
    visits.expect(r"503 .*v1/orders/changes")
    numbers = filled(house, community)
    page = desk("#/orders")
    expect(page.get_by_role("row")).to_have_count(MANY + 2, timeout=15_000)
    page.route("**/v1/orders/changes", _failing_after_the_first)
    page.get_by_label("Выбрать все").check()
    page.get_by_label("Что сделать").select_option("ready")
    page.get_by_role("button", name="Показать, что будет").click()
    expect(page.get_by_role("dialog")).to_contain_text(f"Получится: {MANY} из {MANY}")
    page.get_by_role("dialog").get_by_role("button", name="Изменить").click()
    told = page.get_by_role("status").filter(has_text=f"Получится: {AT_ONCE} из {MANY}")
    expect(told.get_by_role("listitem")).to_have_count(MANY - AT_ONCE)
    expect(told.get_by_role("listitem").first).to_contain_text("Попробуйте через минуту")
    orders = house.container.stores.orders.many(community.id, numbers).values()
    assert sum(each.handout is Handout.READY for each in orders) == AT_ONCE
    expect(page.get_by_role("cell", name="Готов к выдаче", exact=True).first).to_be_visible()


def filled(house: House, community: Community) -> list[str]:
    own: dict[str, Any] = {"community": community.id}
    orders = [an_order(**own, number=str(1001 + place), buyer=f"b{place}") for place in range(MANY)]
    buyers = [a_buyer(**own, id=each.buyer, name="Анна", ok_id="") for each in orders]
    commits = [Commit((a_purchase(**own),)), *(Commit(pair) for pair in zip(buyers, orders, strict=True))]
    house.container.stores.commits.commit_each(community.id, commits)
    return [each.number for each in orders]


def _failing_after_the_first(route: Route) -> None:
    asked = json.loads(route.request.post_data or "")
    if asked["dryRun"] or len(asked["orders"]) == AT_ONCE:
        route.continue_()
        return
    problem = {"status": 503, "code": "store_unavailable", "detail": "Попробуйте через минуту", "requestId": ""}
    route.fulfill(status=503, content_type="application/problem+json", body=json.dumps(problem))
