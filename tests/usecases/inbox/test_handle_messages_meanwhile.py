"""Messages in whatever order, beside whatever else happens, and with a handler that breaks off."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import permutations
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.domain.journal import Entry
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, NOW, a_notice, a_principal, payable
from tests.usecases.annex import Annex
from tests.usecases.inbox.pressing import claims, order, pressed, settled
from tests.usecases.rivals import Overtaken
from tests.usecases.tripwire import Died, die


@pytest.fixture
def annex() -> Annex:
    """Anna owes 1,000 roubles for an order that may be paid."""
    return settled(Annex())


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
