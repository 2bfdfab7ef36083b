"""Purchases: fees and terms as they are asked for, and all of one as it is shown."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.api.wire.admin.purchases import (
    PurchaseAsked,
    PurchaseEdit,
    StageAsked,
    read_edit,
    read_fee,
    write_purchase,
    write_purchases,
)
from chalicelib.domain.errors import Invalid
from chalicelib.domain.lists import LookedPage
from chalicelib.domain.purchases.purchase import Stage, Terms
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_purchase, payable


def test_a_fee_is_read_as_people_write_it_and_shown_so_again() -> None:
    for text, basis_points in (("10", 1_000), ("10,5", 1_050), ("0", 0), ("100%", 10_000)):
        fee = read_fee(asked(PurchaseAsked, title="Осень", feePercent=text))
        assert fee == basis_points
        again = told(write_purchase(a_purchase(fee=fee)))["feePercent"]
        assert read_fee(asked(PurchaseAsked, title="Осень", feePercent=again)) == basis_points


def test_a_fee_that_is_none_is_refused_by_its_field() -> None:
    for text in ("десять", "-1", "100.01", ""):
        with pytest.raises(Invalid) as refusal:
            read_fee(asked(PurchaseAsked, title="Осень", feePercent=text))
        assert (refusal.value.reason, refusal.value.field) == ("percent_unreadable", "feePercent")


def test_terms_that_are_not_named_stay_as_they_are() -> None:
    present = payable(place="у подъезда", pay_until=NOW, collect_from=date(2026, 12, 1), points=("north",))
    cases: list[tuple[dict[str, Any], dict[str, Any]]] = [
        ({}, {}),
        ({"place": "  Лесная, 1 "}, {"place": "Лесная, 1"}),
        ({"paymentDetails": ""}, {"details": ""}),
        ({"payUntil": None, "collectFrom": None}, {"pay_until": None, "collect_from": None}),
        ({"points": []}, {"points": ()}),
        ({"paymentOpen": False}, {"payment_open": False}),
    ]
    for sent, changed in cases:
        wanted = read_edit(asked(PurchaseEdit, **sent))(a_purchase(terms=present))
        assert wanted == a_purchase(terms=replace(present, **changed)), sent


def test_what_is_its_own_is_changed_beside_the_terms() -> None:
    stop = "2026-12-01T10:00:00Z"
    sent = {"title": "Зима", "feePercent": "10,5", "deliveryCost": 5, "stopAt": stop, "minimumSum": 1, "picture": None}
    after = read_edit(asked(PurchaseEdit, **sent))(a_purchase(picture="https://i.mycdn.me/1.jpg", minimum_count=3))
    assert (after.title, after.fee, after.delivery_cost, after.minimum_sum) == ("Зима", 1_050, 5, 1)
    assert (after.stop_at, after.minimum_count, after.picture) == (datetime(2026, 12, 1, 10, tzinfo=UTC), 3, None)
    with pytest.raises(Invalid) as refusal:
        read_edit(asked(PurchaseEdit, feePercent="много"))
    assert refusal.value.field == "feePercent"


def test_a_stage_is_one_of_those_there_are_and_terms_have_no_misspelt_names() -> None:
    assert [asked(StageAsked, stage=each.value).stage for each in Stage] == list(Stage)
    for kind, wrong in ((StageAsked, {"stage": "over"}), (PurchaseEdit, {"payuntil": None}), (PurchaseAsked, {})):
        with pytest.raises(msgspec.ValidationError):
            asked(kind, **wrong)


def test_a_purchase_is_shown_with_its_terms_beside_it() -> None:
    terms = Terms(payment_open=True, details="Карта", place="Склад", hours="10–20", points=("north",))
    page = told(write_purchases(LookedPage([a_purchase(terms=terms, version=3)], "next"), {}))
    (shown,) = page["items"]
    assert (shown["paymentOpen"], shown["paymentDetails"], shown["place"], shown["hours"]) == (
        True,
        "Карта",
        "Склад",
        "10–20",
    )
    assert (shown["points"], shown["version"], shown["createdAt"]) == (["north"], 3, "2026-11-22T10:00:00Z")
    assert page["next"] == "next"
