"""What a caller sends, held to the document."""

from typing import Any

import pytest

from infra.sandbox.yandex_market import given
from infra.sandbox.yandex_market.errors import MarketError


def test_what_is_not_sent_is_none() -> None:
    for read in (given.moment, given.day):
        assert read({}, "x") is None
        assert read({"x": None}, "x") is None
    assert given.listing({}, "x") is None
    assert given.numbers({"x": None}, "x", 5) is None
    assert given.words({}, "x", ("a",)) is None


def test_what_fits_is_read() -> None:
    assert given.numbers({"x": [1, 2]}, "x", 2) == [1, 2]
    assert given.words({"x": ["a"]}, "x", ("a", "b")) == ["a"]
    assert given.words({"x": ["anything"]}, "x", None) == ["anything"]
    assert given.object_of({"a": 1}, "x") == {"a": 1}
    assert given.whole(0, "x", 0) == 0


WHOLE: list[Any] = ["1", 1.0, True, None, 0, -1, 1 << 63]
OBJECTS: list[Any] = [None, [], "x", 5]
REFUSED: list[tuple[Any, Any]] = [
    *((given.whole, each) for each in WHOLE),
    *((given.object_of, each) for each in OBJECTS),
]


def test_what_does_not_fit_is_refused() -> None:
    for read, value in REFUSED:
        with pytest.raises(MarketError) as refused:
            read(value, "x")
        assert refused.value.status == 400, value


def test_what_is_missing_or_unknown_is_named() -> None:
    with pytest.raises(MarketError, match="Missing field 'x'"):
        given.required({"x": None}, "x")
    with pytest.raises(MarketError, match="Unknown field: 'y'"):
        given.only({"y": 1}, "x")
