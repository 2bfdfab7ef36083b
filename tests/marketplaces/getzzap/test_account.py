"""An account that is asked as its profile says."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import requests
import responses
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, NotYet, Unavailable
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.getzzap.account import MOST_PAGES, GenericAccount, token_headers
from chalicelib.marketplaces.getzzap.order_form import read_order
from chalicelib.marketplaces.getzzap.profile import OWN, Profile, read_profile
from chalicelib.marketplaces.http import Transport
from chalicelib.usecases.ports import (
    AccountRefused,
    AnswerLost,
    CallRefused,
    Checked,
    MarketplaceAccount,
    Refusing,
)
from infra.sandbox.getzzap.api import TOKEN
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.getzzap.conftest import Getzzap, lately, now
from tests.marketplaces.getzzap.payloads import FOREIGN, PROFILE

URL = "https://api.market.example"
FROM, TO = datetime(2026, 11, 28, 9, 15, tzinfo=UTC), datetime(2026, 11, 28, 10, tzinfo=UTC)


def seen(getzzap: Getzzap, order: str) -> Sighting:
    found = getzzap.account().read(order)
    assert found
    return found


def test_it_is_what_the_hub_asks_for(getzzap: Getzzap) -> None:
    account: MarketplaceAccount = getzzap.account()
    assert account.check() == Checked("office-77", "Автозапчасти на Лесной")


def test_a_wrong_token_is_said_in_words(getzzap: Getzzap) -> None:
    with pytest.raises(AccountRefused) as refused:
        getzzap.account(token="x").check()
    assert refused.value.reason == "key_dead"


def test_orders_are_listed_page_by_page_and_read(getzzap: Getzzap) -> None:
    orders = [getzzap.order(silent=True) for _ in range(60)]
    first = getzzap.account().list(*lately())
    second = getzzap.account().list(*lately(), first.cursor)
    assert [each.order for each in (*first.sightings, *second.sightings)] == orders
    assert (len(first.sightings), second.cursor) == (50, None)
    assert first.sightings[0] == seen(getzzap, orders[0])
    assert getzzap.account().read("GZ-9") is None


def test_a_decision_goes_there_and_only_reading_proves_it(getzzap: Getzzap) -> None:
    order, other, part = (getzzap.order() for _ in range(3))
    getzzap.account().accept(seen(getzzap, order), {"1": 2})
    getzzap.account().refuse(seen(getzzap, other), Refusing("other", "Сняты"))
    getzzap.account().refuse(seen(getzzap, part), Refusing("out_of_stock", pieces={"1": 1}))
    assert (seen(getzzap, order).phase, seen(getzzap, other).phase) == (Phase.ACCEPTED, Phase.CANCELLED)
    lines = [{"key": "1", "quantity": 2}]
    assert getzzap.shown(order)["decision"] == {"lines": lines}
    assert getzzap.shown(other)["decision"] == {"lines": lines, "reason": "other", "text": "Сняты"}
    assert getzzap.shown(part)["decision"]["lines"] == [{"key": "1", "quantity": 1}]


def test_what_the_marketplace_refuses_is_refused(getzzap: Getzzap) -> None:
    order = seen(getzzap, getzzap.order())
    getzzap.server.ask("getzzap/cancel", order=order.order)
    for known, pieces, reason in (
        (order, {"1": 2}, "order_moved"),
        (replace(order, order="GZ-9"), {"1": 2}, "order_missing"),
        (seen(getzzap, getzzap.order()), {"1": 5}, "call_refused"),
    ):
        with pytest.raises(CallRefused) as refused:
            getzzap.account().accept(known, pieces)
        assert refused.value.reason == reason


def test_misbehaviour_is_told_apart(getzzap: Getzzap) -> None:
    order = seen(getzzap, getzzap.order())
    account = getzzap.account()
    for kind, of_a_read, of_a_change in (
        ("error_200", CallRefused, CallRefused),
        ("key_dead", AccountRefused, AccountRefused),
        ("denied", AccountRefused, AccountRefused),
        ("moved", AccountRefused, AccountRefused),
        ("429", NotYet, NotYet),
        ("5xx", Unavailable, AnswerLost),
        ("lost", Unavailable, AnswerLost),
        ("page", Unavailable, None),
        ("shape", None, None),
    ):
        works = ((partial(account.list, *lately()), of_a_read), (partial(account.accept, order, {"1": 2}), of_a_change))
        for work, expected in works:
            getzzap.limiter.paused = 0
            getzzap.fault(kind)
            if expected is None:
                work()
                continue
            with pytest.raises(expected) as refused:
                work()
            assert type(refused.value) is expected, kind


def test_the_token_is_in_the_header_only(getzzap: Getzzap) -> None:
    account = getzzap.account()
    account.check()
    assert TOKEN not in repr(getzzap.log.made) + repr(account) + repr(getzzap.server.look("calls"))


def test_a_token_goes_into_a_header_that_is_free_for_it() -> None:
    assert token_headers("X-Api-Key", "", "t") == {"X-Api-Key": "t"}
    assert token_headers("Authorization", "Bearer", "t") == {"Authorization": "Bearer t"}
    assert token_headers("", "", "t") == {"Authorization": "Bearer t"}
    assert token_headers("", "Token", "t") == {"Authorization": "Token t"}
    for header, token, field in (
        *((name, "t", "settings.header") for name in ("Host", "Content-Length", "X: 1")),
        *(("X-Key", token, "secrets.token") for token in ("ключ", "a\r\nX: 1")),
    ):
        with pytest.raises(Invalid) as refused:
            token_headers(header, "", token)
        assert refused.value.field == field


@pytest.fixture
def replies() -> Iterator[responses.RequestsMock]:
    with responses.RequestsMock(assert_all_requests_are_fired=False) as mock:
        yield mock


def foreign(profile: Profile | None = None, **limits: Any) -> GenericAccount:
    """A session of its own, since nothing leaves here."""
    transport = Transport(URL, limits.get("limiter", FakeLimiter()), CallLog(), session=requests.Session)
    return GenericAccount(transport, now, profile or read_profile(json.dumps(PROFILE)))


def test_somebody_elses_form_is_asked_for_and_read(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/api/orders", json=FOREIGN)
    page = foreign().list(FROM, TO, "page-1")
    sent = json.loads(replies.calls[0].request.body or b"")
    assert sent == {"filter": {"from": 1795856400, "to": 1795860000}, "page": "page-1", "size": 50}
    assert page.cursor == "page-2"
    (order,) = page.sightings
    assert (order.order, order.phase, order.status) == ("55", Phase.OPEN, "WAIT")
    assert [(line.key, line.quantity, line.price, line.sum) for line in order.lines] == [
        *(("1", 3, 12_345, 37_035), ("2", 1, 500, 500)),
    ]
    assert order.buyer
    assert order.buyer.phone == "89161234567"


def test_a_list_that_goes_round_ends(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/api/orders", json=FOREIGN)
    assert foreign().list(FROM, TO, "page-2").cursor is None


def test_a_decision_is_told_as_the_template_says(replies: responses.RequestsMock) -> None:
    replies.put(f"{URL}/api/orders/55/state", json={"ok": True})
    order = foreign_order()
    foreign().accept(order, {"1": 3})
    foreign().refuse(order, Refusing("none", "нет"))
    assert [json.loads(call.request.body or b"") for call in replies.calls] == [
        {"id": 55, "state": "TAKEN"},
        {
            "state": "NO",
            "why": "none: нет",
            "wh": "1",
            "rows": [{"key": "1", "quantity": 3}, {"key": "2", "quantity": 1}],
        },
    ]


def test_a_200_that_does_not_say_it_was_done_leaves_a_doubt(replies: responses.RequestsMock) -> None:
    replies.put(f"{URL}/api/orders/55/state", json={"ok": False})
    with pytest.raises(AnswerLost):
        foreign().accept(foreign_order(), {})


def test_an_order_that_cannot_be_asked_for_is_looked_for_in_the_list(replies: responses.RequestsMock) -> None:
    replies.post(f"{URL}/api/orders", json={"data": {"rows": [], "next": "b"}})
    replies.post(f"{URL}/api/orders", json=FOREIGN)
    assert foreign().read("55") == foreign_order()
    replies.reset()
    replies.post(f"{URL}/api/orders", json={"data": {"rows": []}})
    assert foreign().read("55") is None


def test_a_list_without_end_says_nothing_of_an_order(replies: responses.RequestsMock) -> None:
    limiter = FakeLimiter()
    for page in range(MOST_PAGES):
        replies.post(f"{URL}/api/orders", json={"data": {"rows": [], "next": f"p{page}"}})
    with pytest.raises(Unavailable):
        foreign(limiter=limiter).read("55")
    assert limiter.taken == MOST_PAGES


def test_who_cannot_be_asked_only_tells() -> None:
    mute = foreign(Profile())
    assert mute.list(FROM, TO).sightings == ()
    assert mute.check() == Checked("api.market.example")
    for work in (
        partial(mute.read, "55"),
        partial(mute.accept, foreign_order(), {}),
        partial(mute.refuse, foreign_order(), Refusing()),
    ):
        with pytest.raises(CallRefused):
            work()


def test_an_order_that_is_another_is_none(replies: responses.RequestsMock) -> None:
    replies.get(f"{URL}/orders/55", json={"order": "56", "status": "new"})
    assert foreign(OWN).read("55") is None


def test_a_window_overlaps(getzzap: Getzzap) -> None:
    order = getzzap.order()
    page = getzzap.account().list(now() + timedelta(minutes=10), now() + timedelta(minutes=20))
    assert [each.order for each in page.sightings] == [order]


def foreign_order() -> Sighting:
    profile = read_profile(json.dumps(PROFILE))
    found = read_order(profile.mapping.applied(FOREIGN["data"]["rows"][0]), profile.phases, ZoneInfo(profile.zone))
    assert found
    return found
