"""What a message sets going: "I paid" files a claim, and notices were surely read."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from functools import partial
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Erasure
from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.domain.inbox.message import Message, MessageKind, paid_payload
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import (
    COMMUNITY,
    NOW,
    a_buyer,
    a_claim_mark,
    a_line,
    a_message,
    a_notice,
    a_principal,
    an_entry,
    an_order,
    payable,
)
from tests.usecases.annex import Annex
from tests.usecases.rivals import Overtaken
from tests.usecases.tripwire import Died, die
from tests.world import ELENA

ORDER = an_order((a_line(price=100_000),), fee=0, terms=payable())


def settled(annex: Annex, order: Order = ORDER) -> Annex:
    annex.join(a_buyer(), a_buyer(id="elena", ok_id=ELENA, name="Елена"))
    annex.save(order)
    return annex


@pytest.fixture
def annex() -> Annex:
    """Anna owes 1,000 roubles for an order that may be paid."""
    return settled(Annex())


def pressed(annex: Annex, number: str = "1001", **fields: Any) -> Entry:
    """The event of a pressed button; the message is kept."""
    given = {"id": "cb:1", "kind": MessageKind.CALLBACK, "text": "", "payload": paid_payload(number)}
    return received(annex, a_message(**{**given, **fields}))


def received(annex: Annex, message: Message) -> Entry:
    if message not in annex.stores.messages.of_user(message.community, message.user):
        annex.save(message)
    data = {"person": person_key(message.community, message.user), "message": message.id, "kind": message.kind}
    return an_entry(id=f"event-{message.id}", event=Event.MESSAGE_RECEIVED, data=data)


def claims(annex: Annex) -> Sequence[PaymentClaim]:
    return annex.stores.claims.of_buyer(COMMUNITY, "anna", None, 20).things


def order(annex: Annex) -> Order:
    return annex.stores.orders.get(COMMUNITY, "1001")


# "I paid"


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


# In whatever order


def press(annex: Annex) -> None:
    annex.container.inbox.handle_messages.run(pressed(annex))


def report(annex: Annex) -> None:
    """From the form of the page."""
    annex.container.payments.file_claims.file(
        a_principal(id="anna"), ClaimRequest("form-of-anna", ("1001",), 40_000, NOW)
    )


def enter(annex: Annex) -> None:
    """By the organizer's hand."""
    annex.container.payments.record.enter(
        a_principal(), MoneyMove("form-of-maria", PaymentKind.PAYMENT, "1001", 30_000)
    )


def tapped(annex: Annex) -> list[int]:
    return [claim.amount for claim in claims(annex) if claim.amount != 40_000]


def close(annex: Annex) -> None:
    """The payment closes, and the order hears of it."""
    annex.save(replace(order(annex), terms=payable(payment_open=False)))


@pytest.mark.parametrize("events", [*permutations([press, report, enter])], ids=lambda it: [f.__name__ for f in it])
def test_a_press_claims_what_is_owed_then_whatever_came_before_or_comes_after(
    annex: Annex, events: Sequence[Callable[[Annex], None]]
) -> None:
    """Everything is delivered twice."""
    for happens in events:
        happens(annex)
        happens(annex)
    before = events[: events.index(press)]
    owed = 100_000 - 40_000 * (report in before) - 30_000 * (enter in before)
    assert tapped(annex) == [owed]


def test_pressed_after_the_payment_closed_it_is_nothing(annex: Annex) -> None:
    close(annex)
    press(annex)
    assert claims(annex) == []


@pytest.mark.parametrize(("rival", "left"), [(report, [60_000]), (enter, [70_000]), (close, [])])
def test_what_comes_between_the_look_and_the_commit_is_seen(rival: Callable[[Annex], None], left: list[int]) -> None:
    annex = settled(Annex())
    event = pressed(annex)
    hurried = replace(
        annex.container.inbox.handle_messages, commits=Overtaken(annex.memory, ahead=[partial(rival, annex)])
    )
    hurried.run(event)
    assert tapped(annex) == left


