"""The client against the played Ozon, which holds it to the document."""

import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any

import pytest
import responses

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import NeedKind, Phase, SeenLine, Sighting
from chalicelib.marketplaces.http import Transport
from chalicelib.marketplaces.ozon.account import OzonAccount, counted
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, MarketplaceAccount, Refusing
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.ozon.selling import Selling

URL = "https://api-seller.example"
TWO = [{"sku": 5, "quantity": 2}, {"sku": 6, "offer_id": "NGK", "price": "10.50"}]
ORDER = Sighting("1-1-1", Phase.OPEN, "awaiting_packaging", (SeenLine("5", "A", "", 2, sku="5"),))


def exact() -> MarketplaceAccount:
    """Where an answer must be exact."""
    return OzonAccount(Transport(url=URL, limiter=FakeLimiter(), made=CallLog(), headers={"Client-Id": "7"}))


def answered(status: int = 200, body: Any = None, **headers: str) -> responses.RequestsMock:
    mock = responses.RequestsMock(assert_all_requests_are_fired=False)
    content = body if isinstance(body, bytes | str) else json.dumps(body if body is not None else {})
    for path in ("v1/roles", "v3/posting/fbs/get", "v4/posting/fbs/ship", "v4/posting/fbs/unfulfilled/list"):
        mock.post(f"{URL}/{path}", status=status, body=content, headers=headers)
    for path in ("v2/posting/fbs/cancel", "v2/posting/fbs/product/cancel", "v1/posting/fbs/cancel-reason"):
        mock.post(f"{URL}/{path}", status=status, body=content, headers=headers)
    return mock


def test_the_check_says_whose_key_it_is_and_when_it_ends(selling: Selling) -> None:
    selling.control("seller", client_id=CLIENT_ID, expires_at="2127-02-28T09:54:23Z")
    checked = selling.account().check()
    assert (checked.seller, checked.expires_at) == (CLIENT_ID, datetime(2127, 2, 28, 9, 54, 23, tzinfo=UTC))


def test_the_check_says_what_is_wrong(selling: Selling) -> None:
    for kind, reason in (("key_dead", "key_dead"), ("key_role", "key_role"), ("key_network", "key_network")):
        selling.misbehave(kind, calls=1)
        with pytest.raises(AccountRefused, match=reason):
            selling.account().check()
    selling.control("seller", client_id=CLIENT_ID, key="dead")
    for account in (selling.account(), selling.account(api_key="other"), selling.account(client_id="555")):
        with pytest.raises(AccountRefused, match="key_dead"):
            account.check()


def test_a_posting_is_read_as_it_is_now(selling: Selling) -> None:
    buyer = {"customer_id": 77, "name": "Анна", "phone": "+79990000000"}
    number = selling.order(lines=TWO, buyer=buyer, region="Татарстан", city="Казань", needs=["imei"])
    seen = selling.seen(number)
    assert (seen.order, seen.group, seen.phase) == (number, number.rpartition("-")[0], Phase.OPEN)
    assert [(line.key, line.quantity, line.price) for line in seen.lines] == [("5", 2, 153000), ("6", 1, 1050)]
    assert (seen.region, seen.city) == ("Татарстан", "Казань")
    assert seen.buyer is not None
    assert (seen.buyer.id, seen.buyer.substitute) == ("77", True)
    assert [(need.kind, need.line) for need in seen.needs] == [(NeedKind.IMEI, "5")]
    selling.control("move", posting_number=number, state="posting_in_pickup_point")
    assert selling.seen(number).phase is Phase.ACCEPTED


def test_an_unknown_posting_or_that_of_another_seller_is_none(selling: Selling) -> None:
    number = selling.order(seller="1000043")
    assert selling.account().read("1-1-1") is None
    assert selling.account().read(number) is None
    assert selling.account("1000043", f"{API_KEY}-2").read(number) is not None


