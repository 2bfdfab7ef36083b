"""A buyer's data, taken out and erased by an organizer at his request."""

from tests.api.journey import Journey
from tests.api.own_data import left, taken_out
from tests.world import ANNA


def test_an_organizer_does_both_at_a_buyers_request(journey: Journey, organizer: str) -> None:
    anna = journey.launch(ANNA)
    person = taken_out(journey, anna["token"])["buyer"]["id"]
    path = f"/v1/buyers/{person}"
    assert journey.api.post(f"{path}/export", None, organizer).json["buyer"]["ok_id"] == ANNA
    assert journey.api.post(f"{path}/erasure", None, organizer).status == 202
    left(journey)
    erased = journey.api.post(f"{path}/export", None, organizer).json["buyer"]
    assert (erased["name"], erased["ok_id"], erased["erasure"]["orders"]) == ("", "", 1)
