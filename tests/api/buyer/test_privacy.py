"""A person's data, taken out and erased by himself."""

from chalicelib.domain.journal import Event
from tests.api.journey import Journey
from tests.api.own_data import left, taken_out
from tests.world import ANNA, ELENA


def test_a_buyer_takes_out_the_own_data_and_nothing_of_others(journey: Journey, organizer: str) -> None:
    document = taken_out(journey, journey.token(ANNA))
    assert document["buyer"]["name"] == "Анна Петрова"
    assert [line["article"] for order in document["orders"] for line in order["lines"]] == ["Б-1"]
    for stranger in ("Смирнова", ELENA, "К-7"):
        assert stranger not in str(document)


def test_a_buyer_is_erased_and_comes_back_as_a_new_one(journey: Journey, organizer: str) -> None:
    token = journey.token(ANNA)
    answer = journey.api.post("/buyer/erasure", None, token)
    assert (answer.status, answer.json) == (202, {"state": "asked"})
    left(journey)
    answer = journey.api.post("/buyer/export", None, token)
    assert (answer.status, answer.kind) == (401, "session_revoked")
    journey.clock.pass_by(seconds=60)
    assert journey.api.get("/buyer/orders", token).kind == "session_revoked"
    again = journey.token(ANNA)
    assert journey.api.get("/buyer/orders", again).json["orders"] == []
    assert len(journey.api.get("/buyer/orders", journey.token(ELENA)).json["orders"]) == 1


def test_asked_twice_it_is_done_once(journey: Journey, organizer: str) -> None:
    token = journey.token(ANNA)
    for _ in range(2):
        assert journey.api.post("/buyer/erasure", None, token).status == 202
    left(journey)
    assert [each.event for each in journey.journal()].count(Event.BUYER_ERASED) == 1


def test_asking_takes_two_calls(journey: Journey, organizer: str) -> None:
    journey.api.post("/buyer/erasure", None, journey.token(ANNA))
    assert journey.api.recorder.names() == ["dynamodb.GetItem", "dynamodb.TransactWriteItems"]
