"""Reports of comparisons with marketplaces ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from chalicelib.api.wire.forms import ListQuery, Wire
from chalicelib.api.wire.limits import limited
from chalicelib.domain.external.differences import DifferenceKind
from chalicelib.domain.external.sighting import Phase
from chalicelib.edge.responses import explained

if TYPE_CHECKING:
    from chalicelib.domain.external import differences
    from chalicelib.domain.lists import Page


class DifferencesQuery(ListQuery, frozen=True):
    account: str = ""
    limit: Annotated[int, limited(minimum=1, maximum=50)] = 20


class FoundDifference(Wire, frozen=True):
    kind: DifferenceKind
    order: str
    ours: Phase | None
    theirs: Phase | None
    status: str
    since: datetime | None
    problem: str
    explanation: str
    mended: bool


class DifferenceReport(Wire, frozen=True):
    id: str
    account: str
    title: str
    begun_at: datetime
    ended_at: datetime
    compared: int
    left: int
    total: int
    mended: int
    items: list[FoundDifference]


class DifferenceReports(Wire, frozen=True):
    items: list[DifferenceReport]
    next: str | None


class ComparisonWanted(Wire, frozen=True):
    account: str
    asked_at: datetime


def write_page(page: Page[differences.DifferenceReport], language: str) -> DifferenceReports:
    return DifferenceReports(items=[_report(each, language) for each in page.things], next=page.cursor)


def _report(it: differences.DifferenceReport, language: str) -> DifferenceReport:
    return DifferenceReport(
        id=f"{it.account}-{it.id}",
        account=it.account,
        title=it.title,
        begun_at=it.begun_at,
        ended_at=it.ended_at,
        compared=it.compared,
        left=it.left,
        total=it.total,
        mended=it.mended,
        items=[_difference(each, language) for each in it.found],
    )


def _difference(it: differences.Difference, language: str) -> FoundDifference:
    """``explanation`` is the problem as a sentence."""
    return FoundDifference(
        kind=it.kind,
        order=it.order,
        ours=it.ours,
        theirs=it.theirs,
        status=it.status,
        since=it.since,
        problem=it.problem,
        explanation=explained(it.problem, {}, language) if it.problem else "",
        mended=it.mended,
    )
