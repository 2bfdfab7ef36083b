"""An organizer confirms or rejects what buyers say they paid."""

from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Conflict, Forbidden, Invalid, NotFound
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.payment import PaymentKind, PaymentState
from tests.factories import COMMUNITY, a_claim, a_claimed_order, a_principal, an_order, payable
from tests.usecases.house import House
from tests.usecases.payments.till import (
    AN_HOUR_AGO,
    ANNA,
    MARIA,
    PNG,
    STRANGER,
    events,
    filed,
    kept,
    ledger,
    order,
    received,
    uploaded,
)
from tests.usecases.rivals import late


def test_a_confirmed_claim_is_in_the_ledger(house: House) -> None:
    claim = filed(house)
    house.clock.pass_by(hours=2)
    confirmed = house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (confirmed.state, confirmed.decided_by, confirmed.decided_at) == (
        ClaimState.CONFIRMED,
        "maria",
        house.clock(),
    )
    after = order(house)
    assert (after.paid, after.debt, after.claimed, after.payment_state) == (1_000, 0, 0, PaymentState.PAID)
    (entry,) = house.stores.payments.of_order(COMMUNITY, "1001")
    assert (entry.kind, entry.amount, entry.claim, entry.by) == (PaymentKind.PAYMENT, 1_000, claim.id, "maria")
    assert (entry.at, entry.recorded_at) == (AN_HOUR_AGO, house.clock())
    assert after.payments == (entry,)
    assert after.paid_at == house.clock()


