"""What went between is looked through, and done once more by the way it went the first time."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.external.external_order import Push
from chalicelib.domain.external.integration_log import Direction, LogFilter
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.review_integration_log import ReviewIntegrationLog
from chalicelib.usecases.ports import CallRefused
from tests.factories import NOW, a_log_record
from tests.fakes.suppliers import a_supplier
from tests.usecases.external.market import MANAGER, NUMBER, OWNER, Market


def log_of(market: Market) -> ReviewIntegrationLog:
    return market.house.container.external.review_log


def noted(market: Market, **fields: Any) -> str:
    given = {"account": market.account.id, "direction": Direction.OUTGOING, "at": market.house.clock(), **fields}
    record = a_log_record(**{"order": NUMBER, **given})
    market.house.stores.integration_log.write(record)
    return record.id


def retried(market: Market, *ids: str) -> list[tuple[bool, str]]:
    return [(each.done, each.reason) for each in log_of(market).retry(MANAGER, market.account.id, ids)]


def failing(market: Market) -> None:
    """Accepted, and the marketplace will not hear it."""
    market.seen()
    market.accept()
    market.house.clock.pass_by(seconds=60)
    (entry,) = market.heard(Event.EXTERNAL_DECIDED)
    market.it.lost, market.it.deaf = [CallRefused("needs_missing")], True
    market.done(entry)
    market.it.deaf = False
    assert market.line.push is Push.FAILED


def test_a_delivery_is_taken_up_again_and_the_truth_is_read(market: Market) -> None:
    market.seen()
    market.show(phase=Phase.CANCELLED, changed_at=NOW + timedelta(minutes=1))
    assert retried(market, "e1", "e1") == [(True, "log_read_again")] * 2
    pushed, again = market.heard(Event.EXTERNAL_RECEIVED)
    assert again.data["order"] == pushed.data["order"]
    market.done(again)
    assert market.order.phase is Phase.CANCELLED


def test_a_retry_is_no_sign_that_pushes_come(market: Market) -> None:
    market.show()
    noted(market, id="read")
    market.house.clock.pass_by(hours=1)
    assert retried(market, "read") == [(True, "log_read_again")]
    market.work()
    assert market.order.order == NUMBER
    assert market.house.stores.accounts.get("c1", market.account.id).state.received_at is None


def test_a_change_that_failed_is_told_once_more_once(market: Market) -> None:
    failing(market)
    first, second = noted(market, id="ship", changes=True, status=400), noted(market, id="ship2", changes=True)
    assert retried(market, first, second) == [(True, "log_told_again")] * 2
    assert (market.line.push, market.line.attempts) == (Push.WANTED, 0)
    assert len(market.heard(Event.EXTERNAL_DECIDED)) == 2
    assert retried(market, first) == [(False, "log_being_told")]
    market.told()
    assert retried(market, first) == [(False, "log_known_there")]
    assert len(market.it.told) == 2


def test_what_failed_days_ago_is_tried_as_if_it_were_decided_now(market: Market) -> None:
    failing(market)
    market.house.clock.pass_by(hours=80)
    retried(market, noted(market, id="ship", changes=True))
    market.told()
    assert market.line.push is Push.ACKNOWLEDGED


def test_what_cannot_be_done_again_says_why(market: Market) -> None:
    market.seen()
    noted(market, id="poll", order="")
    noted(market, id="refused", order="", name="refused", direction=Direction.INCOMING)
    noted(market, id="early", changes=True)
    noted(market, id="gone", order="9-9", changes=True)
    assert retried(market, "poll", "refused", "early", "gone", "nothing") == [
        (False, "log_without_order"),
        (False, "log_push_refused"),
        (False, "log_nothing_to_tell"),
        (False, "external_order_missing"),
        (False, "log_record_missing"),
    ]
    assert len(market.heard(Event.EXTERNAL_RECEIVED)) == 1
    with pytest.raises(NotFound):
        log_of(market).retry(MANAGER, "ozon-other", ["poll"])


def test_nothing_is_asked_for_while_the_account_rests(market: Market) -> None:
    market.seen()
    account = market.house.stores.accounts.get("c1", market.account.id)
    edit = AccountEdit(paused=True)
    market.house.container.external.accounts.change(OWNER, account.id, account.version, edit)
    assert retried(market, "e1") == [(False, "account_rests")]


def test_it_is_looked_through_and_what_is_over_is_gone(market: Market) -> None:
    market.seen()
    noted(market, id="old", at=market.house.clock() - timedelta(days=90))
    wanted = LogFilter(market.account.id, order=NUMBER, direction=Direction.INCOMING)
    assert [each.id for each in log_of(market).page(MANAGER, wanted, None, 10).things] == ["e1"]
    assert log_of(market).show(MANAGER, market.account.id, "e1").order == NUMBER
    for gone in ("old", "nothing"):
        with pytest.raises(NotFound, match="log_record_missing"):
            log_of(market).show(MANAGER, market.account.id, gone)


def test_calls_of_a_supplier_are_looked_through_and_repeated_at_the_line(market: Market) -> None:
    supplier = a_supplier()
    market.house.save(supplier)
    id = noted(market, id="asked", account=supplier.id)
    page = log_of(market).page(MANAGER, LogFilter(account=supplier.id), None, 10)
    assert [each.id for each in page.things] == [id]
    with pytest.raises(Conflict, match="log_of_supplier"):
        log_of(market).retry(MANAGER, supplier.id, [id])
    with pytest.raises(NotFound):
        log_of(market).page(MANAGER, LogFilter(account="supplier-none"), None, 10)
