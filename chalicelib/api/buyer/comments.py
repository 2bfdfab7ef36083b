"""The buyer's own comments in the group."""

from __future__ import annotations

from chalicelib.api import wire
from chalicelib.api.audiences import buyers
from chalicelib.bootstrap import hub
from chalicelib.domain.launch import Caller
from chalicelib.edge.requests import Request


@buyers.get("/buyer/comments")
def list_comments(buyer: Caller, request: Request) -> wire.comments.Comments:
    return wire.comments.write_comments(hub().reading_comments.list(buyer, request.parameter("cursor")))
