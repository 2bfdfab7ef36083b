"""Records of the integration log, as the desk asks for them and reads them."""

from typing import Any

import pytest

from chalicelib.api.wire.admin.integration_log import LogQuery, read_filter, write_page, write_record, write_retried
from chalicelib.domain.external.integration_log import Direction, LogFilter
from chalicelib.domain.lists import Page
from chalicelib.usecases.external.review_integration_log import AGAIN_READ, Retried
from tests.api.wire.plain import asked, told
from tests.factories import NOW, a_log_record

RECORD = a_log_record(order="1-1", correlation="c1", asked="{}", answered="no", milliseconds=212, changes=True)


def test_a_record_is_told_with_what_was_said_and_in_a_list_without() -> None:
    whole = told(write_record(RECORD, "ru"))
    assert whole == {
        "id": "e1",
        "account": RECORD.account,
        "direction": "incoming",
        "at": "2026-11-22T10:00:00Z",
        "name": "TYPE_NEW_POSTING",
        "order": "1-1",
        "outcome": "ok",
        "status": 200,
        "milliseconds": 212,
        "changes": True,
        "problem": "",
        "explanation": "",
        "correlation": "c1",
        "asked": "{}",
        "answered": "no",
    }
    page = told(write_page(Page([RECORD], "next"), "ru"))
    assert page == {"items": [{name: whole[name] for name in whole.keys() - {"asked", "answered"}}], "next": "next"}


@pytest.mark.parametrize("fields", [{"status": 500}, {"status": 0}, {"problem": "marketplace_silent"}])
def test_a_failure_is_called_so_and_its_problem_is_a_sentence(fields: dict[str, Any]) -> None:
    failed = told(write_record(a_log_record(**fields), "ru"))
    assert failed["outcome"] == "failed"
    assert failed["explanation"].startswith("Маркетплейс не ответил") == ("problem" in fields)


@pytest.mark.parametrize(("outcome", "failed"), [("failed", True), ("ok", False), (None, None)])
def test_what_is_asked_for_is_looked_for(outcome: str | None, failed: bool | None) -> None:
    sent = {"outcome": outcome, "order": " 1-1 ", "correlation": " c1 ", "since": NOW.isoformat()}
    query = asked(LogQuery, direction="outgoing", **sent)
    expected = LogFilter("a", Direction.OUTGOING, failed, order="1-1", correlation="c1", since=NOW)
    assert read_filter("a", query) == expected


def test_what_is_not_asked_about_does_not_matter() -> None:
    assert read_filter("a", LogQuery()) == LogFilter("a")


def test_what_is_done_once_more_says_so_or_why_not() -> None:
    rows = [Retried("a", True, AGAIN_READ), Retried("b", False, "log_record_missing")]
    done, refused = told(write_retried(rows, "en"))["items"]
    assert (done["done"], refused["done"], refused["reason"]) == (True, False, "log_record_missing")
    assert done["explanation"]
    assert refused["explanation"]
    assert done["explanation"] != refused["explanation"]
