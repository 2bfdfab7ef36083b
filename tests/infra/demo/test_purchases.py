"""The demo shows what the guide says on whatever day it is made."""

import json
from datetime import UTC, datetime, timedelta

from chalicelib.usecases.orders.read_orders import RECENT
from infra.demo.purchases import FOLDER, deadline

WISHES = json.loads((FOLDER / "purchases.json").read_text("utf-8"))
DAYS = [
    datetime(2026, 11, 28, 23, 59, 59, 999_999, tzinfo=UTC),
    datetime(2026, 12, 31, 21, 30, tzinfo=UTC),
    datetime(2027, 3, 1, 0, 0, tzinfo=UTC),
    datetime(2028, 2, 29, 12, 0, tzinfo=UTC),
]


def test_deadlines_are_ahead_and_at_a_full_hour() -> None:
    days = [wish["pay_within_days"] for wish in WISHES if "pay_within_days" in wish]
    assert len(days) == 3
    for now in DAYS:
        for each in days:
            until = deadline(now, each)
            assert now < until <= now + timedelta(days=each)
            assert (until.minute, until.second, until.microsecond) == (0, 0, 0)


def test_one_purchase_is_older_than_what_the_list_shows_at_first_for_weeks_to_come() -> None:
    (old,) = [wish["days_ago"] for wish in WISHES if "days_ago" in wish]
    assert timedelta(days=old) > RECENT + timedelta(days=7)


def test_two_purchases_of_one_buyer_can_be_paid_in_one_transfer() -> None:
    """The same organizer and the same details."""
    anna = [
        wish for wish in WISHES if "details" in wish and "570000000101" in (FOLDER / wish["file"]).read_text("utf-8")
    ]
    receivers = [(wish["organizer"], wish["details"]) for wish in anna]
    assert len(receivers) == 3
    assert len(set(receivers)) == 2
