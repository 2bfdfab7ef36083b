"""The buyer's own comments in the group."""

from __future__ import annotations

from chalicelib.api.audiences import buyers
from chalicelib.api.wire import buyer as wire
from chalicelib.api.wire.forms import ListQuery
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/comments", permission=Permission.OWN_READ)
def list_comments(principal: Principal, request: Request, query: ListQuery) -> wire.comments.Comments:
    """Of 183 days, newest first."""
    return wire.comments.write_comments(container().comments.read.list(principal, query.cursor))
