"""A person's data through the API: taken out, and erased, by himself or by an organizer at his request."""

from typing import Any

import pytest

from chalicelib.domain.journal import Event
from tests.api.journey import Journey, csv_of
from tests.world import ANNA, ELENA

FILE = csv_of(
    f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;1000",
    f"{ELENA};Елена Смирнова;К-7;Кроссовки;37;1;2000",
)


@pytest.fixture
def organizer(journey: Journey) -> str:
    """The token of an organizer in whose purchase Anna and Elena have orders."""
    return journey.imported(FILE)


def taken_out(journey: Journey, token: str) -> Any:
    answer = journey.api.post("/buyer/export", None, token)
    assert answer.status == 200, answer.text
    return answer.json


def left(journey: Journey) -> None:
    """What was asked for is done as a job."""
    for entry in [each for each in journey.journal() if each.event == Event.ERASURE_ASKED]:
        journey.container.background.jobs.run(entry)


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


def test_an_organizer_does_both_at_a_buyers_request(journey: Journey, organizer: str) -> None:
    anna = journey.launch(ANNA)
    person = taken_out(journey, anna["token"])["buyer"]["id"]
    path = f"/organizer/buyers/{person}"
    assert journey.api.post(f"{path}/export", None, organizer).json["buyer"]["ok_id"] == ANNA
    assert journey.api.post(f"{path}/erasure", None, organizer).status == 202
    left(journey)
    erased = journey.api.post(f"{path}/export", None, organizer).json["buyer"]
    assert (erased["name"], erased["ok_id"], erased["erasure"]["orders"]) == ("", "", 1)


def test_asking_takes_two_calls(journey: Journey, organizer: str) -> None:
    journey.api.post("/buyer/erasure", None, journey.token(ANNA))
    assert journey.api.recorder.names() == ["dynamodb.GetItem", "dynamodb.TransactWriteItems"]
