"""The integration log at the desk: one call a page, by owners and whoever has that role; done once more, row by row."""

from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.integration_log import Direction
from chalicelib.domain.external.seeing import first_seen
from chalicelib.usecases.ports import Commit
from tests.api.admin.test_accounts import a_token
from tests.factories import NOW, a_log_record, a_sighting, an_account
from tests.world import Api

ACCOUNT, NUMBER = an_account().id, a_sighting().order
LOG = f"/v1/accounts/{ACCOUNT}/log"
MADE: tuple[dict[str, Any], ...] = (
    {"id": "push", "order": NUMBER, "correlation": "c1", "asked": '{"posting_number": "1"}'},
    {"id": "told", "direction": Direction.OUTGOING, "order": NUMBER, "status": 400, "problem": "needs_missing"},
    {"id": "poll", "direction": Direction.OUTGOING},
)


@pytest.fixture
def manager(container: Container, community: Community, api: Api) -> str:
    api.community = community.id
    account = an_account(community=community.id)
    container.stores.commits.commit(community.id, Commit((account, first_seen(account, a_sighting(), NOW))))
    for fields in MADE:
        container.stores.integration_log.write(a_log_record(community=community.id, **fields))
    return a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", {"push", "told", "poll"}),
        ("?outcome=failed", {"told"}),
        ("?outcome=ok", {"push", "poll"}),
        ("?direction=incoming", {"push"}),
        (f"?order={NUMBER}", {"push", "told"}),
        ("?correlation=c1", {"push"}),
        ("?since=2026-11-23T00:00:00Z", set()),
    ],
)
def test_records_are_found_by_what_is_asked_with_one_query_beside_that_of_the_account(
    api: Api, manager: str, query: str, found: set[str]
) -> None:
    answer = api.get(f"{LOG}{query}", manager)
    assert {each["id"] for each in answer.json["items"]} == found
    assert api.recorder.names() == ["dynamodb.Query", "dynamodb.Query"]


def test_a_page_leads_to_the_next(api: Api, manager: str) -> None:
    first = api.get(f"{LOG}?limit=2", manager).json
    rest = api.get(f"{LOG}?limit=2&cursor={first['next']}", manager).json
    assert len({each["id"] for each in first["items"] + rest["items"]}) == 3
    assert api.get(f"{LOG}?limit=2&outcome=ok&cursor={first['next']}", manager).status == 400


def test_one_is_shown_with_what_was_said(api: Api, manager: str) -> None:
    shown = api.get(f"{LOG}/told", manager).json
    assert (shown["outcome"], shown["status"], shown["direction"]) == ("failed", 400, "outgoing")
    assert shown["explanation"]
    assert api.get(f"{LOG}/push", manager).json["asked"] == '{"posting_number": "1"}'
    assert api.get(f"{LOG}/gone", manager).status == api.get("/v1/accounts/ozon-none/log", manager).status == 404


def test_rows_say_what_is_done_and_why_not(api: Api, manager: str) -> None:
    answer = api.post(f"{LOG}/retry", {"records": ["push", "poll", "gone"]}, manager)
    rows = [(each["id"], each["done"], each["reason"]) for each in answer.json["items"]]
    assert rows == [
        ("push", True, "log_read_again"),
        ("poll", False, "log_without_order"),
        ("gone", False, "log_record_missing"),
    ]
    assert all(each["explanation"] for each in answer.json["items"])
    assert api.post(f"{LOG}/retry", {"records": []}, manager).status == 400
    assert api.post(f"{LOG}/retry", {"records": ["e"] * 21}, manager).status == 400


@pytest.mark.parametrize("role", [Role.ORGANIZER, Role.SUPPORT, Role.VIEWER])
def test_others_do_not_see_it(api: Api, manager: str, container: Container, community: Community, role: Role) -> None:
    token = a_token(container, community.id, role)
    for answer in (api.get(LOG, token), api.get(f"{LOG}/push", token)):
        assert answer.status == 403
    assert api.post(f"{LOG}/retry", {"records": ["push"]}, token).status == 403
