"""An account at the played ZZAP, over real HTTP."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from urllib.parse import parse_qs

import pytest
import responses

from chalicelib.domain.errors import Invalid, NotYet, Unavailable
from chalicelib.domain.external.sighting import Phase, Sighting
from chalicelib.marketplaces.zzap.account import MOST_ROWS, ROWS, SERVICE
from chalicelib.marketplaces.zzap.status_codes import StatusCodes
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused, MarketplaceAccount, Refusing
from infra.sandbox.zzap.service import KEY, LOGIN, PASSWORD
from tests.marketplaces.zzap.conftest import Zzap, lately, now
from tests.marketplaces.zzap.payloads import row, table

WHOLE = {"1": 2}


def seen(zzap: Zzap, order: str) -> Sighting:
    found = zzap.account().read(order)
    assert found
    return found


def test_it_is_what_the_hub_asks_for(zzap: Zzap) -> None:
    account: MarketplaceAccount = zzap.account()
    checked = account.check()
    assert checked.seller.startswith("zzap-")
    assert checked == account.check()
    assert LOGIN not in checked.seller


def test_the_codes_are_there_to_be_given_a_meaning(zzap: Zzap) -> None:
    assert {"100": "Новый заказ", "110": "Принят в работу"}.items() <= {
        each.code: each.name for each in zzap.account().codes_track()
    }.items()


def test_a_wrong_key_is_said_in_words(zzap: Zzap) -> None:
    for wrong in ({"password": "x"}, {"api_key": "x"}, {"login": "x"}):
        with pytest.raises(AccountRefused) as refused:
            zzap.account(**wrong).check()
        assert refused.value.reason == "key_dead"


def test_what_came_lately_is_listed_and_read(zzap: Zzap) -> None:
    first, second = zzap.order(), zzap.order(qty_order="Заказ", prepaid=True)
    page = zzap.account().list(*lately())
    assert ([each.order for each in page.sightings], page.cursor) == ([first, second], None)
    assert page.sightings[0] == seen(zzap, first)
    assert [each.phase for each in page.sightings] == [Phase.OPEN, Phase.OPEN]
    assert (page.sightings[1].lines[0].quantity, page.sightings[1].free_refusal) == (None, False)
    assert zzap.account().read("1") is None


def test_an_order_made_a_minute_before_the_window_is_found(zzap: Zzap) -> None:
    order = zzap.order(created=(now() - timedelta(minutes=1)).isoformat())
    assert [each.order for each in zzap.account().list(now(), now()).sightings] == [order]


def test_dates_are_told_in_utc_and_overlap(zzap: Zzap) -> None:
    with responses.RequestsMock() as mock:
        mock.post(f"{zzap.server.url}zzap{SERVICE}GetSellerOrdersV3", body=table())
        zzap.account().list(datetime(2026, 11, 28, 9, 30, tzinfo=UTC), datetime(2026, 11, 28, 10, tzinfo=UTC))
        sent = form(mock.calls[0].request.body)
    assert sent == {
        **{"login": [LOGIN], "password": [PASSWORD], "api_key": [KEY]},
        **{"row_count": [str(MOST_ROWS)], "call_data": [""], "codes_track": [""]},
        **{"date_from": ["2026-11-28T09:15:00.000Z"], "date_to": ["2026-11-29T10:00:00.000Z"]},
    }


def test_too_many_rows_are_asked_for_in_smaller_windows(zzap: Zzap) -> None:
    """Ten days with an order more than a call gives in each: nothing is left out, and every call is one."""
    until = datetime(2026, 11, 28, tzinfo=UTC)
    asked: list[tuple[datetime, datetime]] = []

    def answer(request: Any) -> tuple[int, dict[str, str], bytes]:
        sent = form(request.body)
        begin, end = (datetime.fromisoformat(sent[name][0]) for name in ("date_from", "date_to"))
        asked.append((begin, end))
        hours = [until - timedelta(minutes=10 * n) for n in range(10 * 24 * 6)]
        rows = [row(code_order=n, create_date=at.isoformat()) for n, at in enumerate(hours, 1) if begin <= at <= end]
        return 200, {}, table(*(rows * 4)[: int(sent["row_count"][0])])

    with responses.RequestsMock() as mock:
        mock.add_callback(responses.POST, f"{zzap.server.url}zzap{SERVICE}GetSellerOrdersV3", callback=answer)
        found, cursor, calls = set(), None, 0
        while calls == 0 or cursor:
            page = zzap.account().list(until - timedelta(days=10), until, cursor)
            found |= {each.order for each in page.sightings}
            cursor, calls = page.cursor, calls + 1
    assert found == {str(n) for n in range(1, 10 * 24 * 6 + 1)}
    assert len(asked) == calls < 12
    assert ROWS < 10 * 24 * 6 * 4


def test_an_order_that_may_be_among_those_not_shown_is_not_called_missing(zzap: Zzap) -> None:
    with responses.RequestsMock() as mock:
        mock.post(f"{zzap.server.url}zzap{SERVICE}GetSellerOrdersV3", body=table(*[{"code_order": 1}] * MOST_ROWS))
        with pytest.raises(Unavailable):
            zzap.account().read("2")
        known = zzap.account().read("1")
    assert known
    assert known.order == "1"


def test_a_foreign_cursor_is_refused(zzap: Zzap) -> None:
    with pytest.raises(Invalid):
        zzap.account().list(*lately(), "x")


def test_a_decision_goes_there_and_only_reading_proves_it(zzap: Zzap) -> None:
    order, other = zzap.order(), zzap.order()
    zzap.account().accept(seen(zzap, order), WHOLE)
    zzap.account().refuse(seen(zzap, other), Refusing("out_of_stock"))
    assert (seen(zzap, order).phase, seen(zzap, other).phase) == (Phase.ACCEPTED, Phase.CANCELLED)
    assert (zzap.shown(order)["response"], zzap.shown(other)["response"]) == ("", "Нет в наличии")


def test_the_sellers_own_words_go_to_the_buyer_in_one_line(zzap: Zzap) -> None:
    order = zzap.order()
    zzap.account().refuse(seen(zzap, order), Refusing("other", f"Сняты\r\nс производства \ud800{'я' * 600}"))
    said = zzap.shown(order)["response"]
    assert said.startswith("Сняты с производства ?я")
    assert len(said) == 500


def test_just_after_a_change_the_old_state_may_still_show(zzap: Zzap) -> None:
    zzap.server.ask("zzap/settings", delay=30)
    order = zzap.order()
    zzap.account().accept(seen(zzap, order), WHOLE)
    assert seen(zzap, order).phase is Phase.OPEN
    assert zzap.shown(order)["status"] == "Принят в работу"


def test_what_cannot_be_done_there_is_not_asked_for(zzap: Zzap) -> None:
    order = seen(zzap, zzap.order())
    taken = zzap.limiter.taken
    for account, pieces in ((zzap.account(), {"1": 1}), (zzap.account(codes=StatusCodes()), WHOLE)):
        with pytest.raises(CallRefused):
            account.accept(order, pieces)
    assert zzap.limiter.taken == taken


def test_an_order_that_has_ended_or_is_none_is_not_moved(zzap: Zzap) -> None:
    order = zzap.order()
    known = seen(zzap, order)
    zzap.server.ask("zzap/cancel", order=order)
    for number, reason in ((order, "order_moved"), ("1", "order_missing")):
        with pytest.raises(CallRefused) as refused:
            zzap.account().accept(Sighting(number, known.phase, "", known.lines), WHOLE)
        assert refused.value.reason == reason
    assert seen(zzap, order).phase is Phase.CANCELLED


def test_misbehaviour_is_told_apart(zzap: Zzap) -> None:
    order = seen(zzap, zzap.order())
    for kind, of_a_read, of_a_change in (
        ("error_200", CallRefused, CallRefused),
        ("key_dead", AccountRefused, AccountRefused),
        ("too_often", NotYet, NotYet),
        ("429", NotYet, NotYet),
        ("5xx", Unavailable, AnswerLost),
        ("lost", Unavailable, AnswerLost),
        ("page", Unavailable, AnswerLost),
        ("shape", Unavailable, AnswerLost),
    ):
        account = zzap.account()
        works = ((partial(account.read, "1"), of_a_read), (partial(account.accept, order, WHOLE), of_a_change))
        for work, expected in works:
            zzap.limiter.paused = 0
            zzap.fault(kind)
            with pytest.raises(expected) as refused:
                work()
            assert type(refused.value) is expected, kind


def test_a_pause_is_kept_by_the_whole_account(zzap: Zzap) -> None:
    zzap.fault("429")
    with pytest.raises(NotYet) as refused:
        zzap.account().check()
    assert refused.value.retry_after == zzap.limiter.paused == 7


def test_a_crowd_over_the_limit_is_refused_there(zzap: Zzap) -> None:
    zzap.server.ask("zzap/settings", interval=30)
    zzap.account().check()
    with pytest.raises(NotYet):
        zzap.account().check()
    assert zzap.server.look("zzap/orders")["calls"] == {"taken": 1, "over": 1}


def test_secrets_are_in_the_form_only(zzap: Zzap) -> None:
    order = seen(zzap, zzap.order())
    account = zzap.account()
    account.accept(order, WHOLE)
    zzap.fault("key_dead")
    with pytest.raises(AccountRefused) as refused:
        account.check()
    told = repr(zzap.log.made) + repr(account) + repr(refused.value) + repr(zzap.server.look("calls"))
    assert all(secret not in told for secret in (LOGIN, PASSWORD, KEY))
    assert [call.path for call in zzap.log.made][-1] == f"{SERVICE}GetCodesTrack"
    assert b"call_data" in zzap.log.made[-2].asked


def form(body: object) -> dict[str, list[str]]:
    return parse_qs(str(body), keep_blank_values=True)
