"""The connection for comments as organizers see it."""

from collections.abc import Sequence

from chalicelib.domain.communities.community import ConnectionName, ConnectionState
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Entry, Event
from tests.factories import a_buyer, an_organizer
from tests.usecases.annex import Annex
from tests.world import ADMIN

REFUSED, FORBIDDEN = Invalid("comments_token_refused"), Invalid("comments_forbidden")


def an_annex() -> Annex:
    """Maria runs the purchases and has opened the cabinet; there is something to be collected."""
    annex = Annex()
    annex.save(an_organizer())
    annex.join(a_buyer(id="maria", ok_id=ADMIN))
    annex.show("1")
    annex.say("1", "a")
    return annex


def state(annex: Annex) -> tuple[ConnectionState, str]:
    connection = annex.connection(ConnectionName.COMMENTS)
    return connection.state, connection.reason


def told(annex: Annex) -> Sequence[Entry]:
    return [entry for entry in annex.memory.journal if entry.event == Event.CONNECTION_REFUSED]
