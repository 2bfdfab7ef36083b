"""What of a claim is shown to whom."""

from chalicelib.api.wire.claims import write_claim
from chalicelib.domain.claims import ClaimState, Warning
from tests.factories import NOW, a_claim


def test_an_organizer_sees_who_has_decided_and_when_and_the_buyer_only_that() -> None:
    decided = a_claim(state=ClaimState.CONFIRMED, decided_by="maria", decided_at=NOW)
    hers, his = write_claim(decided, for_organizer=True), write_claim(decided)
    assert (hers.decided_by, hers.decided_at) == ("maria", NOW)
    assert (his.decided_by, his.decided_at, his.buyer) == (None, None, None)


def test_that_nobody_had_asked_for_the_money_is_among_the_warnings_and_not_among_those_kept() -> None:
    claim = a_claim(unasked=True, warnings=(Warning.PART,))
    assert write_claim(claim).warnings == (Warning.PART, Warning.CLOSED)
    assert claim.warnings == (Warning.PART,)
