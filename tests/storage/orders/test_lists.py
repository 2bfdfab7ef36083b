"""What lists keep of an order: a release reads what the one before it and the one after it write."""

import json
from datetime import date, datetime, timedelta, timezone

import pytest
from msgspec.structs import replace

from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel, bill_of, card_of, parcel_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.pickup.points import Closing
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.storage.orders.lists import read_bill, read_card, read_parcel, write_bill, write_card, write_parcel
from tests.factories import NOW, a_choice, a_claim_mark, an_order, payable

TERMS = payable(pay_until=NOW, place="у подъезда", hours="вт", collect_from=date(2026, 11, 25), stage=Stage.COMPLETED)
ORDER = an_order(
    terms=TERMS, handout=Handout.STORED, point=a_choice(), organizer="maria", claims=(a_claim_mark(amount=10_000),)
)


@pytest.fixture
def card() -> OrderCard:
    return card_of(ORDER)


@pytest.fixture
def bill() -> Bill:
    found = bill_of(ORDER)
    assert found
    return found


@pytest.fixture
def parcel() -> Parcel:
    found = parcel_of(ORDER)
    assert found
    return found


def longer(text: str) -> str:
    """As a release with two more fields would write it."""
    return json.dumps([*json.loads(text), "new", {"and": 1}])


def shorter(text: str, by: int) -> str:
    """As a release without the last fields wrote it."""
    return json.dumps(json.loads(text)[:-by])


def test_what_is_written_is_read(card: OrderCard, bill: Bill, parcel: Parcel) -> None:
    assert read_card(write_card(card), card.number, card.created_at) == card
    assert read_bill(write_bill(bill)) == bill
    assert read_parcel(write_parcel(parcel)) == parcel


def test_a_parcel_at_a_closed_point_says_so() -> None:
    shut = replace(a_choice(), closing=Closing(date(2026, 12, 1), "переучёт"))
    parcel = parcel_of(replace(ORDER, point=shut))
    assert parcel
    read = read_parcel(write_parcel(parcel))
    assert (read.point_closed, read.point_closed_until, read.point_closed_reason) == (
        True,
        date(2026, 12, 1),
        "переучёт",
    )


def test_what_the_next_release_adds_is_passed_over(card: OrderCard, bill: Bill, parcel: Parcel) -> None:
    whole = replace(card, elsewhere=True)
    assert read_card(longer(write_card(whole)), card.number, card.created_at) == whole
    assert read_bill(longer(write_bill(bill))) == bill
    assert read_parcel(longer(write_parcel(parcel))) == parcel


def test_what_the_release_before_did_not_write_has_a_default(card: OrderCard, bill: Bill, parcel: Parcel) -> None:
    old = read_card(shorter(write_card(card), 5), card.number, card.created_at)
    assert (old.stage, old.claimed, old.covered) == (Stage.COLLECTING, 0, False)
    assert (old.since, old.asked, old.until) == (None, False, None)
    assert read_bill(shorter(write_bill(bill), 1)).details == ""
    assert read_parcel(shorter(write_parcel(parcel), 7)).point_title is None


def test_a_card_is_small_because_a_list_reads_twenty(card: OrderCard) -> None:
    said = ["Осенняя обувь", 1, 383_900, "RUB", "unpaid", "stored", "completed"]
    assert json.loads(write_card(card)) == [*said, 10_000, False, 0, 3_625_080]
    settled = replace(card, asked=False, until=None)
    assert json.loads(write_card(settled)) == [*said, 10_000]
    assert json.loads(write_card(replace(settled, claimed=0))) == said
    since = datetime(2026, 1, 1, 3, 7, tzinfo=timezone(timedelta(hours=3)))
    assert json.loads(write_card(replace(settled, claimed=0, since=since))) == [*said, 0, False, 3_156_487]


@pytest.mark.parametrize("until", [None, NOW, NOW.replace(year=2000), NOW.replace(year=2999)])
def test_a_moment_of_a_card_is_kept_to_the_minute(card: OrderCard, until: datetime | None) -> None:
    asked = replace(card, asked=True, until=until, since=NOW.replace(second=59))
    read = read_card(write_card(asked), card.number, card.created_at)
    assert (read.asked, read.since) == (True, NOW)
    assert read.until == (max(until, datetime(2020, 1, 1, 0, 1, tzinfo=NOW.tzinfo)) if until else None)
