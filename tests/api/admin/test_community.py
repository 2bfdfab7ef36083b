"""The community itself, over the wire."""

from chalicelib.domain.communities.community import Role
from tests.api.admin.test_organizers import listed
from tests.api.journey import Journey


def test_a_community_is_settled_by_its_owner(journey: Journey) -> None:
    api, token = journey.api, listed(journey)
    community = api.get("/v1/community", token).json
    after = api.patch("/v1/community", {"name": "Покупки", "timeZone": "Asia/Omsk"}, token, community["version"]).json
    assert (after["name"], after["timeZone"], after["currency"]) == ("Покупки", "Asia/Omsk", "RUB")
    wrong = api.patch("/v1/community", {"timeZone": "Asia/Nowhere"}, token, after["version"])
    assert (wrong.status, wrong.json["errors"][0]["field"]) == (400, "timeZone")


def test_an_organizer_reads_it_and_does_not_settle_it(journey: Journey) -> None:
    api, token = journey.api, listed(journey, Role.ORGANIZER)
    community = api.get("/v1/community", token).json
    assert api.patch("/v1/community", {"name": "Моя"}, token, community["version"]).status == 403
    assert api.get("/v1/community", token).json == community


def test_who_was_slower_is_told(journey: Journey) -> None:
    api, token = journey.api, listed(journey)
    version = api.get("/v1/community", token).json["version"]
    assert api.patch("/v1/community", {"name": "Первая"}, token, version).status == 200
    stale = api.patch("/v1/community", {"name": "Вторая"}, token, version)
    assert (stale.status, api.get("/v1/community", token).json["name"]) == (412, "Первая")
