"""A posting as it is shown, read as a sighting."""

import json
from datetime import UTC, datetime
from typing import Any

from chalicelib.domain.external.sighting import Need, NeedKind, Phase, SeenBuyer, Sighting
from chalicelib.marketplaces.ozon.orders import read_posting
from chalicelib.marketplaces.ozon.values import read_json
from tests.marketplaces.ozon.payloads import NAME, PHONE, PRODUCT, READ_POSTING


def read(**changes: Any) -> Sighting:
    found = read_posting(read_json(json.dumps({**READ_POSTING, **changes}).encode()))
    assert found is not None
    return found


def products(*changes: dict[str, Any]) -> Sighting:
    return read(products=[{**PRODUCT, **each} for each in changes])


def test_a_posting_is_an_order_within_a_group() -> None:
    seen = read()
    assert (seen.order, seen.group, seen.phase) == ("46231993-0568-11", "46231993-0568", Phase.OPEN)
    assert (seen.status, seen.substatus, seen.currency) == ("awaiting_packaging", "posting_created", "RUB")
    assert seen.created_at == datetime(2026, 11, 26, 6, 56, 36, tzinfo=UTC)
    assert seen.ship_until == datetime(2026, 11, 27, 12, tzinfo=UTC)
    assert (seen.changed_at, seen.parent, seen.free_refusal, seen.test, seen.origin) == (None, "", None, False, None)
    assert (seen.region, seen.city, seen.comment) == ("МОСКВА", "Москва", "этаж 3")
    assert seen.extra["actions"] == "cancel,ship_with_additional_info,product_cancel"
    assert (seen.extra["warehouse"], seen.extra["flow"]) == ("18850503335000", "ozon")


def test_its_group_follows_from_its_number_where_none_is_told() -> None:
    assert read(order_number=None).group == "46231993-0568"


def test_without_a_number_it_is_none() -> None:
    numbers: list[Any] = [None, "", 0.5, [], "x" * 500, True]
    for number in numbers:
        assert read_posting({**READ_POSTING, "posting_number": number}) is None


def test_lines_are_known_by_their_sku_and_told_apart_where_one_comes_twice() -> None:
    seen = read()
    first, second = seen.lines
    assert (first.key, first.sku, first.article) == ("147451959", "147451959", "BX-0986")
    assert (first.quantity, first.price, first.sum) == (2, 153000, 306000)
    assert (second.key, second.quantity, second.price) == ("147451960", 1, 9990)
    assert [line.key for line in products({}, {}, {"sku": 5}, {}).lines] == [
        "147451959",
        "147451959.2",
        "5",
        "147451959.3",
    ]
    nameless = products({"sku": None}, {"sku": None, "offer_id": None}, {"sku": None}).lines
    assert [line.key for line in nameless] == ["BX-0986", "line-2", "BX-0986.2"]


def test_a_price_may_be_a_text_a_number_or_an_object() -> None:
    prices: list[Any] = ["1530.0000", 1530, {"amount": "1530.00", "currency": "RUB"}, {"amount": 1530.0}, "1530,00"]
    assert {products({"price": price}).lines[0].price for price in prices} == {153000}
    odd: list[Any] = [None, "", "-1", "даром", [], {"amount": None}, True]
    for price in odd:
        line = products({"price": price}).lines[0]
        assert (line.price, line.sum) == (None, None)


def test_a_quantity_is_whole_pieces_or_what_it_says() -> None:
    for given, pieces, said in (
        (2, 2, ""),
        ("2", 2, ""),
        (2.0, 2, ""),
        (0, None, "0"),
        (-3, None, "-3"),
        (1.5, None, "1.5"),
        ("В наличии", None, "В наличии"),
        (10**30, None, str(10**30)[:50]),
        (None, None, ""),
        (True, None, ""),
        ([1], None, ""),
    ):
        line = products({"quantity": given}).lines[0]
        assert (line.quantity, line.quantity_text) == (pieces, said)
        assert line.sum == (None if pieces is None else 153000 * pieces)


def test_the_currency_is_that_of_the_goods() -> None:
    assert products({"currency_code": "byn"}).currency == "BYN"
    assert products({"currency_code": None, "price": {"amount": "1", "currency": "KZT"}}).currency == "KZT"
    assert read(products=[]).currency == products({"currency_code": "рубли"}).currency == "RUB"


def test_a_buyers_phone_is_a_substitute() -> None:
    assert read().buyer == SeenBuyer(id="60069000000000001", name=NAME, phone=PHONE, substitute=True)
    assert read(customer=None).buyer == SeenBuyer(name="Получатель", phone="+79990000000", substitute=True)
    assert read(customer=None, addressee=None).buyer is None
    assert read(customer={"customer_id": 0, "phone": ""}, addressee={}).buyer is None


def test_the_region_of_the_address_helps_out() -> None:
    seen = read(analytics_data=None)
    assert (seen.region, seen.city) == ("Татарстан", "Казань")
    assert (read(analytics_data={}, customer=None).region, read(analytics_data=[], customer=None).city) == ("", "")


def test_needs_are_told_line_by_line() -> None:
    assert read().needs == (
        Need(NeedKind.COUNTRY, "147451960", "products_requiring_country"),
        Need(NeedKind.MARKING, "147451959", "products_requiring_mandatory_mark"),
    )
    kinds = {
        "gtd": NeedKind.CUSTOMS,
        "country": NeedKind.COUNTRY,
        "change_country": NeedKind.COUNTRY,
        "mandatory_mark": NeedKind.MARKING,
        "rnpt": NeedKind.RNPT,
        "jw_uin": NeedKind.UIN,
        "weight": NeedKind.WEIGHT,
        "imei": NeedKind.IMEI,
        "of_next_year": NeedKind.OTHER,
    }
    for name, kind in kinds.items():
        (need,) = read(requirements={f"products_requiring_{name}": [147451959]}).needs
        assert (need.kind, need.line, need.name) == (kind, "147451959", f"products_requiring_{name}")


def test_every_line_of_a_sku_needs_it_and_a_foreign_sku_is_not_lost() -> None:
    seen = read(products=[PRODUCT, PRODUCT], requirements={"products_requiring_imei": [147451959, "147451959", 5]})
    assert [need.line for need in seen.needs] == ["147451959", "147451959.2", "5"]


def test_needs_that_no_line_has() -> None:
    bare = {"requirements": None, "available_actions": ["ship_with_additional_info"]}
    assert read(**bare).needs == (Need(NeedKind.OTHER, "", "ship_with_additional_info"),)
    assert read(**bare, is_multibox=True).needs == (Need(NeedKind.OTHER, "", "is_multibox"),)
    assert read(requirements={"products_requiring_imei": "147451959"}, available_actions=["ship"]).needs == ()


def test_a_split_names_its_parent() -> None:
    assert read(parent_posting_number="46231993-0568-1").parent == "46231993-0568-1"
    assert read(status="cancelled_from_split_pending").phase is Phase.SPLIT


def test_who_cancelled_and_where_it_was_sold_are_kept() -> None:
    seen = read(
        status="cancelled",
        cancellation={"cancellation_type": "client", "cancel_reason": "Передумал"},
        external_order={"is_external": True, "platform_name": "Мегамаркет"},
    )
    assert (seen.phase, seen.extra["initiator"], seen.extra["cancel_reason"]) == (
        Phase.CANCELLED,
        "client",
        "Передумал",
    )
    assert seen.extra["platform"] == "Мегамаркет"
    assert "platform" not in read(external_order={"is_external": False, "platform_name": "x"}).extra
