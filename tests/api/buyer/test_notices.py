"""What the buyer lets us send him, and when."""

from tests.api.journey import Journey
from tests.world import ANNA, SILENT


def test_what_is_preferred_is_kept_and_shown_in_the_time_of_the_community(journey: Journey) -> None:
    api, token = journey.api, journey.token(ANNA)
    wish = {"muted": ["reminder"], "quiet": {"from": "22:00", "to": "09:30"}}
    changed = api.post("/buyer/notices", wish, token).json
    shown = api.get("/buyer/notices", token).json
    assert changed == shown
    assert (shown["muted"], shown["quiet"], shown["timeZone"]) == (["reminder"], wish["quiet"], "Europe/Moscow")


def test_hours_that_are_none_change_nothing(journey: Journey) -> None:
    api, token = journey.api, journey.token(ANNA)
    before = api.get("/buyer/notices", token).json
    for quiet in ({"from": "25:00", "to": "09:30"}, {"from": "22:00"}, "night"):
        assert api.post("/buyer/notices", {"muted": ["payment"], "quiet": quiet}, token).status == 400
    assert api.get("/buyer/notices", token).json == before


def test_consent_is_asked_of_ok_in_the_session_of_the_launch(journey: Journey) -> None:
    """Given in OK since the launch, it counts once he says so; another's launch says nothing about him."""
    api, token = journey.api, journey.token(SILENT)
    query = journey.ok.launch(SILENT, journey.clock())
    assert api.post("/buyer/consent", {"query": query}, token).json["consent"]["state"] != "allowed"
    journey.ok.ask("user", user=SILENT, allowed=True)
    foreign = journey.ok.launch(ANNA, journey.clock())
    assert api.post("/buyer/consent", {"query": foreign}, token).status >= 400
    assert api.post("/buyer/consent", {"query": query}, token).json["consent"]["state"] == "allowed"


def test_who_withdraws_is_shown_so_and_is_told_nothing_more(journey: Journey) -> None:
    api, token = journey.api, journey.token(ANNA)
    assert api.post("/buyer/consent/withdrawal", None, token).json["consent"]["state"] == "withdrawn"
    assert api.get("/buyer/notices", token).json["consent"]["state"] == "withdrawn"
