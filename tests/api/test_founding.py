"""From a group of nobody's to the first session of its owner, over the wire and before the played OK."""

import pytest

from chalicelib.storage.communities.community import GroupRow, group_key
from tests.api.journey import Journey
from tests.world import ADMIN, BLOCKED, Clock, Ok

NEW = "54000000000999"
WISH = {"name": "Пряжа", "timeZone": "Europe/Moscow", "firstName": "Мария"}


@pytest.fixture(autouse=True)
def _nobodys(journey: Journey) -> None:
    """What an earlier test founded there is not there any more."""
    if journey.container.stores.communities.id_of_group(NEW):
        GroupRow(pk=group_key(NEW), sk="link").delete()


def query(ok: Ok, user: str, clock: Clock) -> str:
    return ok.launch(user, clock(), group=NEW)


def test_an_administrator_founds_and_comes_in_as_its_owner(journey: Journey, ok: Ok, clock: Clock) -> None:
    api, launch = journey.api, query(ok, ADMIN, clock)
    api.community = None
    assert api.launch(launch).kind == "group_not_connected"
    offer = api.post("/founding/offer", {"query": launch}).json
    assert (offer["founder"], offer["name"]) == (True, "Пряжа вскладчину")
    for _ in range(2):
        assert api.post("/founding", {**WISH, "query": launch}).status == 201
    session = api.launch(launch).json
    assert (session["role"], session["community"]["name"]) == ("owner", "Пряжа")
    assert api.post("/founding/offer", {"query": launch}).status == 409


def test_whoever_is_no_administrator_is_offered_nothing(journey: Journey, ok: Ok, clock: Clock) -> None:
    api, launch = journey.api, query(ok, BLOCKED, clock)
    api.community = None
    assert api.post("/founding/offer", {"query": launch}).json == {"founder": False, "name": "", "currencies": []}
    refused = api.post("/founding", {**WISH, "query": launch})
    assert (refused.status, refused.json["code"]) == (403, "founder_only")


def test_a_launch_that_ok_did_not_sign_founds_nothing(journey: Journey, ok: Ok, clock: Clock) -> None:
    api = journey.api
    forged = query(ok, ADMIN, clock).replace(f"logged_user_id={ADMIN}", f"logged_user_id={BLOCKED}")
    assert api.post("/founding", {**WISH, "query": forged}).kind == "launch_forged"
