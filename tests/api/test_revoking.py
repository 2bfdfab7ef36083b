"""What somebody may do is taken from him: his open session hears of it within a minute, a change at once."""

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA

MINUTE = 60
FILE = csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;3490")


def demote(journey: Journey, role: str) -> None:
    journey.ok.ask("user", user=ADMIN, status=role)


def test_an_organizer_who_was_demoted_or_blocked_is_turned_away_within_a_minute(journey: Journey) -> None:
    for role in ("ACTIVE", "BLOCKED"):
        demote(journey, "ADMIN")
        token = journey.token(ADMIN)
        journey.clock.pass_by(seconds=MINUTE)
        assert journey.api.get("/v1/purchases", token).status == 200
        demote(journey, role)
        journey.clock.pass_by(seconds=MINUTE)
        for answer in (
            journey.api.post("/v1/purchases", {"title": "Своя"}, token),
            journey.api.get("/v1/purchases", token),
            journey.api.get("/buyer/orders", token),
        ):
            assert (answer.status, answer.kind) == (401, "session_revoked"), role
        assert "PurchaseCreated" not in [entry.event for entry in journey.journal()]


def test_a_launch_that_finds_another_role_ends_what_the_old_session_may_change_at_once(journey: Journey) -> None:
    token = journey.token(ADMIN)
    demote(journey, "ACTIVE")
    journey.clock.pass_by(seconds=1)
    journey.token(ADMIN)
    answer = journey.api.post("/v1/purchases", {"title": "Чужая"}, token)
    assert (answer.status, answer.kind) == (401, "session_revoked")
    assert "PurchaseCreated" not in [entry.event for entry in journey.journal()]


def test_what_a_check_costs(journey: Journey) -> None:
    """A visit of a minute: nothing. Afterwards one read a minute; of an organizer the community, OK, and a write.

    Whether the community is open is read once a minute for all of it, by whoever comes first.
    """
    journey.imported(FILE)
    anna, maria = journey.token(ANNA), journey.token(ADMIN)
    calls = []
    for seconds in (59, 1, 59, 1):
        journey.clock.pass_by(seconds=seconds)
        journey.api.get("/buyer/orders", anna)
        buyer = [name.partition(".")[2] for name in journey.api.recorder.names()]
        journey.api.get("/v1/purchases", maria)
        calls.append((buyer, [name.partition(".")[2] for name in journey.api.recorder.names()]))
    listed = ["Query", "BatchGetItem"]  # what the purchases have come to stands beside them
    checked = ["GetItem", "GetItem", "GetItem", "Query", "TransactWriteItems", *listed]
    assert calls == [
        (["Query"], listed),
        (["GetItem", "GetItem", "Query"], checked),
        (["Query"], listed),
        (["GetItem", "GetItem", "Query"], checked),
    ]
