"""What went between an account's marketplace and us: looked through, and done once more."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/accounts/{account}/log", permission=Permission.EXTERNAL_READ)
def list_log_records(
    principal: Principal, request: Request, account: str, query: wire.integration_log.LogQuery
) -> wire.integration_log.LogRecords:
    """Newest first, of the last 90 days. With filters a page may hold fewer, and lead further."""
    wanted = wire.integration_log.read_filter(account, query)
    page = container().external.review_log.page(principal, wanted, query.cursor, query.limit)
    return wire.integration_log.write_page(page, request.language)


@admin.get("/v1/accounts/{account}/log/{record}", permission=Permission.EXTERNAL_READ)
def show_log_record(
    principal: Principal, request: Request, account: str, record: str
) -> wire.integration_log.WholeLogRecord:
    """With what was asked and answered, shortened: without people, without secrets."""
    return wire.integration_log.write_record(
        container().external.review_log.show(principal, account, record), request.language
    )


@admin.post("/v1/accounts/{account}/log/retry", permission=Permission.EXTERNAL_DECIDE, keeps=True)
def retry_log_records(
    principal: Principal, request: Request, account: str, body: wire.integration_log.RetryAsked
) -> wire.integration_log.RetriedRecords:
    """What is about an order is read anew from the marketplace; a change that failed is told it once more.

    Each row says what is done now, or why nothing is.
    """
    done = container().external.review_log.retry(principal, account, body.records)
    return wire.integration_log.write_retried(done, request.language)
