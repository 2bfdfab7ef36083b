"""The buyer's own comments in the group."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.principals import Principal
from chalicelib.edge.requests import Request


@buyers.get("/buyer/comments")
def list_comments(buyer: Principal, request: Request) -> wire.comments.Comments:
    return wire.comments.write_comments(hub().reading_comments.list(buyer, request.parameter("cursor")))
