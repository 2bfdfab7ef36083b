"""What an organizer looks at first."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/home", permission=Permission.PURCHASES_READ)
def show_home(principal: Principal, request: Request) -> wire.home.Home:
    """`claims` and `undelivered` are null for whom his role does not show them."""
    return wire.home.write_home(container().communities.read_home.read(principal))
