"""A choice of a pickup point, as it is asked for."""

import msgspec
import pytest

from chalicelib.api.wire.pickup import Closing, PointWished
from tests.api.wire.plain import asked, told


def test_no_point_is_a_wish_too_and_has_to_be_said() -> None:
    assert asked(PointWished, point="north") == PointWished("north")
    assert asked(PointWished, point=None) == PointWished(None)
    for wrong in ({}, {"point": 5}, {"point": ["north"]}):
        with pytest.raises(msgspec.ValidationError):
            asked(PointWished, **wrong)


def test_a_closing_without_an_end_lasts_until_somebody_opens() -> None:
    assert told(Closing(None, "ремонт")) == {"until": None, "reason": "ремонт"}
