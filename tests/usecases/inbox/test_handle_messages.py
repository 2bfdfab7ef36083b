"""What a message sets going: "I paid" files a claim, and notices were surely read."""

from datetime import timedelta
from functools import partial

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure
from chalicelib.domain.journal import Event
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.purchases.purchase import Stage
from tests.factories import COMMUNITY, NOW, a_claim_mark, a_principal, payable
from tests.usecases.annex import Annex
from tests.usecases.inbox.pressing import ORDER, claims, order, pressed, settled


@pytest.fixture
def annex() -> Annex:
    """Anna owes 1,000 roubles for an order that may be paid."""
    return settled(Annex())


def test_a_pressed_button_files_a_claim_for_what_is_still_owed(annex: Annex) -> None:
    annex.save(replace(order(annex), paid=30_000))
    annex.container.inbox.handle_messages.run(pressed(annex))
    (claim,) = claims(annex)
    assert (claim.amount, claim.state, claim.buyer_name) == (70_000, ClaimState.PENDING, "Анна Петрова")
    assert [(part.number, part.amount) for part in claim.orders] == [("1001", 70_000)]
    assert order(annex).claimed == 70_000


def test_it_was_paid_when_the_button_was_pressed(annex: Annex) -> None:
    event = pressed(annex, at=NOW - timedelta(hours=2))
    annex.clock.pass_by(hours=5)
    annex.container.inbox.handle_messages.run(event)
    (claim,) = claims(annex)
    assert (claim.paid_at, claim.filed_at) == (NOW - timedelta(hours=2), annex.clock())


def test_a_clock_that_runs_ahead_pays_nothing_in_the_future(annex: Annex) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex, at=NOW + timedelta(hours=2)))
    assert claims(annex)[0].paid_at == annex.clock()


def test_the_buyer_hears_that_it_was_written_down(annex: Annex) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex))
    (entry,) = annex.memory.journal
    assert (entry.event, entry.actor) == (Event.CLAIM_TAPPED, "buyer/anna")
    annex.container.notices.send.send(entry)
    assert "1\u00a0000" in annex.partners.bot.sent[-1].text


def test_delivered_twice_it_is_one_claim(annex: Annex) -> None:
    event = pressed(annex)
    annex.container.inbox.handle_messages.run(event)
    annex.container.inbox.handle_messages.run(event)
    assert len(claims(annex)) == 1


def test_pressed_twice_it_is_one_claim(annex: Annex) -> None:
    for name in ("cb:1", "cb:2"):
        annex.container.inbox.handle_messages.run(pressed(annex, id=name))
    assert len(claims(annex)) == 1


def test_a_claim_that_was_withdrawn_is_not_filed_again_by_the_same_press(annex: Annex) -> None:
    event = pressed(annex)
    annex.container.inbox.handle_messages.run(event)
    annex.container.payments.file_claims.withdraw(a_principal(id="anna"), claims(annex)[0].id)
    annex.container.inbox.handle_messages.run(event)
    assert [claim.state for claim in claims(annex)] == [ClaimState.WITHDRAWN]
    annex.container.inbox.handle_messages.run(pressed(annex, id="cb:2"))
    assert sorted(claim.state for claim in claims(annex)) == [ClaimState.PENDING, ClaimState.WITHDRAWN]


NOTHING_TO_CLAIM = {
    "it is paid": replace(ORDER, paid=100_000),
    "it is overpaid": replace(ORDER, paid=120_000),
    "all of it was reported": replace(ORDER, claims=(a_claim_mark(amount=100_000),)),
    "more than that was reported": replace(ORDER, claims=(a_claim_mark(amount=100_000), a_claim_mark(id="c2"))),
    "it is somebody else's": replace(ORDER, buyer="elena"),
    "the payment is not open": replace(ORDER, terms=payable(payment_open=False)),
    "the purchase was cancelled": replace(ORDER, terms=payable(stage=Stage.CANCELLED)),
    "so many reports wait that no more are taken": replace(
        ORDER, claims=tuple(a_claim_mark(id=f"c{place}", amount=1) for place in range(20))
    ),
}


@pytest.mark.parametrize("given", NOTHING_TO_CLAIM.values(), ids=NOTHING_TO_CLAIM)
def test_nothing_is_filed_when(given: Order) -> None:
    annex = settled(Annex(), given)
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert [each for each in claims(annex) if each.id not in {mark.id for mark in given.claims}] == []
    assert annex.memory.journal == []


@pytest.mark.parametrize("payload", ["paid:404", "paid:x", "open:1001", ""])
def test_a_button_of_no_order_of_ours_files_nothing(annex: Annex, payload: str) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex, payload=payload))
    assert claims(annex) == []


def test_a_stranger_who_presses_files_nothing(annex: Annex) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex, user="570000000999"))
    assert annex.memory.journal == []


def test_somebody_who_was_erased_meanwhile_files_nothing(annex: Annex) -> None:
    event = pressed(annex)
    annex.container.privacy.erase_person.erase(COMMUNITY, "anna", "operator")
    annex.memory.journal.clear()
    annex.container.inbox.handle_messages.run(event)
    assert annex.memory.journal == []


def test_an_erasure_between_any_two_calls_leaves_no_name_in_a_claim() -> None:
    """Also of a person none of whose orders it changes."""
    annex = settled(Annex())
    event = pressed(annex)
    annex.wire.set()
    annex.container.inbox.handle_messages.run(event)
    for at in range(len(annex.wire.calls)):
        annex = settled(Annex())
        event = pressed(annex)
        annex.wire.set(at, partial(annex.container.privacy.erase_person.erase, COMMUNITY, "anna", "operator"))
        annex.container.inbox.handle_messages.run(event)
        assert [claim.buyer_name for claim in claims(annex)] in ([], [""]), at
        annex.container.privacy.erase_person.erase(COMMUNITY, "anna", "operator")
        assert "Анна Петрова" not in repr([annex.memory.things, annex.memory.journal]), at


def test_a_person_who_is_being_erased_files_nothing(annex: Annex) -> None:
    event = pressed(annex)
    annex.save(replace(annex.stores.buyers.get(COMMUNITY, "anna"), erasure=Erasure()))
    annex.container.inbox.handle_messages.run(event)
    assert claims(annex) == []


def test_a_refused_claim_leaves_the_debt_to_be_reported_again(annex: Annex) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex))
    annex.container.payments.review_claims.reject(a_principal(), claims(annex)[0].id, "Не поступало")
    annex.container.inbox.handle_messages.run(pressed(annex, id="cb:2"))
    assert sorted(claim.state for claim in claims(annex)) == [ClaimState.PENDING, ClaimState.REJECTED]
