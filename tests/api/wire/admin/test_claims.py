"""What of a claim the admin side reads."""

import msgspec

from chalicelib.api.wire.admin.claims import write_claim
from chalicelib.domain.payments.claim import ClaimState
from tests.factories import NOW, a_claim


def test_an_organizer_sees_whose_it_is_who_has_decided_and_when() -> None:
    seen = write_claim(a_claim(state=ClaimState.CONFIRMED, decided_by="maria", decided_at=NOW, version=3))
    assert (seen.decided_by, seen.decided_at, seen.version, seen.buyer.id) == ("maria", NOW, 3, "anna")


def test_of_one_that_waits_nobody_is_named() -> None:
    seen = msgspec.json.decode(msgspec.json.encode(write_claim(a_claim())))
    assert {"decidedBy", "decidedAt"} & seen.keys() == set()
    assert seen["buyer"]["id"] == "anna"
