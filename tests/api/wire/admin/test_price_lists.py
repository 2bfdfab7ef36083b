"""Price lists ↔ JSON."""

import msgspec

from chalicelib.api.wire.admin.price_lists import PriceListChanged, read_change, write_price_lists
from tests.factories import NOW, a_price_list


def test_what_is_not_named_stays() -> None:
    for body, after in ((b"{}", {}), (b'{"active": false}', {"active": False}), (b'{"title": "x"}', {"title": "x"})):
        assert read_change(msgspec.json.decode(body, type=PriceListChanged))(a_price_list()) == a_price_list(**after)


def test_a_list_tells_when_it_was_put_away() -> None:
    (first, second) = write_price_lists([a_price_list(), a_price_list(archived_at=NOW)]).items
    assert (first.archived_at, second.archived_at) == (None, NOW)
