"""Where what we hold of accounts and what marketplaces show are not the same: the reports, and a comparison now."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/differences", permission=Permission.EXTERNAL_READ)
def list_difference_reports(
    principal: Principal, request: Request, query: wire.differences.DifferencesQuery
) -> wire.differences.DifferenceReports:
    """Reports of comparisons, newest first, of the last 30 days; one that found nothing says so."""
    page = container().external.compare.page(principal, query.account, query.cursor, query.limit)
    return wire.differences.write_page(page, request.language)


@admin.post("/v1/accounts/{account}/differences", permission=Permission.EXTERNAL_DECIDE, status=202, keeps=True)
def compare_account(principal: Principal, request: Request, account: str) -> wire.differences.ComparisonWanted:
    """A comparison that does not wait for its day; its report comes when it has ended. 429 sooner than ten minutes."""
    asked_at = container().external.compare.ask(principal, account)
    return wire.differences.ComparisonWanted(account=account, asked_at=asked_at)
