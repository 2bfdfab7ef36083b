"""Orders as the Market lists them, in our words."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.external.sighting import NeedKind, Origin, Phase, SeenLine, Sighting
from chalicelib.marketplaces.yandex_market.orders import read_order
from chalicelib.marketplaces.yandex_market.reading import parsed
from tests.marketplaces.yandex_market.payloads import CAMPAIGN, ORDER, item, order


def read(**changes: Any) -> Sighting:
    found = read_order(parsed(json.dumps(order(**changes)).encode()))
    assert found
    return found


def line(**changes: Any) -> SeenLine:
    return read(items=[item(**changes)]).lines[0]


def test_an_order_is_read_whole() -> None:
    seen = read()
    assert (seen.order, seen.phase, seen.status, seen.substatus) == (str(ORDER), Phase.OPEN, "PROCESSING", "STARTED")
    assert seen.created_at == datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC)
    assert seen.changed_at == datetime(2026, 11, 22, 10, 20, 30, 759_000, tzinfo=UTC)
    assert seen.ship_until == datetime(2026, 11, 23, 12, 30, tzinfo=UTC)
    assert (seen.region, seen.city, seen.comment) == ("Москва и Московская область", "Москва", "Позвоните заранее")
    assert (seen.currency, seen.test, seen.origin, seen.buyer, seen.needs) == ("RUB", False, None, None, ())
    assert (seen.free_refusal, seen.parent, seen.group) == (None, "", "")
    assert seen.extra["campaign"] == str(CAMPAIGN)
    assert (seen.extra["program"], seen.extra["cashback"], seen.extra["subsidy"]) == ("DBS", "5050", "10000")


def test_a_price_is_of_all_pieces_of_a_line() -> None:
    first, second = read().lines
    assert first == SeenLine(
        "560000000001", "OC90", "Фильтр масляный", 3, quantity_text="3", price=154_685, sum=464_055
    )
    assert (second.key, second.article, second.quantity, second.price, second.sum) == (
        "560000000002",
        "W 712/52",
        1,
        None,
        None,
    )


@pytest.mark.parametrize(
    ("value", "total"),
    [
        (4590, 459_000),
        ("4590.00", 459_000),
        (0, 0),
        (-1, None),
        ("дорого", None),
        (None, None),
        ([], None),
        (True, None),
    ],
)
def test_a_sum_comes_in_every_form(value: Any, total: int | None) -> None:
    seen = line(prices={"payment": {"value": value, "currencyId": "RUR"}})
    assert (seen.sum, seen.price) == (total, None if total is None else total // 3)


@pytest.mark.parametrize(
    ("points", "total"),
    [({"value": 90}, 468_000), ({"value": 0}, 459_000), (None, 459_000), ({}, None), ({"value": "много"}, None)],
)
def test_what_is_paid_with_points_is_part_of_the_price_and_a_subsidy_is_not(points: Any, total: int | None) -> None:
    payment, subsidy = {"value": 4590, "currencyId": "RUR"}, {"value": 700, "currencyId": "RUR"}
    seen = line(prices={"payment": payment, "cashback": points, "subsidy": subsidy})
    assert (seen.sum, seen.price) == (total, None if total is None else total // 3)
    assert line(prices={"payment": {"value": 0}, "cashback": {"value": 4590}}).sum == 459_000


@pytest.mark.parametrize("count", [0, -1, 1.5, "в наличии", "", None, True, [2]])
def test_a_count_that_is_none_is_told_as_it_came(count: Any) -> None:
    seen = line(count=count)
    assert (seen.quantity, seen.price) == (None, None)
    assert seen.quantity_text == (str(count) if isinstance(count, str | int | float) and count is not True else "")


def test_a_count_may_be_text() -> None:
    assert (line(count="3").quantity, line(count=2.0).quantity) == (3, 2)


@pytest.mark.parametrize(
    ("count", "units", "gone"),
    [
        (3, [("CREATED", 2), ("CANCELLED", 1)], 1),  # counted among the three
        (2, [("CREATED", 2), ("CANCELLED", 1)], 0),  # no longer counted
        (3, [("CANCELLED", 3)], 3),
        (3, [("REJECTED", 1), ("RETURNED", 2)], 0),
        (3, [("CANCELLED", "1")], 1),
        (3, [("CANCELLED", -1), ("CANCELLED", None)], 0),
        (1, [("CANCELLED", 9)], 1),
    ],
)
def test_cancelled_pieces_are_told_once(count: int, units: list[tuple[str, Any]], gone: int) -> None:
    statuses = [{"status": status, "count": number} for status, number in units]
    assert line(count=count, itemStatuses=statuses).cancelled == gone


def test_lines_have_keys_for_ever() -> None:
    items = [item(), item(), item(id=None), item(id=None, offerId=None), item(id="5"), item(id="x")]
    assert [each.key for each in read(items=items).lines] == [
        "560000000001",
        "560000000001#2",
        "OC90",
        "5",
        "OC90#2",
    ]


@pytest.mark.parametrize(
    ("asked", "given", "needs"),
    [
        (["CIS"], None, [NeedKind.MARKING]),
        (["UIN", "RNPT", "GTD"], None, [NeedKind.UIN, NeedKind.RNPT, NeedKind.CUSTOMS]),
        (["CIS_OPTIONAL"], None, []),
        (["RUNES"], None, [NeedKind.OTHER]),
        (["CIS"], [{"cis": "a"}, {"cis": "b"}], [NeedKind.MARKING]),
        (["CIS"], [{"cis": "a"}, {"cis": "b"}, {"cis": "c"}], []),
        (["CIS", "CIS", 5, None], None, [NeedKind.MARKING]),
        ("CIS", None, []),
        (None, None, []),
    ],
)
def test_marks_are_needed_until_every_piece_has_one(asked: Any, given: Any, needs: list[NeedKind]) -> None:
    seen = read(items=[item(requiredInstanceTypes=asked, instances=given)])
    assert [need.kind for need in seen.needs] == needs
    assert {need.line for need in seen.needs} <= {"560000000001"}


@pytest.mark.parametrize(
    ("platform", "program", "external", "origin"),
    [
        ("MARKET", "DBS", "A-17", None),
        (None, "FBS", "A-17", None),
        ("OZON", "LAAS", "46231993-0568-11", Origin("ozon", "46231993-0568-11")),
        ("OZON", "LAAS", None, Origin("ozon", "")),
        ("WILDBERRIES", "LAAS", "7", Origin("wildberries", "7")),
        ("OTHER", "LAAS", "7", Origin("other", "7")),
        ("MARKET", "LAAS", "7", Origin("other", "7")),
        ("LAMODA", "FBS", "7", Origin("lamoda", "7")),
        (5, 5, 5, None),
    ],
)
def test_a_sale_made_elsewhere_says_so(platform: Any, program: Any, external: Any, origin: Origin | None) -> None:
    assert read(sourcePlatform=platform, programType=program, externalOrderId=external).origin == origin


def test_the_currency_is_told_with_a_price() -> None:
    for code, read_as in (("RUR", "RUB"), ("KZT", "KZT"), ("BYR", "BYN"), (None, "RUB"), (5, "RUB")):
        assert read(items=[item(prices={"payment": {"value": 1, "currencyId": code}})]).currency == read_as
    total = {"payment": {"value": 1, "currencyId": "UZS"}}
    assert read(prices=total).currency == "UZS"


def test_a_test_order_is_one_and_an_order_may_come_in_the_older_form() -> None:
    assert read(fake=True).test
    assert not read(fake="true").test
    older = read(orderId=None, id=7, creationDate="22-11-2026 13:15:30", buyer={"id": "b", "firstName": "Анна"})
    assert (older.order, older.created_at) == ("7", datetime(2026, 11, 22, 10, 15, 30, tzinfo=UTC))
    assert older.buyer
    assert older.buyer.name == "Анна"


def test_what_is_missing_or_of_another_type_costs_nothing_else() -> None:
    odd: tuple[Any, ...] = (None, 5, "x", [], {}, True)
    for name in order():
        if name != "orderId":
            for value in odd:
                assert read(**{name: value}).order == str(ORDER)


@pytest.mark.parametrize("number", [None, 0, -1, "x", "", 1.5, True, [], {}])
def test_an_order_without_a_number_is_none(number: Any) -> None:
    assert read_order(parsed(json.dumps(order(orderId=number)).encode())) is None


def test_a_number_of_any_length_is_text() -> None:
    assert read(orderId=9223372036854775808).order == "9223372036854775808"
    assert read(orderId="00041").order == "41"
