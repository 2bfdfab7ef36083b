"""Postings are accepted, in part or whole, and refused, at the played Ozon."""

import json

import pytest

from chalicelib.domain.external.sighting import Phase, SeenLine, Sighting
from chalicelib.marketplaces.ozon.account import counted
from chalicelib.usecases.ports import CallRefused, Refusing
from tests.marketplaces.ozon.selling import Selling

TWO = [{"sku": 5, "quantity": 2}, {"sku": 6, "offer_id": "NGK", "price": "10.50"}]
ORDER = Sighting("1-1-1", Phase.OPEN, "awaiting_packaging", (SeenLine("5", "A", "", 2, sku="5"),))


def test_accepting_ships_it_whole(selling: Selling) -> None:
    number = selling.order(lines=[*TWO, {"sku": 5, "quantity": 3}])
    seen = selling.seen(number)
    assert [line.key for line in seen.lines] == ["5", "6", "5.2"]
    selling.account().accept(seen, {"5": 2, "6": 1, "5.2": 3})
    assert json.loads(selling.log.made[-1].asked)["packages"] == [
        {"products": [{"product_id": 5, "quantity": 5}, {"product_id": 6, "quantity": 1}]}
    ]
    assert (selling.seen(number).phase, selling.seen(number).status) == (Phase.ACCEPTED, "awaiting_deliver")
    selling.account().accept(seen, {"5": 2, "6": 1, "5.2": 3})  # it is so already


def test_200_is_no_proof_of_shipping(selling: Selling) -> None:
    for ship, phase in (("fails", Phase.OPEN), ("late", Phase.OPEN)):
        number = selling.order(ship=ship)
        selling.account().accept(selling.seen(number), {"147451959": 1})
        assert selling.seen(number).phase is phase


def test_why_it_cannot_be_accepted(selling: Selling) -> None:
    account = selling.account()
    for wish, reason in (({"needs": ["mandatory_mark"]}, "needs_missing"), ({"lines": TWO}, "call_refused")):
        seen = selling.seen(selling.order(**wish))
        with pytest.raises(CallRefused, match=reason) as refused:
            account.accept(seen, {seen.lines[0].key: 1})
        assert refused.value.said
    seen = selling.seen(selling.order())
    selling.control("cancel", posting_number=seen.order)
    with pytest.raises(CallRefused, match="order_moved"):
        account.accept(seen, {"147451959": 1})
    with pytest.raises(CallRefused, match="order_missing"):
        account.accept(ORDER, {"5": 1})


def test_a_part_is_accepted_by_refusing_the_rest_first(selling: Selling) -> None:
    number = selling.order(lines=TWO)
    selling.account().refuse(selling.seen(number), Refusing("352", pieces={"5": 1, "6": 1}))
    left = selling.seen(number)
    assert [(line.key, line.quantity) for line in left.lines] == [("5", 1)]
    selling.account().accept(left, {"5": 1})
    assert selling.seen(number).phase is Phase.ACCEPTED


def test_refusing_cancels(selling: Selling) -> None:
    for refusing in (Refusing("352"), Refusing("402", "Разбит при проверке"), Refusing("400", pieces={"147451959": 1})):
        number = selling.order()
        seen = selling.seen(number)
        selling.account().refuse(seen, refusing)
        now = selling.seen(number)
        assert (now.phase, now.extra["initiator"]) == (Phase.CANCELLED, "seller")
        selling.account().refuse(seen, refusing)  # it is so already


def test_why_it_cannot_be_refused(selling: Selling) -> None:
    seen = selling.seen(selling.order())
    for refusing in (Refusing("665", "Не забрал"), Refusing("402"), Refusing("")):
        with pytest.raises(CallRefused, match="reason_refused"):
            selling.account().refuse(seen, refusing)
    selling.control("move", posting_number=seen.order, state="posting_on_way_to_city")
    with pytest.raises(CallRefused, match="order_moved"):
        selling.account().refuse(seen, Refusing("352"))


def test_what_an_order_has_not_is_not_even_asked(selling: Selling) -> None:
    odd: list[dict[str, int]] = [{}, {"5": 0}, {"5": -1}, {"7": 1}]
    for pieces in odd:
        with pytest.raises(CallRefused):
            counted(ORDER, pieces)
    nameless = Sighting("1-1-1", Phase.OPEN, "", (SeenLine("A", "A", "", 1),))
    with pytest.raises(CallRefused):
        selling.account().accept(nameless, {"A": 1})
    assert selling.asked == []
