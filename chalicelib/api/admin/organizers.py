"""Who runs purchases here."""

from __future__ import annotations

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.edge.requests import Request


@admin.get("/v1/organizers", permission=Permission.ORGANIZERS_READ)
def list_organizers_of_community(principal: Principal, request: Request) -> wire.organizers.ListedOrganizers:
    """All of them: a handful. `next` is always null."""
    return wire.organizers.write_organizers(container().communities.manage_organizers.list(principal), principal)


@admin.get("/v1/organizers/{organizer}", permission=Permission.ORGANIZERS_READ)
def show_organizer(principal: Principal, request: Request, organizer: str) -> wire.organizers.ListedOrganizer:
    """One card."""
    found = container().communities.manage_organizers.get(principal, organizer)
    return wire.organizers.write_organizer(found, principal)


@admin.post("/v1/organizers", permission=Permission.ORGANIZERS_WRITE, status=201)
def add_organizer(
    principal: Principal, request: Request, body: wire.organizers.OrganizerAsked
) -> wire.organizers.ListedOrganizer:
    """409 when he is listed already."""
    added = container().communities.manage_organizers.add(principal, wire.organizers.read_organizer(body))
    return wire.organizers.write_organizer(added, principal)


@admin.patch("/v1/organizers/{organizer}", permission=Permission.CARD_WRITE)
def change_organizer(
    principal: Principal, request: Request, organizer: str, body: wire.organizers.OrganizerChanged, version: int
) -> wire.organizers.ListedOrganizer:
    """The own card; another's, a `role` and `seesAll` need `organizers:write`. 409 for the last owner."""
    change = wire.organizers.read_change(body)
    after = container().communities.manage_organizers.change(principal, organizer, version, change)
    return wire.organizers.write_organizer(after, principal)


@admin.delete("/v1/organizers/{organizer}", permission=Permission.ORGANIZERS_WRITE)
def remove_organizer(principal: Principal, request: Request, organizer: str, version: int) -> wire.organizers.Removed:
    """409 while he has open purchases, and for the last owner."""
    container().communities.manage_organizers.remove(principal, organizer, version)
    return wire.organizers.Removed()
