"""The integration log at the desk, and the differences: found, looked at, done once more, compared now."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace
from playwright.sync_api import expect

from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.differences import Difference, DifferenceKind
from chalicelib.domain.external.integration_log import Direction
from chalicelib.domain.external.sighting import Phase
from chalicelib.storage.external.rate_limiter import DynamoRateLimiter
from chalicelib.usecases.ports import Commit
from tests.browser.accessibility import grave_violations
from tests.browser.house import MARIA, House
from tests.browser.screens import OVERFLOW
from tests.browser.visits import PHONE
from tests.desk.conftest import Desk
from tests.desk.marketplaces import connect, fail, show
from tests.factories import a_log_record, a_report, a_sighting

NUMBER = a_sighting().order
ASKED = '{"posting_number": "46231993-0568-1", "with": {"analytics_data": true}}'
OUT = {"direction": Direction.OUTGOING}
READ: Mapping[str, Any] = {
    **OUT,
    "id": "read",
    "order": NUMBER,
    "correlation": "c1",
    "name": "POST /v3/posting/fbs/get",
    "milliseconds": 212,
    "asked": ASKED,
    "answered": '{"result": {"status": "awaiting_packaging"}}',
}
TOLD: Mapping[str, Any] = {
    **OUT,
    "id": "told",
    "order": NUMBER,
    "correlation": "c2",
    "name": "POST /v4/posting/fbs/ship",
    "milliseconds": 540,
    "asked": ASKED,
    "changes": True,
    "status": 400,
    "problem": "needs_missing",
}
POLL: Mapping[str, Any] = {
    **OUT,
    "id": "poll",
    "correlation": "c3",
    "name": "POST /v4/posting/fbs/unfulfilled/list",
    "milliseconds": 10_004,
    "status": 0,
    "problem": "marketplace_silent",
}
RECORDS: Sequence[tuple[int, Mapping[str, Any]]] = (
    (9, {"id": "push", "order": NUMBER, "correlation": "c1", "asked": ASKED}),
    (8, READ),
    (5, TOLD),
    (2, POLL),
)
"""By how many minutes ago: a push that came, what was read after it, a change that was refused, a poll in vain."""


@pytest.fixture
def account(house: House) -> Account:
    shop = house.found(organizers=({**MARIA, "role": "owner"},))
    return logged(house, shop)


def logged(house: House, shop: Community) -> Account:
    """What went between it and us is in the log."""
    account = connect(house, shop)
    fail(house, show(house, account), "needs_missing", "MANDATORY_MARK_MISSING")
    now = datetime.now(UTC)
    for minutes, fields in RECORDS:
        own = {"community": shop.id, "account": account.id, "at": now - timedelta(minutes=minutes)}
        house.container.stores.integration_log.write(a_log_record(**own, **fields))
    return account


def test_a_record_is_found_looked_at_and_done_once_more(house: House, desk: Desk, account: Account) -> None:
    page = desk(f"#/external/{account.id}/{NUMBER}")
    page.get_by_role("link", name="Журнал обмена").click()
    expect(page.get_by_role("heading", name="Журнал обмена", level=1)).to_be_visible()
    rows = page.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(4)
    page.get_by_label("Итог").select_option("failed")
    expect(rows).to_have_count(2)
    expect(rows.nth(1)).to_contain_text("сбой · 400")
    page.get_by_role("button", name="POST /v4/posting/fbs/ship").click()
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("posting_number")
    drawer.get_by_role("button", name="Повторить").click()
    expect(drawer).to_contain_text("Решение отправляем маркетплейсу ещё раз.")
    assert grave_violations(page) == []
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Сбросить фильтры").click()
    expect(rows).to_have_count(5)
    page.get_by_role("checkbox").nth(0).check()
    page.get_by_role("button", name="Повторить выбранные: 4").click()
    told = page.get_by_role("status").filter(has_text="Что сделано")
    expect(told).to_contain_text("Решение и так отправляется")
    expect(told).to_contain_text("Эта запись не про заказ")
    order = house.container.stores.external_orders.get(account.community, account.id, NUMBER)
    assert order.push == "wanted"


def test_differences_say_what_is_mended_and_one_is_asked_for_now(house: House, desk: Desk, account: Account) -> None:
    now = datetime.now(UTC)
    found = (
        Difference(DifferenceKind.UNKNOWN, NUMBER, theirs=Phase.OPEN, status="awaiting_packaging", mended=True),
        Difference(
            DifferenceKind.UNTOLD, NUMBER, ours=Phase.OPEN, since=now - timedelta(hours=9), problem="needs_missing"
        ),
    )
    own = {"community": account.community, "account": account.id, "title": account.title}
    early = a_report(**own, id="1", begun_at=now - timedelta(days=2), ended_at=now - timedelta(days=2), compared=31)
    late = replace(
        early,
        id="2",
        begun_at=now - timedelta(days=1),
        ended_at=now - timedelta(days=1),
        found=found,
        total=2,
        mended=1,
    )
    house.container.stores.commits.commit(account.community, Commit(once=(early, late)))
    page = desk("#/external-differences")
    reports = page.get_by_role("region")
    expect(reports).to_have_count(2)
    expect(reports.nth(0)).to_contain_text("Расхождений: 2, из них исправлено: 1")
    expect(reports.nth(0).get_by_role("link", name=NUMBER).first).to_be_visible()
    expect(reports.nth(1)).to_contain_text("Расхождений нет")
    assert grave_violations(page) == []
    page.get_by_role("button", name="Сверить сейчас").click()
    expect(page.get_by_text("Сверка идёт")).to_be_visible()
    assert house.container.stores.differences.comparison(account.community, account.id).asked_at


@pytest.mark.slow
def test_an_account_that_does_not_answer_says_so_and_all_fits_a_phone(
    house: House, desk: Desk, account: Account
) -> None:
    limiter = DynamoRateLimiter(
        client=house.container.clients.dynamodb,
        community=account.community,
        account=account.id,
        interval=1,
        ahead=4_000,
        now=lambda: datetime.now(UTC),
        sleep=lambda _: None,
        stretch=lambda: 1.0,
    )
    for _ in range(5):
        limiter.failed(limiter.take())
    page = desk("#/settings/marketplaces")
    expect(page.get_by_role("region", name="Ozon Тула")).to_contain_text("Не отвечает с")
    page.set_viewport_size(PHONE)
    for address in ("#/settings/marketplaces", "#/external-log", "#/external-differences"):
        page.goto(f"{page.url.partition('#')[0]}{address}")
        page.get_by_role("heading", level=1).wait_for()
        page.wait_for_function(f"() => {OVERFLOW} <= 0")
