"""Connections with OK ↔ JSON."""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.api.wire.limits import words
from chalicelib.domain.communities import community as communities
from chalicelib.edge.responses import explained


class TokenAsked(Asked, frozen=True):
    token: Annotated[str, words(communities.TOKEN_LENGTH)]


class Connection(Wire, frozen=True):
    name: communities.ConnectionName
    state: communities.ConnectionState
    since: datetime | None
    reason: str


class Connections(Wire, frozen=True):
    connections: list[Connection]


def write_connections(found: Sequence[communities.Connection], language: str) -> Connections:
    """The reason of a refusal as a sentence."""
    return Connections([_connection(each, language) for each in found])


def _connection(it: communities.Connection, language: str) -> Connection:
    return Connection(
        name=it.name,
        state=it.state,
        since=None if it.state is communities.ConnectionState.ABSENT else it.since,
        reason=explained(it.reason, {}, language) if it.reason else "",
    )
