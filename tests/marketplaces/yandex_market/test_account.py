"""An account of Yandex Market against the played one."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotYet, Unavailable
from chalicelib.domain.external.sighting import Origin, Phase, Sighting
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, Refusing
from tests.marketplaces.yandex_market.conftest import FOREIGN, LOOKING, PRICES, Market, Shop


def seen(shop: Shop, made: dict[str, Any]) -> Sighting:
    found = shop.account.read(str(made["orderId"]))
    assert found
    return found


def all_pieces(order: Sighting) -> dict[str, int]:
    return {line.key: line.quantity or 0 for line in order.lines}


def hours_around() -> tuple[datetime, datetime]:
    now = datetime.now(UTC)
    return now - timedelta(hours=1), now + timedelta(hours=1)


# Who it is


def test_the_check_says_who_it_is(shop: Shop) -> None:
    checked = shop.account.check()
    assert (checked.seller, checked.name, checked.expires_at) == ("700001", "Кабинет: запчасти", None)
    assert shop.asked == ["GET /v2/campaigns/700001", "POST /v2/auth/token"]


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ({"key": "ACMA:typo"}, "key_dead"),
        ({"key": ""}, "key_dead"),
        ({"key": LOOKING}, "key_role"),
        ({"key": PRICES}, "key_role"),
        ({"key": FOREIGN}, "account_wrong"),
        ({"business": "900002"}, "account_wrong"),
        ({"campaign": "700009"}, "account_wrong"),
        ({"campaign": "799999"}, "account_wrong"),
        ({"campaign": "../x"}, "account_wrong"),
        ({"campaign": ""}, "account_wrong"),
        ({"campaign": "700003"}, "plan_missing"),
    ],
)
def test_the_check_says_what_is_wrong(market: Market, given: dict[str, str], reason: str) -> None:
    with pytest.raises(AccountRefused) as refused:
        market.shop(**given).account.check()
    assert refused.value.reason == reason


def test_the_key_is_never_in_an_address_or_a_record(market: Market, shop: Shop) -> None:
    made = market.order()
    order = seen(shop, made)
    shop.account.accept(order, all_pieces(order))
    with pytest.raises(CallRefused):
        shop.account.accept(order, all_pieces(order))
    assert shop.key not in repr(shop.log.made)


# Reading


def test_an_order_that_waits_is_read_with_its_buyer(market: Market, shop: Shop) -> None:
    made = market.order(lines=[{"article": "OC90", "count": 3, "price": "1530.35"}], notes="Быстрее")
    order = seen(shop, made)
    assert (order.phase, order.comment, order.lines[0].quantity) == (Phase.OPEN, "Быстрее", 3)
    assert (order.lines[0].sum, order.lines[0].price) == (459_105, 153_035)
    assert order.buyer
    assert (order.buyer.name, order.buyer.substitute) == ("Петрова Анна Сергеевна", True)
    assert shop.asked[-1] == f"GET /v2/campaigns/700001/orders/{made['orderId']}/buyer"


def test_a_buyer_is_asked_for_where_he_is_told(market: Market, shop: Shop) -> None:
    """Of orders that wait, and by the document of DBS only."""
    for wish in (
        {"status": "UNPAID"},
        {"status": "CANCELLED"},
        {"substatus": "READY_TO_SHIP"},
        {"program": "FBS"},
        {"program": "LAAS"},
    ):
        order = seen(shop, market.order(**wish))
        assert (order.buyer, len(shop.asked)) == (None, 1), wish
        shop.log.made.clear()


def test_an_order_is_shown_without_a_buyer_that_cannot_be_had(market: Market, shop: Shop) -> None:
    made = market.order()
    for kind in ("5xx", "lost", "key_role", "shop_inactive", "page_200", "empty_200", "migration"):
        order = read_with_second_call(market, shop, made, kind)
        assert order
        assert (order.phase, order.buyer) == (Phase.OPEN, None), kind
    with pytest.raises(AccountRefused):
        read_with_second_call(market, shop, made, "key_dead")
    with pytest.raises(NotYet):
        read_with_second_call(market, shop, made, "rate_limit")


def read_with_second_call(market: Market, shop: Shop, made: dict[str, Any], kind: str) -> Sighting | None:
    """The first call is answered, the next one as ordered."""
    account, asked = shop.account, shop.log

    def made_call(call: Any) -> None:
        asked(call)
        if call.path.endswith("/orders"):
            market.fault(kind)

    account = replace(account, transport=replace(account.transport, made=made_call))
    return account.read(str(made["orderId"]))


@pytest.mark.parametrize("number", ["1", "x", "", "-5", "0", "9" * 30, "1/../2", "٣"])
def test_nobody_knows_an_order_of_this_number(shop: Shop, number: str) -> None:
    assert shop.account.read(number) is None


def test_an_order_of_another_shop_of_the_business_is_none_of_ours(market: Market, shop: Shop) -> None:
    made = market.order(campaign=700002)
    assert shop.account.read(str(made["orderId"])) is None
    assert market.shop(campaign="700002").account.read(str(made["orderId"]))


def test_a_sale_made_at_ozon_names_its_posting(market: Market, shop: Shop) -> None:
    order = seen(shop, market.order(program="LAAS", platform="OZON", external="46231993-0568-11", fake=True))
    assert (order.origin, order.test) == (Origin("ozon", "46231993-0568-11"), True)


# Lists


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


# Deciding


def test_an_order_is_taken(market: Market, shop: Shop) -> None:
    made = market.order()
    order = seen(shop, made)
    shop.account.accept(order, all_pieces(order))
    told = market.told(made["orderId"])
    assert (told["status"], told["substatus"]) == ("PROCESSING", "READY_TO_SHIP")
    assert told["heard"][0]["wish"] == {"order": {"status": "PROCESSING", "substatus": "READY_TO_SHIP"}}
    assert seen(shop, made).phase is Phase.ACCEPTED


def test_an_order_is_refused(market: Market, shop: Shop) -> None:
    for refusing in (Refusing(), Refusing("SHOP_FAILED", "Нет на складе")):
        made = market.order()
        order = seen(shop, made)
        assert [reason.id for reason in shop.account.reasons(order)] == ["SHOP_FAILED"]
        shop.account.refuse(order, refusing)
        told = market.told(made["orderId"])
        assert (told["status"], told["substatus"]) == ("CANCELLED", "SHOP_FAILED")
        assert seen(shop, made).phase is Phase.CANCELLED


TWO = [{"article": "OC90", "count": 3, "price": 1000}, {"article": "W712", "count": 2, "price": 900}]


@pytest.mark.parametrize("program", ["DBS", "FBS", "EXPRESS"])
def test_a_part_of_an_order_is_refused_and_the_rest_goes_on(market: Market, shop: Shop, program: str) -> None:
    made = market.order(lines=TWO, program=program)
    order = seen(shop, made)
    first, second = (line.key for line in order.lines)
    shop.account.refuse(order, Refusing(pieces={first: 1}))
    told = market.told(made["orderId"])
    assert [item["count"] for item in told["items"]] == [2, 2]
    assert (told["status"], told["substatus"]) == ("PROCESSING", "STARTED")
    shop.account.refuse(seen(shop, made), Refusing(pieces={second: 2}))
    left = seen(shop, made)
    assert [(line.key, line.quantity, line.cancelled) for line in left.lines] == [(first, 2, 0)]


@pytest.mark.parametrize("program", ["DBS", "FBS"])
def test_a_part_of_an_order_is_taken(market: Market, shop: Shop, program: str) -> None:
    made = market.order(lines=TWO, program=program)
    order = seen(shop, made)
    first, second = (line.key for line in order.lines)
    shop.account.accept(order, {first: 3, second: 1})
    told = market.told(made["orderId"])
    assert ([item["count"] for item in told["items"]], told["substatus"]) == ([3, 1], "READY_TO_SHIP")


def test_what_is_refused_in_part_is_refused_once_however_often_it_is_said(market: Market, shop: Shop) -> None:
    """A lost answer, and the same wish over the same sighting."""
    for program in ("DBS", "FBS"):
        made = market.order(lines=TWO, program=program)
        order = seen(shop, made)
        wish = Refusing(pieces={order.lines[0].key: 1})
        market.fault("lost")
        with pytest.raises(AnswerLost):
            shop.account.refuse(order, wish)
        shop.account.refuse(order, wish)
        assert [item["count"] for item in market.told(made["orderId"])["items"]] == [2, 2]


def test_all_pieces_refused_is_the_whole_order(market: Market, shop: Shop) -> None:
    made = market.order(lines=TWO)
    order = seen(shop, made)
    shop.account.refuse(order, Refusing(pieces=all_pieces(order)))
    assert market.told(made["orderId"])["status"] == "CANCELLED"


def test_the_only_line_of_an_order_cannot_be_taken_in_part(market: Market, shop: Shop) -> None:
    made = market.order(lines=TWO[:1])
    order = seen(shop, made)
    with pytest.raises(CallRefused, match="call_refused") as refused:
        shop.account.accept(order, {order.lines[0].key: 1})
    assert "cancel the order instead" in refused.value.said
    assert market.told(made["orderId"])["substatus"] == "STARTED"


def test_nonsense_is_refused_before_anybody_is_asked(market: Market, shop: Shop) -> None:
    order = seen(shop, market.order(lines=TWO))
    key = order.lines[0].key
    calls = len(shop.asked)
    wishes: tuple[Callable[[], None], ...] = (
        lambda: shop.account.accept(order, {}),
        lambda: shop.account.accept(order, {key: 0}),
        lambda: shop.account.accept(order, {key: -1}),
        lambda: shop.account.accept(order, {"x": 1}),
        lambda: shop.account.refuse(order, Refusing(pieces={})),
        lambda: shop.account.refuse(order, Refusing(pieces={"x": 1})),
        lambda: shop.account.refuse(order, Refusing("USER_CHANGED_MIND")),
        lambda: shop.account.accept(replace(order, lines=(replace(order.lines[0], quantity=None),)), {key: 1}),
    )
    for wish in wishes:
        with pytest.raises(CallRefused):
            wish()
    assert len(shop.asked) == calls


@pytest.mark.parametrize(
    ("wish", "reason"),
    [
        ({"status": "CANCELLED"}, "order_moved"),
        ({"status": "DELIVERY", "substatus": "DELIVERY_SERVICE_RECEIVED"}, "order_moved"),
        ({"substatus": "READY_TO_SHIP"}, "order_moved"),
        ({"status": "UNPAID"}, "order_moved"),
        ({"lines": [{"needs": ["UIN"]}]}, "needs_missing"),
        ({"lines": [{"needs": ["CIS"]}], "buyer_type": "BUSINESS"}, "needs_missing"),
    ],
)
def test_what_the_market_does_not_do_is_said(market: Market, shop: Shop, wish: dict[str, Any], reason: str) -> None:
    order = seen(shop, market.order(**wish))
    with pytest.raises(CallRefused) as refused:
        shop.account.accept(order, all_pieces(order))
    assert refused.value.reason == reason
    assert refused.value.said


def test_an_order_that_is_gone_is_missing(market: Market, shop: Shop) -> None:
    order = seen(shop, market.order())
    with pytest.raises(CallRefused, match="order_missing"):
        shop.account.accept(replace(order, order="5"), all_pieces(order))


# Trouble


@pytest.mark.parametrize(
    ("kind", "of_read", "of_change"),
    [
        ("5xx", Unavailable, AnswerLost),
        ("lost", Unavailable, AnswerLost),
        ("page_200", Unavailable, AnswerLost),
        ("empty_200", Unavailable, AnswerLost),
        ("error_in_200", CallRefused, CallRefused),
        ("rate_limit", NotYet, NotYet),
        ("parallel_limit", NotYet, NotYet),
        ("migration", Unavailable, Unavailable),
        ("key_dead", AccountRefused, AccountRefused),
        ("key_role", AccountRefused, AccountRefused),
        ("shop_inactive", AccountRefused, AccountRefused),
    ],
)
def test_trouble_has_its_kind(market: Market, kind: str, of_read: type, of_change: type) -> None:
    made = market.order()
    order = seen(market.shop(), made)
    works: tuple[tuple[Callable[[Shop], object], type], ...] = (
        (lambda shop: shop.account.read(order.order), of_read),
        (lambda shop: shop.account.list(*hours_around()), of_read),
        (lambda shop: shop.account.accept(order, all_pieces(order)), of_change),
        (lambda shop: shop.account.refuse(order, Refusing()), of_change),
    )
    for work, wanted in works:
        market.fault(kind)
        with pytest.raises(wanted) as raised:
            work(market.shop())
        assert type(raised.value) is wanted
        market.control("status", order=made["orderId"], status="PROCESSING", substatus="STARTED")


def test_a_pause_is_as_long_as_the_market_says(market: Market) -> None:
    for kind, least, most in (("rate_limit", 1, 3), ("parallel_limit", 1, 1)):
        shop = market.shop()
        market.fault(kind)
        with pytest.raises(NotYet) as waits:
            shop.account.read("41000000001")
        assert least <= waits.value.retry_after <= most
        assert shop.limiter.paused == waits.value.retry_after


def test_a_lost_answer_may_have_done_it(market: Market, shop: Shop) -> None:
    made = market.order()
    order = seen(shop, made)
    market.fault("lost")
    with pytest.raises(AnswerLost):
        shop.account.accept(order, all_pieces(order))
    assert seen(shop, made).phase is Phase.ACCEPTED
