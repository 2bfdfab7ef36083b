"""A row of ZZAP in our words."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

from chalicelib.domain.external.sighting import Phase, SeenBuyer, SeenLine, Sighting
from chalicelib.marketplaces.zzap.orders import read_order
from chalicelib.marketplaces.zzap.status_codes import StatusCodes
from tests.marketplaces.zzap.payloads import ROW, row

CODES = StatusCodes({"100": Phase.OPEN}, accepted="110", refused="120", prepaid=frozenset({"105"}))


def read(**changes: Any) -> Sighting:
    found = read_order(row(**changes), CODES, ZoneInfo("Europe/Moscow"))
    assert found
    return found


def test_an_order_is_one_line() -> None:
    line = SeenLine(
        key="1",
        article="W 914/2",
        name="Фильтр масляный <W914/2> & ко",
        brand="MANN",
        quantity=2,
        price=64_050,
        sum=128_100,
    )
    assert read() == Sighting(
        order="71000001",
        phase=Phase.OPEN,
        status="100",
        lines=(line,),
        created_at=datetime(2026, 11, 28, 7, 5, tzinfo=UTC),
        buyer=SeenBuyer(name="Пётр Иванов", phone="+7 916 123-45-67", email="petr@example.org"),
        comment="Позвоните заранее",
        extra={"qty": "В наличии", "delivery_days": "0"},
    )


def test_how_many_are_wanted_is_never_guessed() -> None:
    for told, quantity, said in (
        ("1", 1, ""),
        (3, 3, ""),
        ("2.0", 2, ""),
        ("Заказ", None, "Заказ"),
        ("2,5", None, "2,5"),
        ("0", None, "0"),
        (-1, None, "-1"),
        (None, None, "В наличии"),
        ({}, None, "В наличии"),
    ):
        line = read(qty_order=told).lines[0]
        assert (line.quantity, line.quantity_text) == (quantity, said), told


def test_what_stands_in_stock_is_not_what_is_wanted() -> None:
    line = read(qty_order=None, qty="15").lines[0]
    assert (line.quantity, line.quantity_text, line.sum) == (None, "15", None)


def test_a_price_is_exact_or_none() -> None:
    for told, price in (("640,50", 64_050), (640.5, None), ("1 234 р.", 123_400), (-1, None), ("договорная", None)):
        assert read(priceV2=told).lines[0].price == price, told
    assert read(priceV2=None, price="700 р.").lines[0].price == 70_000


def test_the_account_says_where_it_stands_and_what_a_refusal_costs() -> None:
    for code, phase, free in (
        (100, Phase.OPEN, None),
        ("110", Phase.ACCEPTED, None),
        (120, Phase.CANCELLED, None),
        (105, Phase.UNKNOWN, False),
        (None, Phase.OPEN, None),
        ([], Phase.OPEN, None),
        ("новый", Phase.UNKNOWN, None),
    ):
        found = read(code_track=code)
        assert (found.phase, found.free_refusal) == (phase, free), code


def test_a_phone_comes_as_it_is_and_one_of_nobody_is_marked() -> None:
    for phone, substitute in (("8 (916) 123-45-67", False), ("+7 999 999-99-99", True), ("", False)):
        buyer = read(client_phone=phone).buyer
        assert buyer
        assert (buyer.phone, buyer.substitute) == (phone, substitute)


def test_two_of_one_name_and_one_of_two_phones_are_told_apart_by_nothing_but_what_came() -> None:
    first, second = (read(client_phone=phone).buyer for phone in ("+79161234567", "8 916 765-43-21"))
    assert first
    assert second
    assert first.name == second.name
    assert first.phone != second.phone
    assert not first.id
    assert not second.id


def test_nobody_is_no_buyer() -> None:
    assert read(client_name=None, client_phone="", client_email=None).buyer is None


def test_the_time_of_the_last_event_is_taken_where_it_is_told() -> None:
    assert read(event_date="28.11.2026 12:00").changed_at == datetime(2026, 11, 28, 9, tzinfo=UTC)
    assert read().changed_at is None


def test_words_of_both_fields_are_kept_once() -> None:
    assert read(comment="а", message="б").comment == "а\nб"
    assert read(comment="а", message="а").comment == "а"


def test_a_row_without_a_number_is_none() -> None:
    numbers: tuple[Any, ...] = (None, "", [], True)
    for number in numbers:
        assert read_order(row(code_order=number), CODES, ZoneInfo("UTC")) is None


def test_every_field_may_be_missing() -> None:
    for name in ROW:
        left = {field: value for field, value in ROW.items() if field != name}
        assert (read_order(left, CODES, ZoneInfo("UTC")) is None) == (name == "code_order")
