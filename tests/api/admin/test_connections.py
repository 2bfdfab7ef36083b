"""How the community is connected with OK."""

from infra.local.variables import DEMO
from tests.api.journey import Journey
from tests.world import ADMIN

CONNECTIONS = "/v1/connections"


def test_a_token_that_ok_takes_connects_and_is_never_shown(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    for name, path, given in (
        ("bot", "bot", DEMO["OK_BOT_TOKEN"]),
        ("comments", "comments", "sandbox-admin-token"),
    ):
        answer = api.post(f"{CONNECTIONS}/{path}", {"token": given}, token)
        states = {each["name"]: each["state"] for each in answer.json["connections"]}
        assert (answer.status, states[name]) == (200, "ok")
        assert given not in answer.text
    assert api.get(CONNECTIONS, token).json == answer.json


def test_a_token_that_ok_refuses_is_said_and_what_was_connected_stays(journey: Journey) -> None:
    api, token = journey.api, journey.token(ADMIN)
    before = api.get(CONNECTIONS, token).json
    for path in ("bot", "comments"):
        refused = api.post(f"{CONNECTIONS}/{path}", {"token": "junk"}, token)
        assert (refused.status, refused.json["code"]) == (400, f"{path}_token_refused"), refused.text
    assert api.get(CONNECTIONS, token).json == before
