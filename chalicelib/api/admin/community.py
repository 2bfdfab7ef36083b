"""The community itself."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/community", permission=Permission.COMMUNITY_READ)
def show_community(principal: Principal, request: Request) -> wire.community.CommunitySettings:
    """Name, time zone, currency and language."""
    return wire.community.write_community(container().communities.change.get(principal))


@admin.patch("/v1/community", permission=Permission.COMMUNITY_WRITE)
def change_community(
    principal: Principal, request: Request, body: wire.community.CommunityChanged, version: int
) -> wire.community.CommunitySettings:
    """409 for another currency once there is a purchase."""
    change = wire.community.read_change(body)
    return wire.community.write_community(container().communities.change.change(principal, version, change))
