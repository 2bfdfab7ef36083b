"""A body that is wrong is refused with what would be right."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

import msgspec
import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.edge.validation import refusal_of
from chalicelib.texts import LANGUAGES, Catalogue


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Piece(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    price: int


class Thing(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    title: str
    open: bool = False
    colour: Colour = Colour.RED
    colours: tuple[Colour, ...] = ()
    pay_until: datetime | msgspec.UnsetType | None = msgspec.UNSET
    collect_from: date | None = None
    limit: int | None = None
    pieces: tuple[Piece, ...] = ()


def refused(body: str) -> Invalid:
    with pytest.raises(msgspec.ValidationError) as fault:
        msgspec.json.decode(body, type=Thing)
    return refusal_of(str(fault.value), Thing)


def refused_field(field: str, value: str) -> Invalid:
    return refused(f'{{"title": "x", "{field}": {value}}}')


@pytest.mark.parametrize(
    ("field", "value", "reason"),
    [
        ("limit", '"5"', "integer_unreadable"),
        ("limit", "1.5", "integer_unreadable"),
        ("limit", "true", "integer_unreadable"),
        ("open", '"yes"', "flag_unreadable"),
        ("payUntil", '"2026-11-25"', "time_unreadable"),
        ("payUntil", "5", "time_unreadable"),
        ("collectFrom", '"05.12.2026"', "date_unreadable"),
        ("collectFrom", "5", "date_unreadable"),
        ("colours", '"red"', "list_unreadable"),
        ("pieces", "[5]", "field_unreadable"),
    ],
)
def test_the_sentence_says_what_is_needed_there(field: str, value: str, reason: str) -> None:
    assert refused_field(field, value).reason == reason


@pytest.mark.parametrize("value", ["1", "null", "[]"])
def test_text_is_text(value: str) -> None:
    assert refused(f'{{"title": {value}}}').reason == "text_unreadable"


@pytest.mark.parametrize(("field", "value"), [("colour", '"green"'), ("colours", '["red", "green"]')])
def test_of_a_choice_all_is_named_that_may_be_chosen(field: str, value: str) -> None:
    refusal = refused_field(field, value)
    assert (refusal.reason, refusal.values["choices"]) == ("choice_unreadable", "red, blue")


def test_what_is_missing_is_named() -> None:
    assert told(refused("{}")) == ("field_missing", "title", "title")
    assert told(refused_field("pieces", "[{}]")) == ("field_missing", "pieces[0].price", "price")


def test_a_misspelt_name_is_named_and_a_long_one_cut() -> None:
    assert told(refused_field("payuntil", "1")) == ("field_unknown", "payuntil", "payuntil")
    assert told(refused_field("p" * 500, "1")) == ("field_unknown", "p" * 40, "p" * 40)
    assert told(refused_field("pieces", '[{"price": 1, "prise": 1}]')) == ("field_unknown", "pieces[0].prise", "prise")


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_somebody_calls_a_field_stays_text(language: str) -> None:
    refusal = refused_field("{limit.real}", "1")
    assert "{limit.real}" in Catalogue().phrase(language, f"errors.{refusal.reason}", **refusal.values)


def told(refusal: Invalid) -> tuple[str, Any, object]:
    return refusal.reason, refusal.field, refusal.values["name"]
