"""Refusals: their reasons, their values, and what a log shows of them."""

import pytest

from chalicelib.domain import errors
from chalicelib.domain.errors import Conflict, Full, Invalid, KabinetError, NotYet, Stale, TooLarge, Unavailable


def kinds(kind: type[KabinetError] = KabinetError) -> list[type[KabinetError]]:
    found = [kind, *(each for child in kind.__subclasses__() for each in kinds(child))]
    return [each for each in found if each.__module__ == errors.__name__]


def test_without_a_reason_a_refusal_has_that_of_its_kind_and_no_two_kinds_have_the_same() -> None:
    reasons = [kind().reason for kind in kinds()]
    assert reasons == [kind.default for kind in kinds()]
    assert len(set(reasons)) == len(reasons) > 15


def test_a_log_shows_the_reason_and_no_value() -> None:
    for error in (Conflict("claim_repeated", name="Анна"), Invalid("text_too_long", "title", text="секрет")):
        assert str(error) == error.reason
        assert "Анна" not in repr(error)
        assert "секрет" not in repr(error)


def test_what_a_kind_knows_beside_is_no_value_of_its_sentence() -> None:
    full, invalid, unavailable = Full("point_full", counter="load/north", limit=5), Invalid("x", "title"), Unavailable()
    assert (full.counter, dict(full.values)) == ("load/north", {"limit": 5})
    assert (invalid.field, dict(invalid.values)) == ("title", {})
    assert (unavailable.retry_after, dict(unavailable.values)) == (1, {})


def test_whoever_catches_a_kind_catches_what_is_one_too() -> None:
    for kind, ancestor in (
        (TooLarge, Invalid),
        (Stale, Conflict),
        (errors.Erased, Stale),
        (errors.LaunchUsed, errors.Unauthorized),
        (NotYet, Unavailable),
        (errors.GroupNotConnected, errors.NotFound),
        (errors.Blocked, errors.Forbidden),
    ):
        with pytest.raises(ancestor):
            raise kind
