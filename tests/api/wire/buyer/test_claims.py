"""What of a claim its buyer reads."""

from msgspec.structs import fields

from chalicelib.api.wire.buyer.claims import Claim, write_claim
from chalicelib.domain.payments.claim import Warning
from tests.factories import a_claim


def test_the_buyer_does_not_read_who_decides_on_it() -> None:
    assert {field.name for field in fields(Claim)} & {"buyer", "decided_by", "decided_at", "version"} == set()


def test_that_nobody_had_asked_for_the_money_is_among_the_warnings_and_not_among_those_kept() -> None:
    claim = a_claim(unasked=True, warnings=(Warning.PART,))
    assert write_claim(claim).warnings == (Warning.PART, Warning.CLOSED)
    assert claim.warnings == (Warning.PART,)