def test_who_loses_again_and_again_comes_back_later(annex: Annex) -> None:
    event = pressed(annex)

    def changes() -> None:
        annex.save(replace(order(annex), revision=order(annex).revision + 1))

    hurried = replace(annex.container.inbox.handle_messages, commits=Overtaken(annex.memory, ahead=[changes] * 10))
    with pytest.raises(Stale):
        hurried.run(event)


# Breaking off


def end(annex: Annex) -> Any:
    notices = [replace(each, at=NOW) for each in annex.stores.notices.of_buyer(COMMUNITY, "anna")]
    return claims(annex), order(annex), notices, [entry.event for entry in annex.memory.journal]


def answered(annex: Annex) -> Entry:
    """A press under a notice: two things to be done."""
    annex.save(a_notice(id="event/e1", template="payment_opened"))
    return pressed(annex)


@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
@pytest.mark.parametrize("redeliveries", [1, 3])
def test_whichever_call_it_dies_at_the_next_delivery_brings_it_to_the_same_end(after: bool, redeliveries: int) -> None:
    annex = settled(Annex())
    event = answered(annex)
    annex.wire.set()
    annex.container.inbox.handle_messages.run(event)
    expected, calls = end(annex), len(annex.wire.calls)
    assert expected[2][0].state is NoticeState.DELIVERED
    for at in range(calls):
        annex = settled(Annex())
        event = answered(annex)
        annex.wire.set(at, die, after=after)
        with pytest.raises(Died):
            annex.container.inbox.handle_messages.run(event)
        for _ in range(redeliveries):
            annex.container.inbox.handle_messages.run(event)
        assert end(annex) == expected, at


def test_a_silent_store_is_unavailable(annex: Annex) -> None:
    event = pressed(annex)

    def silent() -> None:
        raise Unavailable

    for at in range(4):
        annex.wire.set(at, silent)
        with pytest.raises(Unavailable):
            annex.container.inbox.handle_messages.run(event)
    annex.wire.set()
    annex.container.inbox.handle_messages.run(event)
    assert len(claims(annex)) == 1


# An answered notice


def state(annex: Annex, name: str = "event/e1") -> NoticeState:
    return annex.notice(name).state


def test_a_notice_whose_button_was_pressed_was_delivered(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", template="payment_opened"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert state(annex) is NoticeState.DELIVERED
    assert Event.NOTICE_DELIVERED in annex.memory.events()


def test_all_that_was_said_of_its_order_before_was_read_and_of_another_order_nothing(annex: Annex) -> None:
    annex.save(a_notice(), a_notice(id="event/e1"), a_notice(id="event/e2", number="1002"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert [state(annex, name) for name in ("order/1001", "event/e1", "event/e2")] == [
        NoticeState.DELIVERED,
        NoticeState.DELIVERED,
        NoticeState.SENT,
    ]


def test_what_he_writes_tells_nothing_of_notices_and_asks_for_none(annex: Annex) -> None:
    """OK tells no number of what we sent, so that an answer in words cannot be told from a question."""
    annex.save(a_notice(id="event/e1"))
    event = received(annex, a_message(text="Спасибо!", reply_to="mid:9"))
    annex.wire.set()
    annex.container.inbox.handle_messages.run(event)
    assert (state(annex), claims(annex)) == (NoticeState.SENT, [])
    assert [call for call in annex.wire.calls if "of_buyer" in str(call)] == []


def test_a_notice_sent_after_the_press_was_not_answered_by_it(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", at=NOW + timedelta(minutes=1)))
    annex.container.inbox.handle_messages.run(pressed(annex, at=NOW))
    assert state(annex) is NoticeState.SENT


@pytest.mark.parametrize("other", [NoticeState.WITHHELD, NoticeState.REFUSED, NoticeState.SENDING])
def test_only_what_was_sent_can_have_been_read(annex: Annex, other: NoticeState) -> None:
    annex.save(a_notice(id="event/e1", state=other))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert state(annex) is other


def test_a_notice_of_another_buyer_is_not_delivered_by_this_one(annex: Annex) -> None:
    annex.save(a_notice(id="event/e1", buyer="elena"))
    annex.container.inbox.handle_messages.run(pressed(annex))
    assert annex.notice("event/e1", "elena").state is NoticeState.SENT