def test_the_buyer_is_told_once_and_the_order_that_it_is_paid(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert house.memory.events() == [
        Event.CLAIM_FILED,
        Event.CLAIM_CONFIRMED,
        Event.LEDGER_ENTERED,
        Event.ORDER_PAID,
    ]


def test_money_that_came_meanwhile_is_not_lost(house: House) -> None:
    """Somebody writes a payment of the same order down between the look and the commit."""
    claim = filed(house)
    second = late(house, lambda: house.container.payments.record.enter(MARIA, received(250)))
    second.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (sorted(ledger(house)), order(house).paid) == ([250, 1_000], 1_250)
    assert order(house).payment_state is PaymentState.OVERPAID


def test_every_order_of_a_claim_gets_its_part(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_200)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (ledger(house, "1001"), ledger(house, "1002")) == ([1_000], [200])
    assert [order(house, number).payment_state for number in ("1001", "1002")] == [
        PaymentState.PAID,
        PaymentState.PARTLY_PAID,
    ]
    assert (events(house, "1001"), events(house, "1002")) == (
        [Event.LEDGER_ENTERED, Event.ORDER_PAID],
        [Event.LEDGER_ENTERED],
    )


def test_a_part_of_nothing_makes_no_entry(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=400)
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (ledger(house, "1002"), events(house, "1002")) == ([], [])
    assert order(house, "1002").claims[0].state is ClaimState.CONFIRMED


@pytest.mark.parametrize(("first", "second", "named"), [(700, 500, ["1001", "1002"]), (0, 500, ["1002"])])
def test_the_message_names_the_orders_that_got_something(
    house: House, first: int, second: int, named: list[str]
) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    house.container.payments.review_claims.confirm(MARIA, claim.id, {"1001": first, "1002": second})
    (told,) = [entry.data for entry in house.memory.journal if entry.event is Event.CLAIM_CONFIRMED]
    assert (told["number"], told["numbers"]) == (named[0], named)
    assert (told["said"], told["parts"]) == (1_500, {"1001": first, "1002": second})


def test_a_rejection_names_all_of_them(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    house.container.payments.review_claims.reject(MARIA, claim.id, "Перевод не найден")
    assert house.memory.journal[-1].data["numbers"] == ["1001", "1002"]


def test_the_queue_reads_the_orders_of_all_its_claims_at_once(house: House) -> None:
    asked: list[Sequence[str]] = []
    many = house.stores.orders.many
    filed(house, "1001", "1002", key="first-form")
    filed(house, "1001", key="second-form")
    house.stores.orders.many = lambda community, numbers: asked.append(numbers) or many(community, numbers)  # type: ignore
    house.container.payments.review_claims.waiting(MARIA, None)
    assert [set(numbers) for numbers in asked] == [{"1001", "1002"}]


def test_what_the_buyer_had_said_stays_in_the_journal(house: House) -> None:
    claim = filed(house)
    house.container.payments.review_claims.confirm(MARIA, claim.id, {"1001": 700})
    told = [entry.data["amount"] for entry in house.memory.journal if entry.subject == f"claim/{claim.id}"]
    assert told == [1_000, 700]


def test_a_rejected_claim_says_why_and_keeps_its_proof(house: House) -> None:
    claim = filed(house, proof=uploaded(house))
    rejected = house.container.payments.review_claims.reject(MARIA, claim.id, "  Перевод не  найден ")
    assert (rejected.state, rejected.reason) == (ClaimState.REJECTED, "Перевод не найден")
    (mark,) = order(house).claims
    assert (mark.state, mark.reason, order(house).claimed, order(house).paid) == (
        ClaimState.REJECTED,
        "Перевод не найден",
        0,
        0,
    )
    assert list(kept(house).values()) == [PNG]
    assert house.container.payments.file_claims.proof(
        ANNA, claim.id, "Чек"
    ) == house.container.payments.review_claims.proof(MARIA, claim.id, "Чек")
    assert house.memory.journal[-1].data["reason"] == "Перевод не найден"


@pytest.mark.parametrize("reason", ["", "  \n ", "я" * 301])
def test_a_claim_is_not_rejected_without_a_readable_reason(house: House, reason: str) -> None:
    claim = filed(house)
    with pytest.raises(Invalid) as refused:
        house.container.payments.review_claims.reject(MARIA, claim.id, reason)
    assert (refused.value.field, house.stores.claims.get(COMMUNITY, claim.id)) == ("reason", claim)


def test_a_rejected_payment_can_be_reported_again(house: House) -> None:
    house.container.payments.review_claims.reject(MARIA, filed(house, key="form-one").id, "Не нашли")
    again = filed(house, key="form-two")
    assert again.warnings == ()
    house.container.payments.review_claims.confirm(MARIA, again.id)
    assert order(house).payment_state is PaymentState.PAID


def test_a_claim_is_confirmed_even_when_the_money_was_written_down_meanwhile(house: House) -> None:
    """The organizer sees too much then; it can be refunded or moved, nothing is lost."""
    claim = filed(house)
    house.container.payments.record.enter(MARIA, received(1_000))
    house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert (order(house).paid, order(house).payment_state) == (2_000, PaymentState.OVERPAID)
    assert events(house).count(Event.ORDER_PAID) == 1


def test_claims_wait_oldest_first(house: House) -> None:
    first = filed(house, "1002", amount=500, key="form-one")
    house.clock.pass_by(minutes=1)
    second = filed(house, "1001", key="form-two")
    assert [claim.id for claim in house.container.payments.review_claims.waiting(MARIA, None).things] == [
        first.id,
        second.id,
    ]
    house.container.payments.review_claims.confirm(MARIA, first.id)
    assert [claim.id for claim in house.container.payments.review_claims.waiting(MARIA, None).things] == [second.id]


def test_a_claim_of_another_community_looks_like_a_missing_one(house: House) -> None:
    claim = filed(house, proof=uploaded(house))
    for principal, name in ((STRANGER, claim.id), (MARIA, "missing")):
        for ask in (
            house.container.payments.review_claims.get,
            house.container.payments.review_claims.proof,
            house.container.payments.review_claims.confirm,
        ):
            with pytest.raises(NotFound, match="claim_missing"):
                ask(principal, name)
        with pytest.raises(NotFound, match="claim_missing"):
            house.container.payments.review_claims.reject(principal, name, "Нет")
    assert house.container.payments.review_claims.waiting(STRANGER, None).things == []


def test_an_order_that_is_gone_stops_a_confirmation_and_not_a_rejection(house: House) -> None:
    claim = filed(house, "1001", "1002", amount=1_500)
    del house.memory.things["Order", COMMUNITY, "1002"]
    with pytest.raises(Conflict, match="order_missing"):
        house.container.payments.review_claims.confirm(MARIA, claim.id)
    assert ledger(house) == []
    assert house.container.payments.review_claims.reject(MARIA, claim.id, "Заказа нет").state is ClaimState.REJECTED


def test_of_what_was_reported_for_anothers_order_nothing_goes_to_the_own_one(house: House) -> None:
    """It is confirmed as it was reported, or by whoever sees both."""
    claim = a_claim(*(a_claimed_order(number=number, amount=500) for number in ("2001", "2002")), amount=1_000)
    claim = replace(claim, organizers=("maria", "olga"))
    for part, organizer in zip(claim.orders, claim.organizers, strict=True):
        order = an_order(number=part.number, purchase=f"of-{organizer}", organizer=organizer, terms=payable())
        house.save(replace(order, claims=(claim.mark(part),)))
    house.save(claim)
    review, olga = house.container.payments.review_claims, a_principal(role=Role.ORGANIZER, organizer="olga")
    narrow = replace(olga, sees_all=False)
    for amounts in ({"2001": 0, "2002": 1_000}, {"2001": 1_000, "2002": 0}, {"2001": 499, "2002": 500}):
        with pytest.raises(Forbidden):
            review.confirm(narrow, claim.id, amounts)
    assert review.confirm(narrow, claim.id, {"2001": 500, "2002": 400}).confirmed == 900
    paid = {number: house.stores.orders.get(COMMUNITY, number).paid for number in ("2001", "2002")}
    assert paid == {"2001": 500, "2002": 400}