def test_both_lists_come_page_by_page_behind_one_cursor(selling: Selling) -> None:
    numbers = [selling.order() for _ in range(120)]
    gone = [numbers[0], numbers[110]]
    for number in gone:
        selling.control("cancel", posting_number=number)
    found = selling.all()
    assert {each.order for each in found} == set(numbers)
    assert selling.asked == ["/v4/posting/fbs/unfulfilled/list"] * 2 + ["/v4/posting/fbs/list"] * 2
    newest = {each.order: each.phase for each in found}
    assert [number for number, phase in newest.items() if phase is Phase.CANCELLED] == gone
    asked = [json.loads(call.asked) for call in selling.log.made]
    assert all({"cutoff_from", "cutoff_to"} == each["filter"].keys() for each in asked[:2])
    assert asked[0]["filter"] == asked[1]["filter"]
    assert asked[2]["filter"] == asked[3]["filter"]
    assert {each["limit"] for each in asked} == {100}


def test_what_changes_while_it_is_listed_comes_with_its_newest_state(selling: Selling) -> None:
    """The list of what waits is read first, so what it said is overtaken and never overtakes."""
    number = selling.order()
    until = datetime.now(UTC) + timedelta(minutes=1)
    first = selling.account().list(until - timedelta(hours=1), until)
    selling.control("cancel", posting_number=number)
    second = selling.account().list(until - timedelta(hours=1), until, first.cursor)
    assert [(each.order, each.phase) for each in first.sightings] == [(number, Phase.OPEN)]
    assert [(each.order, each.phase) for each in second.sightings] == [(number, Phase.CANCELLED)]
    assert second.cursor is None


def test_a_late_cancellation_of_an_old_posting_is_found(selling: Selling) -> None:
    old = selling.order(in_process_at="2026-03-01T00:00:00Z", shipment_date="2026-03-02T00:00:00Z")
    until = datetime(2026, 11, 22, 10, tzinfo=UTC)
    selling.control("clock", now="2026-11-22T09:30:00Z")
    selling.control("cancel", posting_number=old)
    assert [(each.order, each.phase) for each in selling.all(until - timedelta(hours=1), until)] == [
        (old, Phase.CANCELLED)
    ]
    assert selling.all(until - timedelta(minutes=10), until) == []


def test_windows_go_out_in_utc(selling: Selling) -> None:
    until = datetime.fromisoformat("2026-11-22T20:00:00+10:00")
    selling.all(until - timedelta(minutes=15), until)
    waiting, changed = (json.loads(call.asked)["filter"] for call in selling.log.made)
    assert waiting == {"cutoff_from": "2026-10-23T10:00:00.000Z", "cutoff_to": "2026-12-22T10:00:00.000Z"}
    assert changed["last_changed_status_date"] == {"from": "2026-11-22T09:45:00.000Z", "to": "2026-11-22T10:00:00.000Z"}


def test_the_reasons_are_the_sellers_own(selling: Selling) -> None:
    number = selling.order(state="posting_in_pickup_point")
    reasons = selling.account().reasons(selling.seen(number))
    assert [(each.id, each.needs_text) for each in reasons] == [("352", False), ("400", False), ("402", True)]
    assert all(each.title for each in reasons)


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


def test_over_the_limit_nobody_calls_for_a_while(selling: Selling) -> None:
    for kind, pause in (("too_often", 2), ("circle", 180)):
        selling.misbehave(kind, calls=1)
        with pytest.raises(NotYet) as refused:
            selling.account().check()
        assert refused.value.retry_after == selling.limiter.paused == pause
        selling.limiter.paused = 0


def test_troubles_of_ozon_are_a_doubt_where_something_was_to_be_done(selling: Selling) -> None:
    seen = selling.seen(selling.order())
    for kind in ("5xx", "lost", "error_inside", "empty_result", "html"):
        selling.misbehave(kind)
        with pytest.raises(AnswerLost):
            selling.account().accept(seen, {"147451959": 1})
        with pytest.raises(AnswerLost):
            selling.account().refuse(seen, Refusing("352", pieces={"147451959": 1}))
        with pytest.raises(Unavailable) as refused:
            selling.account().read(seen.order)
        assert not isinstance(refused.value, AnswerLost)
    selling.misbehave(None)
    assert selling.seen(seen.order).phase is Phase.CANCELLED  # answers were lost of changes that were made


