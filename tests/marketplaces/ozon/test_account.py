"""The client against the played Ozon, which holds it to the document."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from chalicelib.domain.errors import NotYet, Unavailable
from chalicelib.domain.external.sighting import NeedKind, Phase
from chalicelib.usecases.ports import AccountRefused, AnswerLost, Refusing
from infra.sandbox.ozon.partner import API_KEY, CLIENT_ID
from tests.marketplaces.ozon.selling import Selling

TWO = [{"sku": 5, "quantity": 2}, {"sku": 6, "offer_id": "NGK", "price": "10.50"}]


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


def test_the_key_is_in_no_log(selling: Selling) -> None:
    selling.account().check()
    selling.account().read("1-1-1")
    assert API_KEY not in repr(selling.log.made)
