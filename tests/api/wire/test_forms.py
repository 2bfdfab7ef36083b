"""What all forms have in common."""

import msgspec
import pytest

from chalicelib.api.wire.forms import Asked, ListQuery, Wire, convert, read_field
from chalicelib.domain.errors import Invalid
from chalicelib.domain.money import read_basis_points
from tests.api.wire.plain import asked, told


class Shown(Wire, frozen=True):
    first_name: str
    since: str = msgspec.field(name="from", default="")


class Wished(Asked, frozen=True):
    delivery_cost: int = 0


class Thing(msgspec.Struct):
    first_name: str
    since: str
    secret: str = "never told"


def test_names_are_camels_outside_but_where_the_form_says_otherwise() -> None:
    assert told(Shown("Анна", "now")) == {"firstName": "Анна", "from": "now"}
    assert asked(Shown, firstName="Анна", **{"from": "now"}) == Shown("Анна", "now")


def test_what_an_organizer_misspells_is_refused_and_what_a_newer_page_sends_a_buyers_form_is_let_be() -> None:
    for misspelt in ("deliverycost", "delivery_cost", "colour"):
        with pytest.raises(msgspec.ValidationError, match=misspelt):
            asked(Wished, **{misspelt: 1})
    assert asked(ListQuery, colour="red") == ListQuery(None)


def test_a_thing_becomes_a_form_by_the_names_of_its_attributes_and_nothing_more_goes_out() -> None:
    assert told(convert(Thing("Анна", "now"), Shown)) == {"firstName": "Анна", "from": "now"}


def test_a_thing_without_an_attribute_of_the_form_is_an_error_of_ours() -> None:
    with pytest.raises(msgspec.ValidationError, match="field"):
        convert(ListQuery(), Shown)


def test_a_refusal_names_the_field_and_keeps_its_words() -> None:
    assert read_field("feePercent", read_basis_points, "10,5") == 1_050
    with pytest.raises(Invalid) as refusal:
        read_field("feePercent", read_basis_points, "много")
    assert (refusal.value.reason, refusal.value.field) == ("percent_unreadable", "feePercent")
    assert refusal.value.__cause__ is None
