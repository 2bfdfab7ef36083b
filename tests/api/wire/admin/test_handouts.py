"""What the desk says of a code and of an order."""

import msgspec
import pytest

from chalicelib.api.wire.admin.handouts import CodeAsked, HandoutAsked
from chalicelib.domain.orders.order import Handout
from tests.api.wire.plain import asked


def test_every_way_of_handing_out_is_read_by_its_own_word() -> None:
    assert [asked(HandoutAsked, handout=each.value).handout for each in Handout] == list(Handout)


def test_a_word_that_is_none_and_a_misspelt_name_are_refused() -> None:
    for kind, wrong in (
        (HandoutAsked, {"handout": "given"}),
        (HandoutAsked, {"handout": "handed_out", "by": "maria"}),
        (CodeAsked, {"text": "a code"}),
        (CodeAsked, {"code": 1001}),
    ):
        with pytest.raises(msgspec.ValidationError):
            asked(kind, **wrong)
