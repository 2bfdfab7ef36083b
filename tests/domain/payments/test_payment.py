"""The ledger's arithmetic: what a payment makes of a debt."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.payments.payment import (
    AHEAD,
    EARLIEST,
    NOTE_LENGTH,
    PaymentState,
    distributed,
    leaving,
    paid_moment,
    payment_amount,
    payment_note,
    payment_state,
)
from tests.factories import NOW

SUMS = st.integers(0, HIGHEST)
DEBTS = st.lists(st.integers(-1_000, 1_000_000), min_size=1, max_size=10)


@pytest.mark.parametrize(
    ("paid", "total", "state"),
    [
        (0, 100, PaymentState.UNPAID),
        (1, 100, PaymentState.PARTLY_PAID),
        (99, 100, PaymentState.PARTLY_PAID),
        (100, 100, PaymentState.PAID),
        (101, 100, PaymentState.OVERPAID),
        (0, 0, PaymentState.UNPAID),
        (1, 0, PaymentState.OVERPAID),
        (0, -1, PaymentState.OVERPAID),
    ],
)
def test_the_state_of_payment_follows_from_what_is_paid_and_what_is_due(
    paid: int, total: int, state: PaymentState
) -> None:
    assert payment_state(paid, total) is state


@given(SUMS, st.integers(1, HIGHEST))
def test_exactly_one_state_of_payment_fits(paid: int, total: int) -> None:
    fitting = {
        PaymentState.UNPAID: paid == 0,
        PaymentState.PARTLY_PAID: 0 < paid < total,
        PaymentState.PAID: paid == total,
        PaymentState.OVERPAID: paid > total,
    }
    assert [state for state, fits in fitting.items() if fits] == [payment_state(paid, total)]


@given(st.integers(1, HIGHEST), DEBTS)
def test_no_kopeck_is_lost_when_a_sum_goes_to_several_debts(amount: int, debts: list[int]) -> None:
    shares = distributed(amount, debts)
    assert (sum(shares), len(shares), min(shares) >= 0) == (amount, len(debts), True)


@given(st.integers(1, HIGHEST), DEBTS)
def test_each_debt_is_paid_off_before_the_next_and_only_the_last_gets_more(amount: int, debts: list[int]) -> None:
    shares, due = distributed(amount, debts), [max(debt, 0) for debt in debts]
    assert all(share <= debt for share, debt in list(zip(shares, due, strict=True))[:-1])
    for place, share in enumerate(shares[:-1]):
        assert share == due[place] or not any(shares[place + 1 :])


def test_what_nobody_owes_goes_to_the_last() -> None:
    assert distributed(150, [100, 0]) == [100, 50]
    assert distributed(150, [0, 0]) == [0, 150]
    assert distributed(50, [100, 100]) == [50, 0]
    assert distributed(50, []) == []


@pytest.mark.parametrize("amount", [1, HIGHEST])
def test_a_sum_that_somebody_pays_is_taken(amount: int) -> None:
    assert payment_amount(amount) == amount


@pytest.mark.parametrize("amount", [0, -1, HIGHEST + 1])
def test_a_sum_that_nobody_pays_is_refused(amount: int) -> None:
    with pytest.raises(Invalid, match="amount_unreadable") as refused:
        payment_amount(amount)
    assert refused.value.field == "amount"


def test_a_note_is_one_line() -> None:
    assert payment_note("  перевод\n от мужа ") == "перевод от мужа"
    assert payment_note("я" * NOTE_LENGTH) == "я" * NOTE_LENGTH


def test_a_note_that_is_too_long_names_its_field() -> None:
    with pytest.raises(Invalid, match="text_too_long") as refused:
        payment_note("я" * (NOTE_LENGTH + 1), "comment")
    assert (refused.value.field, refused.value.values) == ("comment", {"limit": 300})


def test_no_more_leaves_an_order_than_was_paid() -> None:
    assert leaving(100, 100) == -100
    with pytest.raises(Conflict, match="paid_less"):
        leaving(99, 100)


def test_money_was_paid_when_somebody_says_so() -> None:
    yesterday = NOW - timedelta(days=1)
    assert paid_moment(yesterday, NOW) == yesterday


def test_a_clock_that_runs_ahead_a_little_means_now() -> None:
    assert paid_moment(NOW + AHEAD - timedelta(seconds=1), NOW) == NOW


def test_a_time_of_another_zone_becomes_utc() -> None:
    local = datetime(2026, 11, 22, 12, 30, tzinfo=timezone(timedelta(hours=3)))
    assert paid_moment(local, NOW).isoformat() == "2026-11-22T09:30:00+00:00"


@pytest.mark.parametrize(
    "at",
    [
        NOW + AHEAD,
        NOW + timedelta(days=1),
        NOW - EARLIEST,
        datetime.max.replace(tzinfo=timezone(timedelta(hours=-14))),
        datetime.min.replace(tzinfo=timezone(timedelta(hours=14))),
    ],
)
def test_the_future_and_the_far_past_are_refused(at: datetime) -> None:
    with pytest.raises(Invalid, match="paid_at_unreadable") as refused:
        paid_moment(at, NOW)
    assert refused.value.field == "paidAt"


def test_a_time_without_a_zone_is_not_taken_for_one_of_ours() -> None:
    with pytest.raises(Invalid, match="time_unreadable") as refused:
        paid_moment(NOW.replace(tzinfo=None), NOW)
    assert refused.value.field == "paidAt"


@settings(deadline=None)
@given(st.datetimes(timezones=st.sampled_from([UTC, timezone(timedelta(hours=14)), timezone(timedelta(hours=-14))])))
def test_a_moment_is_never_later_than_now(at: datetime) -> None:
    try:
        moment = paid_moment(at, NOW)
    except Invalid:
        return
    assert NOW - EARLIEST < moment <= NOW
    assert moment.utcoffset() == timedelta(0)
