"""An account of Yandex Market against the played one."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import Origin, Phase, Sighting
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, Refusing
from tests.marketplaces.yandex_market.conftest import FOREIGN, LOOKING, PRICES, Market, Shop
from tests.marketplaces.yandex_market.looking import all_pieces, hours_around, seen

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
