"""What was done at the desk."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/audit", permission=Permission.AUDIT_READ)
def list_audit(principal: Principal, request: Request, query: wire.audit.AuditAsked) -> wire.audit.AuditEntries:
    """Newest first; of thirty days, or from and to (UTC, at most a year). Filters combine.

    A page may be empty though there are more: go on with `next`.
    """
    wanted = wire.audit.read_query(query, container().now())
    return wire.audit.write_audit(container().access.read_audit.list(principal, wanted, query.cursor))
