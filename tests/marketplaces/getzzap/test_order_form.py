"""An order in our own form."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.external.sighting import Phase, SeenBuyer, SeenLine, Sighting
from chalicelib.marketplaces.getzzap.order_form import read_order, truth
from tests.marketplaces.getzzap.payloads import ORDER


def read(claimed: Phase | None = None, **changes: Any) -> Sighting:
    found = read_order({**ORDER, **changes}, {"new": Phase.UNPAID}, UTC, claimed)
    assert found
    return found


def test_every_field_has_its_place() -> None:
    first = SeenLine(
        key="1", article="W 914/2", brand="MANN", name="Фильтр масляный", quantity=2, price=64_000, sum=128_000
    )
    second = SeenLine(key="C 25 114", article="C 25 114", name="", quantity=None, quantity_text="есть", sum=90_000)
    assert read() == Sighting(
        order="GZ-1001",
        phase=Phase.OPEN,
        status="new",
        lines=(first, second),
        created_at=datetime(2026, 11, 28, 7, 5, tzinfo=UTC),
        changed_at=datetime(2026, 11, 28, 7, 5, 0, 123_456, tzinfo=UTC),
        ship_until=datetime(2026, 11, 29, 15, tzinfo=UTC),
        buyer=SeenBuyer("b-1", "Пётр Иванов", "+7 916 123-45-67", "petr@example.org"),
        region="Москва",
        comment="Позвоните заранее",
        free_refusal=False,
        extra={"warehouse": "7"},
    )


def test_the_phase_that_is_told_wins_over_the_status_and_that_over_what_is_claimed() -> None:
    for phase, status, claimed, read_as in (
        ("accepted", "new", Phase.OPEN, Phase.ACCEPTED),
        ("ACCEPTED", "new", None, Phase.ACCEPTED),
        ("?", "new", Phase.OPEN, Phase.UNPAID),
        (None, "other", Phase.CANCELLED, Phase.CANCELLED),
        (None, "other", None, Phase.UNKNOWN),
        (None, None, None, Phase.UNKNOWN),
    ):
        assert read(claimed, phase=phase, status=status).phase is read_as, (phase, status)


def test_a_number_that_is_too_long_is_none_since_two_of_them_may_begin_alike() -> None:
    assert read(order="9" * 100).order == "9" * 100
    assert read_order({**ORDER, "order": "9" * 101}, {}, UTC) is None


def test_of_many_lines_names_are_short() -> None:
    named = {"article": "A", "name": "Ж" * 400}
    assert {len(line.name) for line in read(lines=[named] * 50).lines} == {300}
    assert {len(line.name) for line in read(lines=[named] * 51).lines} == {60}


def test_keys_of_lines_are_theirs_and_never_twice() -> None:
    lines = [{"article": "A"}, {"article": "A"}, {"sku": 7, "article": "A"}, {}, {"key": "A"}, None]
    assert [line.key for line in read(lines=lines).lines] == ["A", "A#2", "7", "4", "A#3"]
    assert read(lines="x").lines == ()
    assert len(read(lines=[{}] * 400).lines) == 250


def test_money_is_in_roubles_or_said_to_be_minor() -> None:
    for line, price in (
        ({"price": 12.5}, None),
        ({"price": "12.50"}, 1_250),
        ({"price_minor": 1250}, 1_250),
        ({"price_minor": "1250"}, 1_250),
        ({"price_minor": "12.5"}, None),
        ({"price": -1, "price_minor": 5}, None),
        ({}, None),
    ):
        assert read(lines=[line]).lines[0].price == price, line


def test_a_substitute_number_is_nobodys() -> None:
    for buyer, substitute in (
        ({"phone": "+79161234567", "substitute": True}, True),
        ({"phone": "+79161234567", "substitute": "yes"}, True),
        ({"phone": "+79999999999"}, True),
        ({"phone": "+79161234567"}, False),
    ):
        known = read(buyer=buyer).buyer
        assert known
        assert known.substitute is substitute
    nobodies: tuple[Any, ...] = (None, {}, [], "Анна", {"name": ""})
    for nobody in nobodies:
        assert read(buyer=nobody).buyer is None


def test_truth_is_told_in_many_ways() -> None:
    for told, read_as in ((True, True), ("true", True), (1, True), ("нет", False), (0, False), ("?", None), ([], None)):
        assert truth(told) is read_as


@pytest.mark.parametrize("number", [None, "", [], {}, True])
def test_without_a_number_there_is_no_order(number: object) -> None:
    assert read_order({**ORDER, "order": number}, {}, UTC) is None


def test_every_field_may_be_missing() -> None:
    for name in ORDER:
        left = {field: value for field, value in ORDER.items() if field != name}
        assert (read_order(left, {}, UTC) is None) == (name == "order")
