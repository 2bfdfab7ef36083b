"""What filing a claim writes, whoever reports the payment."""

from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filing import Report, with_marks
from chalicelib.usecases.claim_filing import ClaimFiling, claim_data
from tests.factories import NOW, a_buyer, a_claim, a_claimed_order, an_order, payable

ORDERS = [an_order(terms=payable()), an_order(number="1006", terms=payable())]
REPORT = Report(400_000, NOW, comment="за обувь")


def test_the_claim_its_marks_and_its_fact_are_one_commit_of_a_person_who_is_still_there() -> None:
    claim, commit = ClaimFiling(Event.CLAIM_FILED, lambda: NOW).of(a_buyer(), "key", REPORT, ORDERS)
    assert list(commit.save) == [claim, *with_marks(claim, ORDERS)]
    assert (claim.state, [part.amount for part in claim.orders]) == (ClaimState.PENDING, [383_900, 16_100])
    assert (commit.unchanged, commit.idempotency_key) == ((a_buyer(),), "claim/key")


def test_it_is_the_persons_own_doing_however_it_was_reported() -> None:
    for event in (Event.CLAIM_FILED, Event.CLAIM_TAPPED):
        _, commit = ClaimFiling(event, lambda: NOW).of(a_buyer(), "key", REPORT, ORDERS)
        (fact,) = commit.facts
        assert (fact.event, fact.subject, fact.actor) == (event, "claim/key", "buyer/anna")


def test_the_journal_keeps_none_of_his_words() -> None:
    claim = a_claim(a_claimed_order(), a_claimed_order(number="1006", amount=5), comment="за обувь")
    assert claim_data(claim) == {
        "claim": "claim1",
        "buyer": "anna",
        "number": "1001",
        "numbers": ["1001", "1006"],
        "amount": 100_005,
    }
