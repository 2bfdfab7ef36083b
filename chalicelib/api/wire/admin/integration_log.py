"""The integration log ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Any

from chalicelib.api.wire.forms import Asked, ListQuery, Wire
from chalicelib.api.wire.limits import ForeignId, limited
from chalicelib.domain.external.integration_log import Direction
from chalicelib.edge.responses import explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.external import integration_log as log
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.external.review_integration_log import Retried

PAGE = 50


class Outcome(StrEnum):
    OK = "ok"
    FAILED = "failed"


class LogQuery(ListQuery, frozen=True):
    direction: Direction | None = None
    outcome: Outcome | None = None
    order: Annotated[str, limited(maxLength=100)] = ""
    correlation: Annotated[str, limited(maxLength=100)] = ""
    since: datetime | None = None
    until: datetime | None = None
    limit: Annotated[int, limited(minimum=1, maximum=100)] = PAGE


class LogRecord(Wire, frozen=True):
    id: str
    account: str
    direction: Direction
    at: datetime
    name: str
    order: str
    outcome: Outcome
    status: int
    milliseconds: int
    changes: bool
    problem: str
    explanation: str
    correlation: str


class WholeLogRecord(LogRecord, frozen=True):
    asked: str
    answered: str


class LogRecords(Wire, frozen=True):
    items: list[LogRecord]
    next: str | None


class RetryAsked(Asked, frozen=True):
    records: Annotated[tuple[ForeignId, ...], limited(minItems=1, maxItems=20)]


class RetriedRecord(Wire, frozen=True):
    id: str
    done: bool
    reason: str
    explanation: str


class RetriedRecords(Wire, frozen=True):
    items: list[RetriedRecord]
    next: None = None


def read_filter(account: str, asked: LogQuery) -> log.LogFilter:
    from chalicelib.domain.external.integration_log import LogFilter

    return LogFilter(
        account=account,
        direction=asked.direction,
        failed=None if asked.outcome is None else asked.outcome is Outcome.FAILED,
        order=asked.order.strip(),
        correlation=asked.correlation.strip(),
        since=asked.since,
        until=asked.until,
    )


def write_page(page: Page[log.LogRecord], language: str) -> LogRecords:
    return LogRecords(items=[LogRecord(**_told(each, language)) for each in page.things], next=page.cursor)


def write_record(it: log.LogRecord, language: str) -> WholeLogRecord:
    return WholeLogRecord(**_told(it, language), asked=it.asked, answered=it.answered)


def _told(it: log.LogRecord, language: str) -> dict[str, Any]:
    """``explanation`` is the problem as a sentence."""
    told = {name: getattr(it, name) for name in LogRecord.__struct_fields__ if hasattr(it, name)}
    explanation = explained(it.problem, {}, language) if it.problem else ""
    return {**told, "outcome": Outcome.FAILED if it.failed else Outcome.OK, "explanation": explanation}


def write_retried(done: Sequence[Retried], language: str) -> RetriedRecords:
    return RetriedRecords(
        items=[
            RetriedRecord(
                id=each.id, done=each.done, reason=each.reason, explanation=explained(each.reason, {}, language)
            )
            for each in done
        ]
    )
