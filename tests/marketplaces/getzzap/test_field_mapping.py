"""Somebody else's order in our form."""

from typing import Any

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.getzzap.field_mapping import FieldMapping
from tests.marketplaces.getzzap.payloads import FOREIGN, ORDER, PROFILE

MAPPING = FieldMapping(**PROFILE["mapping"]).checked()


def test_our_own_form_is_left_as_it_is() -> None:
    form = FieldMapping().checked().applied(ORDER)
    assert {name: form[name] for name in ORDER if name not in ("lines", "seller")} == {
        name: value for name, value in ORDER.items() if name not in ("lines", "seller")
    }
    assert [line["article"] for line in form["lines"]] == ["W 914/2", "C 25 114"]


def test_paths_bring_another_into_it() -> None:
    assert MAPPING.applied(FOREIGN["data"]["rows"][0]) == {
        "order": 55,
        "status": "WAIT",
        "created_at": 1795849500,
        "buyer": {"name": "Анна", "phone": "89161234567"},
        "extra": {"wh": 1},
        "lines": [
            {"key": 1, "article": "A-1", "quantity": "3", "price_minor": 12345},
            {"key": 2, "article": "A-2", "quantity": 1, "price_minor": 500},
        ],
    }


def test_an_order_may_be_its_only_line() -> None:
    flat = FieldMapping({"order": "n"}, "@", {"article": "part"}).checked()
    assert flat.applied({"n": 1, "part": "W"})["lines"] == [{"article": "W"}]
    odds: tuple[Any, ...] = (None, 5, "x", [], [[]])
    for odd in odds:
        assert flat.applied(odd)["lines"] == []


def test_what_is_no_field_of_ours_and_no_path_is_refused() -> None:
    for mapping, field in (
        (FieldMapping({"colour": "a"}), "fields.colour"),
        (FieldMapping({"buyer.age": "a"}), "fields.buyer.age"),
        (FieldMapping({"order": "length(@)"}), "fields.order"),
        (FieldMapping(lines="["), "lines"),
        (FieldMapping(line_fields={"colour": "a"}), "line_fields.colour"),
        (FieldMapping(line_fields={"key": ""}), "line_fields.key"),
    ):
        with pytest.raises(Invalid) as refused:
            mapping.checked()
        assert refused.value.field == field
