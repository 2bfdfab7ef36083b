"""Which communities there are and how they are connected; an administrator's token for comments."""

import argparse
from collections.abc import Iterator

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import operator_in
from chalicelib.domain.communities.community import Community, Connection, ConnectionState, Organizer
from chalicelib.texts import Catalogue
from infra.local.problem import Problem
from infra.operate.communities import every_community, find

LANGUAGE = "en"


def show_communities(container: Container, wish: argparse.Namespace) -> None:
    """The one that is asked for, or all of them, with their connections and organizers."""
    asked = [find(container, wish.community)] if wish.community else every_community(container)
    there = sorted(asked, key=lambda each: (each.name, each.id))
    for community in there:
        print("\n".join(_lines(container, community)))
    if not there:
        print("There are no communities yet.")


def connect_comments(container: Container, wish: argparse.Namespace, token: str | None) -> None:
    """The token comes from OK_COMMENTS_TOKEN, never from the command line; OK is asked whether it is good."""
    if not token:
        raise Problem("Put the administrator's token into OK_COMMENTS_TOKEN.")
    if not container.settings.ok_application_secret:
        raise Problem("Put the application's secret into OK_APPLICATION_SECRET: OK is asked with it.")
    community = find(container, wish.community)
    container.communities.manage_connections.connect_comments(operator_in(community.id), token)
    print(f"Comments of {community.name} are collected from now on.")


def _lines(container: Container, community: Community) -> Iterator[str]:
    group = f"group {community.group}" if community.group else "no group"
    yield f"{community.id}  {community.name} · {group} · {community.zone}"
    if community.closed_at:
        yield f"    closed since {community.closed_at:%Y-%m-%d %H:%M} UTC: {community.closed_why}"
    for connection in container.communities.manage_connections.list(operator_in(community.id)):
        yield f"    {connection.name:<10}{_state(connection)}"
    for organizer in container.stores.communities.organizers(community.id):
        yield f"    {organizer.role} {_described(organizer)}"


def _state(it: Connection) -> str:
    if it.state is ConnectionState.ABSENT:
        return it.state
    reason = f": {_explained(it.reason)}" if it.reason else ""
    return f"{it.state} since {it.since:%Y-%m-%d %H:%M} UTC{reason}"


def _explained(reason: str) -> str:
    """A reason that a newer release has written down is shown as it is."""
    try:
        return Catalogue().phrase(LANGUAGE, f"errors.{reason}")
    except KeyError:
        return reason


def _described(it: Organizer) -> str:
    known = (f"{it.first_name} {it.last_name}", f"OK {it.ok_id}" if it.ok_id else "no OK number", it.place, it.hours)
    return " · ".join(part for part in known if part)
