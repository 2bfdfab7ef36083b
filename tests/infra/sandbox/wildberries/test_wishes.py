"""A task as it is wished."""

from typing import Any

import pytest

from infra.sandbox.wildberries.wishes import USUAL, read_about
from infra.sandbox.wire import Refused


def test_what_is_not_wished_is_usual() -> None:
    about = read_about({})
    assert about == {**USUAL, "options": {"isB2B": False}, "createdAt": None}


def test_a_price_that_is_wished_alone_is_the_converted_one_too() -> None:
    assert read_about({"price": 5})["convertedPrice"] == 5
    assert read_about({"price": 5, "convertedPrice": 7})["convertedPrice"] == 7


def test_nonsense_is_refused_in_words() -> None:
    wishes: list[dict[str, Any]] = [
        {"price": "5"},
        {"requiredMeta": "uin"},
        {"createdAt": "вчера"},
        {"createdAt": "2026-11-22T10:00:00"},
    ]
    for wish in wishes:
        with pytest.raises(Refused):
            read_about(wish)
