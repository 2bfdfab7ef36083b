"""A purchase: its title, its stages, its terms."""

from datetime import datetime, timedelta, timezone
from itertools import product

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.purchases.purchase import Reached, Stage, Terms, checked_terms, purchase_title
from chalicelib.domain.titles import TITLE_LENGTH
from tests.factories import NOW, a_purchase, an_organizer, payable

DRAFT, COLLECTING, STOPPED, ORDERED, IN_TRANSIT, DISTRIBUTING, COMPLETED, CANCELLED = Stage
ALLOWED = {
    (DRAFT, COLLECTING),
    (DRAFT, CANCELLED),
    (COLLECTING, STOPPED),
    (COLLECTING, CANCELLED),
    (STOPPED, COLLECTING),
    (STOPPED, ORDERED),
    (STOPPED, CANCELLED),
    (ORDERED, IN_TRANSIT),
    (ORDERED, DISTRIBUTING),
    (ORDERED, CANCELLED),
    (IN_TRANSIT, DISTRIBUTING),
    (IN_TRANSIT, CANCELLED),
    (DISTRIBUTING, COMPLETED),
    (COMPLETED, DISTRIBUTING),
}


def test_a_title_is_trimmed_and_its_gaps_are_single() -> None:
    assert purchase_title("  Осенняя \u00a0\n обувь ") == "Осенняя обувь"


@pytest.mark.parametrize("text", ["", "   ", "\n\t\u00a0", "\u200b\u00a0 ", "\u0000\u0001", "\u202e\ufeff"])
def test_a_title_cannot_be_empty(text: str) -> None:
    with pytest.raises(Invalid, match="title_missing") as refused:
        purchase_title(text)
    assert refused.value.field == "title"


def test_a_title_fits_a_list() -> None:
    assert len(purchase_title("я" * TITLE_LENGTH)) == 80
    with pytest.raises(Invalid, match="title_too_long") as refused:
        purchase_title("я" * (TITLE_LENGTH + 1))
    assert (refused.value.field, refused.value.values) == ("title", {"limit": 80})


def test_gaps_at_the_edges_do_not_count_as_length() -> None:
    assert len(purchase_title("  " + "я" * TITLE_LENGTH + "  ")) == TITLE_LENGTH


def test_a_purchase_moves_as_the_table_says() -> None:
    for before, after in product(Stage, Stage):
        terms = payable(stage=before)
        if (before, after) in ALLOWED:
            assert terms.moved(after, NOW) == payable(stage=after, reached=(Reached(after, NOW),)), (before, after)
        else:
            with pytest.raises(Conflict, match="stage_refused"):
                terms.moved(after, NOW)


def test_every_stage_but_a_cancelled_purchase_can_be_left() -> None:
    assert {before for before, _ in ALLOWED} == {*Stage} - {CANCELLED}


def test_points_are_locked_from_the_stage_the_organizer_set() -> None:
    order = list(Stage)
    for stage, locked_from in product(Stage, Stage):
        locked = order.index(stage) >= order.index(locked_from)
        assert Terms(stage=stage, points_locked_from=locked_from).points_locked is locked, (stage, locked_from)


def test_another_word_in_the_terms_is_their_next_revision() -> None:
    purchase = a_purchase(terms=payable(revision=4))
    after = purchase.worded(payable(revision=1, details="Наличными"), None)
    assert (after.terms.revision, after.terms.details) == (5, "Наличными")


def test_the_same_terms_are_no_revision() -> None:
    purchase = a_purchase(terms=payable(revision=4), place="", hours="")
    assert purchase.worded(payable(revision=0), None) == purchase


HOST = an_organizer(profile="https://ok.ru/profile/1", place="ТЦ «Юг»", hours="сб 12–15")


def test_a_purchase_goes_by_its_organizer_where_it_says_nothing_itself() -> None:
    after = a_purchase(organizer="maria").worded(payable(organizer="maria", hours="вт"), HOST)
    assert (after.place, after.hours) == ("", "вт")
    assert (after.terms.place, after.terms.hours) == ("ТЦ «Юг»", "вт")
    assert (after.terms.organizer, after.terms.organizer_name) == ("maria", "Мария Орлова")
    assert (after.wording.place, after.wording.hours) == ("", "вт")


def test_it_follows_an_organizer_who_moves() -> None:
    before = a_purchase(organizer="maria").worded(payable(organizer="maria", hours="вт"), HOST)
    after = before.worded(before.wording, replace(HOST, last_name="Иванова", place="Лесная, 1", hours="чт"))
    assert (after.terms.organizer_name, after.terms.place, after.terms.hours) == ("Мария Иванова", "Лесная, 1", "вт")
    assert after.terms.revision == before.terms.revision + 1


def test_a_word_of_its_own_that_orders_have_already_is_kept_and_no_revision() -> None:
    before = a_purchase(organizer="maria").worded(payable(organizer="maria"), HOST)
    after = before.worded(replace(before.wording, place="ТЦ «Юг»"), HOST)
    assert (after.place, after.terms) == ("ТЦ «Юг»", before.terms)


def test_the_place_of_a_purchase_of_before_counts_as_its_own() -> None:
    before = a_purchase(terms=payable(place="у подъезда"))
    assert (before.place, before.wording.place) == (None, "у подъезда")


@pytest.mark.parametrize("stage", Stage)
def test_a_purchase_is_over_when_it_is_completed_or_cancelled(stage: Stage) -> None:
    assert a_purchase(terms=payable(stage=stage)).is_over is (stage in (COMPLETED, CANCELLED))


def test_a_deadline_is_kept_in_utc_because_lists_are_sorted_by_it() -> None:
    local = datetime(2026, 11, 25, 18, 0, tzinfo=timezone(timedelta(hours=3)))
    until = checked_terms(payable(pay_until=local)).pay_until
    assert until
    assert until.isoformat() == "2026-11-25T15:00:00+00:00"


def test_terms_without_a_deadline_stay_as_they_are() -> None:
    terms = payable(place="я" * 200, hours="я" * 200, details="я" * 500)
    assert checked_terms(terms) is terms


@pytest.mark.parametrize(
    ("fields", "reason", "field"),
    [
        ({"details": "я" * 501}, "text_too_long", "paymentDetails"),
        ({"place": "я" * 201}, "text_too_long", "place"),
        ({"hours": "я" * 201}, "text_too_long", "hours"),
        ({"pay_until": NOW.replace(tzinfo=None)}, "time_unreadable", "payUntil"),
        ({"pay_until": datetime.max.replace(tzinfo=timezone(timedelta(hours=-14)))}, "time_unreadable", "payUntil"),
        ({"pay_until": datetime.min.replace(tzinfo=timezone(timedelta(hours=14)))}, "time_unreadable", "payUntil"),
    ],
)
def test_terms_that_cannot_be_are_refused_with_their_field(fields: dict[str, object], reason: str, field: str) -> None:
    with pytest.raises(Invalid, match=reason) as refused:
        checked_terms(payable(**fields))
    assert refused.value.field == field
