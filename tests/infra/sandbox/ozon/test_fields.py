"""A body is read strictly."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from infra.sandbox.ozon.errors import OzonError
from infra.sandbox.ozon.fields import Fields, read_moment, shown

MOMENT = datetime(2026, 11, 28, 10, tzinfo=UTC)


def refused(read: Callable[[Fields], Any], **given: Any) -> str:
    with pytest.raises(OzonError) as refusal:
        read(Fields(given))
    assert refusal.value.status == 400
    return refusal.value.message


def test_what_is_as_it_should_be() -> None:
    given = Fields({"a": "x", "n": 5, "f": True, "t": ["1"], "o": {"p": [{"n": 1}]}, "at": "2026-11-28T10:00:00Z"})
    assert (given.text("a"), given.number("n"), given.flag("f"), given.texts("t")) == ("x", 5, True, ["1"])
    assert given.moment("at") == given.maybe_moment("at") == MOMENT
    (inner,) = given.inside("o").objects("p")
    assert inner.only("n").number("n") == 1
    assert (given.text("no", "usual"), given.number("no", 7), given.flag("no"), given.texts("no")) == (
        "usual",
        7,
        False,
        [],
    )
    assert given.maybe_moment("no") is None
    assert given.inside("no").given == {}


def test_what_is_not() -> None:
    no_texts: list[Any] = [None, 5, [], {}, ""]
    for value in no_texts:
        assert "a" in refused(lambda given: given.text("a"), a=value)
    no_numbers: list[Any] = [None, "5", 1.0, True, 0, 1 << 63]
    for value in no_numbers:
        assert "n" in refused(lambda given: given.number("n"), n=value)
    no_lists: list[Any] = [None, [], [""], [5], "x"]
    for value in no_lists:
        assert "t" in refused(lambda given: given.texts("t", needed=True), t=value)
        assert "t" in refused(lambda given: given.objects("t"), t=value)
    assert "f" in refused(lambda given: given.flag("f"), f="true")
    assert "o" in refused(lambda given: given.inside("o", needed=True))
    assert "at" in refused(lambda given: given.moment("at"))


def test_an_unknown_name_is_refused_with_its_place() -> None:
    assert "o.dir" in refused(lambda given: given.inside("o").only("sort_dir"), o={"dir": "asc"})
    assert "p[1].x" in refused(lambda given: [each.only("n") for each in given.objects("p")], p=[{"n": 1}, {"x": 1}])


def test_moments_have_a_zone() -> None:
    for written in ("2026-11-28T10:00:00Z", "2026-11-28T13:00:00.123456789+03:00"):
        assert read_moment("at", written).replace(microsecond=0) == MOMENT
    for written in ("2026-11-28T10:00:00", "2026-11-28", "tomorrow", "2026-02-30T10:00:00Z"):
        with pytest.raises(OzonError, match="at"):
            read_moment("at", written)
    assert shown(MOMENT) == "2026-11-28T10:00:00Z"
