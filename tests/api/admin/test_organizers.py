"""The list of organizers, over the wire."""

from chalicelib.domain.communities.community import Role
from tests.api.journey import Journey
from tests.factories import an_organizer
from tests.world import ADMIN, MODERATOR


def listed(journey: Journey, role: Role = Role.OWNER) -> str:
    """Maria's token, in the list."""
    community = journey.community.id
    journey.container.communities.manage.put_organizer(an_organizer(community=community, ok_id=ADMIN, role=role))
    return journey.token(ADMIN)


def test_a_card_is_changed_of_the_version_that_was_seen(journey: Journey) -> None:
    api, token = journey.api, listed(journey, Role.ORGANIZER)
    (card,) = api.get("/v1/organizers", token).json["items"]
    assert card["own"]
    path = f"/v1/organizers/{card['id']}"
    after = api.patch(path, {"place": " Лесная,  5 ", "photo": None}, token, card["version"]).json
    assert (after["place"], after["version"]) == ("Лесная, 5", card["version"] + 1)
    stale = api.patch(path, {"place": "Другое"}, token, card["version"])
    assert (stale.status, stale.json["current"]["place"]) == (412, "Лесная, 5")
    assert api.patch(path, {"role": "owner"}, token, after["version"]).status == 403


def test_an_owner_adds_gives_roles_and_removes(journey: Journey) -> None:
    api, token = journey.api, listed(journey)
    added = api.post("/v1/organizers", {"okId": MODERATOR, "firstName": "Ольга", "role": "support"}, token)
    assert (added.status, added.json["role"], added.json["own"]) == (201, "support", False)
    path = f"/v1/organizers/{added.json['id']}"
    changed = api.patch(path, {"role": "viewer"}, token, added.json["version"]).json
    assert changed["role"] == "viewer"
    assert api.delete(path, token, changed["version"]).status == 200
    assert api.get(path, token).status == 404
