"""What of a purchase may be changed at which stage."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.money import HIGHEST
from chalicelib.domain.purchases.editing import (
    EDITABLE,
    FIELDS,
    LOCKED,
    MOST_BUYERS,
    changes_of,
    check_editable,
    checked,
    edited,
    opened,
)
from chalicelib.domain.purchases.purchase import Purchase, Stage, Terms
from chalicelib.texts import Catalogue
from tests.factories import NOW, a_purchase

HOSTS = ("https://*.mycdn.me",)
LATER = NOW + timedelta(days=1)
ANOTHER: dict[str, Any] = {
    "title": {"title": "Зима"},
    "feePercent": {"fee": 500},
    "deliveryCost": {"delivery_cost": 5},
    "stopAt": {"stop_at": LATER},
    "minimumSum": {"minimum_sum": 5},
    "minimumCount": {"minimum_count": 5},
    "picture": {"picture": "https://i.mycdn.me/1.jpg"},
    "paymentOpen": {"payment_open": True},
    "payUntil": {"pay_until": LATER},
    "paymentDetails": {"details": "СБП"},
    "place": {"place": "Склад"},
    "hours": {"hours": "10–20"},
    "collectFrom": {"collect_from": LATER.date()},
    "points": {"points": ("north",)},
    "pointsLockedFrom": {"points_locked_from": Stage.STOPPED},
    "organizer": {"organizer": "elena"},
}


def at(stage: Stage, **fields: Any) -> Purchase:
    return a_purchase(terms=Terms(stage=stage), place="", hours="", **fields)


def with_another(before: Purchase, field: str) -> Purchase:
    own = {name: value for name, value in ANOTHER[field].items() if name in Purchase.__struct_fields__}
    terms = {name: value for name, value in ANOTHER[field].items() if name in Terms.__struct_fields__}
    return replace(before, **own, terms=replace(before.terms, **terms))


def test_the_table_names_every_field_and_each_refusal_has_its_words() -> None:
    assert FIELDS.keys() == EDITABLE.keys() == LOCKED.keys() == ANOTHER.keys()
    for language in ("ru", "en"):
        for field in FIELDS:
            assert len(Catalogue().phrase(language, f"errors.{LOCKED[field]}")) > 30


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("stage", Stage)
def test_a_field_is_changed_at_its_stages_only(field: str, stage: Stage) -> None:
    before = at(stage)
    after = with_another(before, field)
    assert [list(each) for each in changes_of(before, after)] == [[field], [field]]
    if stage in EDITABLE[field]:
        check_editable(before, after)
    else:
        with pytest.raises(Conflict, match=LOCKED[field]):
            check_editable(before, after)


def test_what_is_over_keeps_its_sums() -> None:
    sums = {field for field, stages in EDITABLE.items() if Stage.COMPLETED not in stages}
    assert sums >= {"feePercent", "deliveryCost"}
    assert not any(Stage.CANCELLED in stages for stages in EDITABLE.values())


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"title": " "}, "title"),
        ({"title": "я" * 81}, "title"),
        ({"fee": 10_001}, "feePercent"),
        ({"delivery_cost": -1}, "deliveryCost"),
        ({"delivery_cost": HIGHEST + 1}, "deliveryCost"),
        ({"minimum_sum": 0}, "minimumSum"),
        ({"minimum_sum": HIGHEST + 1}, "minimumSum"),
        ({"minimum_count": 0}, "minimumCount"),
        ({"minimum_count": MOST_BUYERS + 1}, "minimumCount"),
        ({"picture": "http://i.mycdn.me/1.jpg"}, "picture"),
        ({"picture": "https://mycdn.me.evil.example/1.jpg"}, "picture"),
        ({"stop_at": NOW}, "stopAt"),
        ({"stop_at": LATER.replace(tzinfo=None)}, "stopAt"),
        ({"stop_at": datetime.max.replace(tzinfo=timezone(timedelta(hours=-3)))}, "stopAt"),
    ],
)
def test_what_cannot_be_is_refused_with_its_field(fields: dict[str, Any], field: str) -> None:
    before = at(Stage.COLLECTING)
    with pytest.raises(Invalid) as refused:
        checked(before, replace(before, **fields), HOSTS, NOW)
    assert refused.value.field == field


def test_what_was_so_before_may_stay() -> None:
    before = at(Stage.COLLECTING, stop_at=NOW - timedelta(days=1), picture="https://old.example/1.jpg")
    assert checked(before, before, HOSTS, NOW) == before


def test_a_stop_is_kept_in_utc_and_an_empty_picture_is_none() -> None:
    before = at(Stage.COLLECTING, picture="https://i.mycdn.me/1.jpg", stop_at=LATER)
    moscow = LATER.astimezone(timezone(timedelta(hours=3)))
    after = checked(before, replace(before, stop_at=moscow + timedelta(hours=1), picture=""), HOSTS, NOW)
    assert (after.stop_at, after.picture) == (LATER + timedelta(hours=1), None)
    assert after.stop_at is not None
    assert after.stop_at.tzinfo is UTC
    assert checked(before, replace(before, stop_at=None), HOSTS, NOW).stop_at is None


def test_orders_are_told_of_title_and_fee_once_they_were_changed() -> None:
    before = at(Stage.COLLECTING)
    base, wording = edited(before, replace(opened(before), title="Зима", delivery_cost=7))
    assert (wording.title, wording.fee, base.split, base.delivery_cost) == ("Зима", None, 1, 7)
    after = base.worded(wording, None)
    assert (after.title, after.fee, after.terms.revision) == ("Зима", before.fee, 1)
    base, wording = edited(after, replace(opened(after), fee=0))
    assert (wording.title, wording.fee, base.split) == ("Зима", 0, 1)
    assert base.worded(wording, None).fee == 0
