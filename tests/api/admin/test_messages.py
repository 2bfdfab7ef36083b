"""An organizer writes to the buyers of a purchase, over the wire."""

from tests.api.desk import Desk
from tests.world import ANNA


def test_the_buyers_are_written_to_and_whom_it_did_not_reach_is_told(desk: Desk) -> None:
    address = f"/v1/purchases/{desk.purchase}/messages"
    seen = desk.api.post(address, {"text": "Раздача перенесена", "dryRun": True}, desk.token).json
    assert (seen["sent"], seen["hearing"]["buyers"], seen["complete"]) == (None, 1, True)
    sent = desk.api.post(address, {"text": "Раздача перенесена"}, desk.token).json["sent"]
    assert desk.api.get(address, desk.token).json == {"items": [sent], "next": None}
    (waiting,) = desk.api.get(f"{address}/{sent['id']}", desk.token).json["items"]
    assert (waiting["number"], waiting["reason"]) == (desk.number, "pending")
    desk.journey.steps()
    desk.journey.clock.pass_by(hours=2)
    desk.journey.notices()
    assert "Раздача перенесена" in desk.journey.ok.inbox(ANNA)[0]["text"]
    assert desk.api.get(f"{address}/{sent['id']}", desk.token).json == {"items": [], "next": None}
    empty = desk.api.post(address, {"text": " "}, desk.token)
    assert (empty.status, empty.json["errors"][0]["field"]) == (400, "text")
