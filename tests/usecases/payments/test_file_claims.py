"""A buyer says that he has paid."""

from datetime import timedelta, timezone

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure, erased, leaving
from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.orders.claim_marks import KEPT_CLAIMS
from chalicelib.domain.payments.claim import ClaimState, Warning
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.usecases.payments.file_claims import ClaimRequest
from tests.factories import COMMUNITY, NOW, a_claim
from tests.usecases.house import House
from tests.usecases.payments.till import (
    AN_HOUR_AGO,
    ANNA,
    ELENA,
    MARIA,
    STRANGER,
    events,
    filed,
    kept,
    order,
    owing,
    uploaded,
    wish,
)
from tests.usecases.rivals import late


def test_a_claim_waits_beside_the_debt_until_somebody_decides(house: House) -> None:
    claim = filed(house, comment="  от   мужа ")
    assert (claim.state, claim.amount, claim.currency, claim.warnings) == (ClaimState.PENDING, 1_000, "RUB", ())
    assert (claim.paid_at, claim.filed_at, claim.comment, claim.buyer_name) == (
        AN_HOUR_AGO,
        NOW,
        "от мужа",
        "Анна Петрова",
    )
    after = order(house)
    assert (after.paid, after.debt, after.claimed, after.payment_state) == (0, 1_000, 1_000, PaymentState.UNPAID)
    assert house.stores.claims.get(COMMUNITY, claim.id) == claim
    assert [each.id for each in house.container.payments.review_claims.waiting(MARIA, None).things] == [claim.id]


