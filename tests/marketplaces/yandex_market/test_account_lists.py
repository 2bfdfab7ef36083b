"""Orders of Yandex Market in lists: pages, windows, cursors."""

from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.errors import Invalid
from tests.marketplaces.yandex_market.conftest import Market, Shop
from tests.marketplaces.yandex_market.looking import hours_around


def test_a_list_comes_in_pages_with_every_order_once(market: Market, shop: Shop) -> None:
    made = [market.order(silent=True)["orderId"] for _ in range(120)]
    market.order(campaign=700002, silent=True)
    (since, until), cursor, found = hours_around(), None, []
    for _ in range(10):
        page = shop.account.list(since, until, cursor)
        times = [each.changed_at for each in page.sightings if each.changed_at]
        assert times == sorted(times)
        found += [int(each.order) for each in page.sightings]
        cursor = page.cursor
        if cursor is None:
            break
    assert sorted(found) == made
    assert len(shop.asked) == 3


def test_a_list_is_of_what_changed_between_two_moments(market: Market, shop: Shop) -> None:
    market.order(minutes_ago=3 * 60, silent=True)
    made = market.order(minutes_ago=20, silent=True)
    page = shop.account.list(*hours_around())
    assert [each.order for each in page.sightings] == [str(made["orderId"])]
    assert page.sightings[0].buyer is None


def test_a_long_span_is_listed_in_windows_of_a_month(market: Market, shop: Shop) -> None:
    made = [market.order(minutes_ago=days * 24 * 60, silent=True)["orderId"] for days in (65, 35, 5)]
    until = datetime.now(UTC)
    cursor, found, calls = None, [], 0
    while calls == 0 or cursor:
        page = shop.account.list(until - timedelta(days=70), until, cursor)
        found += [int(each.order) for each in page.sightings]
        cursor, calls = page.cursor, calls + 1
    assert (found, calls) == (made, 3)


def test_a_cursor_of_nobody_is_refused(shop: Shop) -> None:
    for cursor in ("x", "~", "5", "-1~", "999999999999~", "٣~"):
        with pytest.raises(Invalid, match="cursor_foreign"):
            shop.account.list(*hours_around(), cursor)
    assert shop.asked == []


def test_a_list_names_the_orders_whose_buyers_a_read_would_tell(market: Market, shop: Shop) -> None:
    told, moved, another = market.order(), market.order(substatus="READY_TO_SHIP"), market.order(program="FBS")
    page = shop.account.list(*hours_around())
    assert {each.order for each in page.sightings} >= {str(each["orderId"]) for each in (told, moved, another)}
    assert {each for each in page.partial if each in {str(one["orderId"]) for one in (told, moved, another)}} == {
        str(told["orderId"])
    }