def test_a_list_that_is_none_is_not_an_empty_one() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    odd: list[Any] = [{}, {"result": {}}, {"has_next": False}, [], b"<h1>", b""]
    for body in odd:
        with answered(body=body), pytest.raises(Unavailable):
            exact().list(now, now)
    empty: list[Any] = [{"postings": None}, {"result": {"postings": []}}, {"postings": [None, 5, {"status": "x"}]}]
    for body in empty:
        with answered(body=body):
            assert exact().list(now, now).sightings == ()


def test_paging_ends() -> None:
    now = datetime(2026, 11, 22, tzinfo=UTC)
    postings = [{"posting_number": "1-1-1", "status": status} for status in ("awaiting_packaging", "cancelled")]
    with answered(body={"postings": postings, "has_next": "true", "cursor": "next"}):
        first = exact().list(now, now)
        again = exact().list(now, now, first.cursor)
    assert [each.phase for each in first.sightings] == [Phase.CANCELLED]
    assert first.cursor != again.cursor  # a cursor that leads to itself ends its list
    with answered(body={"postings": postings, "has_next": True, "cursor": ""}):
        assert exact().list(now, now).cursor == again.cursor


def test_the_answer_about_another_posting_is_none() -> None:
    odd: list[Any] = [{"result": {"posting_number": "2-2-2"}}, {"result": None}, {"result": []}, {}]
    for body in odd:
        with answered(body=body), pytest.raises(Unavailable):
            exact().read("1-1-1")


def test_a_gap_in_between_is_no_word_about_the_order() -> None:
    for status in (404, 403, 302):
        with answered(status, "<h1>nginx</h1>"):
            with pytest.raises(Unavailable):
                exact().read("1-1-1")
            with pytest.raises(Unavailable) as refused:
                exact().accept(ORDER, {"5": 1})
            assert not isinstance(refused.value, AnswerLost)


def test_a_trouble_of_the_moment_is_no_refusal_for_ever() -> None:
    for status, code in ((400, 13), (409, 14), (408, 3), (200, 13)):
        with answered(status, {"code": code, "message": "Internal error"}):
            with pytest.raises(AnswerLost):
                exact().accept(ORDER, {"5": 2})
            with pytest.raises(Unavailable):
                exact().read("1-1-1")


def test_a_dead_key_is_no_missing_posting() -> None:
    dead = {"code": 5, "message": "Invalid Api-Key, please check the key and try again"}
    with answered(404, dead), pytest.raises(AccountRefused, match="key_dead"):
        exact().read("1-1-1")
    with answered(404, {"code": 5, "message": "Not Found"}):
        assert exact().read("1-1-1") is None


def test_an_empty_result_is_not_done() -> None:
    empty: list[Any] = [{"result": ""}, {"result": []}, {"result": False}, {}, {"result": None}]
    asking: list[Callable[[], None]] = [
        lambda: exact().refuse(ORDER, Refusing("352", pieces={"5": 1})),
        lambda: exact().refuse(ORDER, Refusing("352")),
        lambda: exact().accept(ORDER, {"5": 2}),
    ]
    for body, ask in product(empty, asking):
        with answered(body=body), pytest.raises(AnswerLost):
            ask()
    for done in ({"result": "1-1-1"}, {"result": ["1-1-1"]}, {"result": True}):
        with answered(body=done):
            exact().accept(ORDER, {"5": 2})


def test_an_error_under_200_that_names_the_order_is_its_refusal() -> None:
    moved = {"code": 3, "message": "HAS_INCORRECT_STATUS", "details": []}
    with answered(body=moved), pytest.raises(CallRefused, match="order_moved"):
        exact().accept(ORDER, {"5": 2})
    with answered(body={"code": 3, "message": "POSTING_ALREADY_SHIPPED"}):
        exact().accept(ORDER, {"5": 2})


def test_the_key_is_in_no_log(selling: Selling) -> None:
    selling.account().check()
    selling.account().read("1-1-1")
    assert API_KEY not in repr(selling.log.made)