def test_the_journal_names_the_orders_and_the_sum(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    (entry,) = house.memory.journal
    assert (entry.event, entry.subject, entry.actor) == (Event.CLAIM_FILED, f"claim/{claim.id}", "buyer/anna")
    assert (entry.data["numbers"], entry.data["amount"]) == (["1001", "1002"], 1_200)


def test_one_claim_pays_several_orders_in_turn(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    assert [(part.number, part.amount) for part in claim.orders] == [("1001", 1_000), ("1002", 200)]
    assert [order(house, number).claimed for number in ("1001", "1002")] == [1_000, 200]
    assert claim.warnings == (Warning.PART,)


def test_the_order_of_the_orders_is_the_buyers(house: House) -> None:
    claim = filed(house, "1002", "1001", amount=700)
    assert [(part.number, part.amount) for part in claim.orders] == [("1002", 500), ("1001", 200)]


@pytest.mark.parametrize("orders", [("1003",), ("404",), ("1001", "1003"), ("1001", "no/number#"), ("9" * 3_000,)])
def test_an_order_of_somebody_else_looks_like_a_missing_one(house: House, orders: tuple[str, ...]) -> None:
    with pytest.raises(NotFound, match="order_missing") as refused:
        filed(house, *orders, proof=uploaded(house))
    assert refused.value.values == {}
    assert (house.memory.journal, kept(house)) == ([], {})


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"amount": 0}, "amount"),
        ({"amount": -1}, "amount"),
        ({"amount": HIGHEST + 1}, "amount"),
        ({"paid_at": NOW + timedelta(hours=2)}, "paidAt"),
        ({"paid_at": NOW - timedelta(days=400)}, "paidAt"),
        ({"paid_at": NOW.replace(tzinfo=None)}, "paidAt"),
        ({"comment": "я" * 301}, "comment"),
        ({"key": "short"}, "key"),
        ({"key": "k" * 65}, "key"),
        ({"orders": ()}, "orders"),
        ({"orders": ("1001", "1001")}, "orders"),
        ({"orders": tuple(str(number) for number in range(1001, 1012))}, "orders"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(house: House, fields: dict[str, object], field: str) -> None:
    with pytest.raises(Invalid) as refused:
        house.container.payments.file_claims.file(ANNA, replace(wish(), **fields))
    assert refused.value.field == field
    assert house.memory.journal == []


def test_ten_orders_are_paid_at_once(house: House) -> None:
    numbers = [str(number) for number in range(2001, 2011)]
    house.save(*(owing(number, 100) for number in numbers))
    claim = filed(house, *numbers, amount=1_000)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert {order(house, number).payment_state for number in numbers} == {PaymentState.PAID}


def test_a_clock_that_runs_ahead_means_now(house: House) -> None:
    assert filed(house, paid_at=NOW + timedelta(minutes=5)).paid_at == NOW


def test_the_time_of_another_zone_is_kept_in_utc(house: House) -> None:
    local = AN_HOUR_AGO.astimezone(timezone(timedelta(hours=3)))
    paid_at = filed(house, paid_at=local).paid_at
    assert (paid_at, paid_at.utcoffset()) == (AN_HOUR_AGO, timedelta(0))


def test_an_order_takes_so_many_unanswered_claims_and_no_more(house: House) -> None:
    for place in range(KEPT_CLAIMS):
        filed(house, amount=10, key=f"form-number-{place}")
    with pytest.raises(Conflict, match="claims_too_many"):
        filed(house, key="one-too-many")
    house.container.payments.file_claims.withdraw(ANNA, order(house).claims[-1].id)
    assert filed(house, key="one-too-many").state is ClaimState.PENDING


def test_a_claim_is_taken_back(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    withdrawn = house.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert (withdrawn.state, withdrawn.decided_by) == (ClaimState.WITHDRAWN, "anna")
    assert house.stores.claims.get(COMMUNITY, claim.id) == withdrawn
    assert [order(house, number).claimed for number in ("1001", "1002")] == [0, 0]
    assert house.container.payments.review_claims.waiting(MARIA, None).things == []


def test_taken_back_twice_is_taken_back_once(house: House) -> None:
    claim = filed(house)
    assert house.container.payments.file_claims.withdraw(
        ANNA, claim.id
    ) == house.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert house.memory.events() == [Event.CLAIM_FILED, Event.CLAIM_WITHDRAWN]


def test_what_was_decided_is_not_taken_back(house: House) -> None:
    confirmed, rejected = filed(house, key="form-one"), filed(house, key="form-two")
    house.container.payments.review_claims.confirm(MARIA, confirmed.id)
    house.container.payments.review_claims.reject(MARIA, rejected.id, "Не нашли")
    for claim, reason in ((confirmed, "claim_confirmed"), (rejected, "claim_rejected")):
        with pytest.raises(Conflict, match=reason):
            house.container.payments.file_claims.withdraw(ANNA, claim.id)


def test_a_decision_that_came_first_stands(house: House) -> None:
    claim = filed(house)
    second = late(house, lambda: house.container.payments.review_claims.confirm(MARIA, claim.id))
    with pytest.raises(Conflict, match="claim_confirmed"):
        second.container.payments.file_claims.withdraw(ANNA, claim.id)
    assert (order(house).paid, order(house).claimed) == (1_000, 0)


def test_a_claim_of_somebody_else_looks_like_a_missing_one(house: House) -> None:
    claim = filed(house, proof=uploaded(house))
    for ask in (house.container.payments.file_claims.withdraw, house.container.payments.file_claims.proof):
        for principal, name in ((ELENA, claim.id), (ANNA, "missing"), (STRANGER, claim.id)):
            with pytest.raises(NotFound, match="claim_missing"):
                ask(principal, name)


def test_own_claims_are_listed_newest_first(house: House) -> None:
    for place in range(21):
        filed(house, amount=10, key=f"form-number-{place}") if place else filed(house, "1002", key="form-number-0")
        house.clock.pass_by(minutes=1)
    house.save(a_claim(id="theirs", buyer="elena"))
    first = house.container.payments.file_claims.list(ANNA, None)
    second = house.container.payments.file_claims.list(ANNA, first.cursor)
    assert [claim.amount for claim in first.things] == [10] * 20
    assert [claim.amount for claim in second.things] == [1_000]


# Whoever leaves


def test_a_session_that_outlives_its_buyer_adds_nothing(house: House) -> None:
    proof = uploaded(house)
    anna = house.stores.buyers.get(COMMUNITY, "anna")
    for gone in (leaving(anna, Erasure()), replace(erased(anna, NOW), version=2)):
        house.save(gone)
        with pytest.raises(Conflict, match="person_erased"):
            house.container.payments.file_claims.proof_form(ANNA, "image/png", 10)
        with pytest.raises(Conflict, match="person_erased"):
            filed(house, proof=proof)
    assert (house.memory.journal, kept(house), order(house).claims) == ([], {}, ())


def test_a_claim_that_meets_an_erasure_is_not_filed(house: House) -> None:
    def leaves() -> None:
        house.save(leaving(house.stores.buyers.get(COMMUNITY, "anna"), Erasure()))

    with pytest.raises(Conflict, match="person_erased"):
        filed(late(house, leaves), proof=uploaded(house))
    assert (house.memory.journal, kept(house)) == ([], {})


def test_no_claim_writes_to_the_ledger(house: House) -> None:
    filed(house, "1001", "1002", amount=1_500)
    assert (events(house), order(house).payments) == ([], ())


def test_a_wish_without_a_comment_has_an_empty_one() -> None:
    assert ClaimRequest("form-of-anna", ("1001",), 1, NOW).comment == ""
