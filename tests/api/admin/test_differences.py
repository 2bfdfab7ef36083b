"""Reports of comparisons at the desk, one that is asked for now; an account says whether its marketplace answers."""

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.external.differences import Difference, DifferenceKind
from chalicelib.domain.external.sighting import Phase
from chalicelib.usecases.ports import Commit
from tests.api.admin.test_accounts import a_token
from tests.factories import a_report, an_account
from tests.storage.external.turns import Calls, a_limiter
from tests.world import Api, Clock

ACCOUNT = an_account().id


@pytest.fixture
def manager(container: Container, community: Community, api: Api) -> str:
    api.community = community.id
    found = (Difference(DifferenceKind.STATE, "1-1", Phase.OPEN, Phase.ACCEPTED, "awaiting_deliver", mended=True),)
    own = {"community": community.id}
    report = a_report(**own, found=found, total=1, mended=1)
    container.stores.commits.commit(community.id, Commit((an_account(**own),), once=(report,)))
    return a_token(container, community.id, Role.EXTERNAL_ORDERS_MANAGER)


def test_reports_are_listed_in_one_call(api: Api, manager: str) -> None:
    (report,) = api.get("/v1/differences", manager).json["items"]
    assert api.recorder.names().count("dynamodb.Query") == 1
    (difference,) = report["items"]
    assert (report["account"], report["total"], report["mended"]) == (ACCOUNT, 1, 1)
    assert (difference["kind"], difference["ours"], difference["theirs"]) == ("state", "open", "accepted")
    assert api.get("/v1/differences?account=ozon-none", manager).json == {"items": [], "next": None}


def test_one_is_asked_for_now_and_not_again_at_once(api: Api, manager: str) -> None:
    answer = api.post(f"/v1/accounts/{ACCOUNT}/differences", {}, manager)
    assert (answer.status, answer.json["account"]) == (202, ACCOUNT)
    again = api.post(f"/v1/accounts/{ACCOUNT}/differences", {}, manager)
    assert again.status == 429
    assert api.post("/v1/accounts/ozon-none/differences", {}, manager).status == 404


@pytest.mark.parametrize("role", [Role.ORGANIZER, Role.VIEWER])
def test_others_see_none(api: Api, manager: str, container: Container, community: Community, role: Role) -> None:
    token = a_token(container, community.id, role)
    assert api.get("/v1/differences", token).status == 403
    assert api.post(f"/v1/accounts/{ACCOUNT}/differences", {}, token).status == 403


def test_an_account_says_since_when_it_does_not_answer(
    api: Api, manager: str, container: Container, community: Community, clock: Clock
) -> None:
    shown = api.get(f"/v1/accounts/{ACCOUNT}", manager).json
    assert (shown["downSince"], shown["retryAt"]) == (None, None)
    limiter = a_limiter(container, community, clock, Calls(clock), account=ACCOUNT)
    for _ in range(5):
        limiter.failed(limiter.take())
    (listed,) = api.get("/v1/accounts", manager).json["items"]
    assert (listed["downSince"], listed["retryAt"]) == ("2026-11-22T10:00:00Z", "2026-11-22T10:00:30Z")
