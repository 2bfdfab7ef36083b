"""Over what whoever works at the desk is told something, and what there is to tell him."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from enum import StrEnum

from msgspec import Struct

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.circuit_breaker import OK_BOT
from chalicelib.domain.communities.community import Role


class Channel(StrEnum):
    OK = "ok"
    EMAIL = "email"
    SMS = "sms"
    TELEGRAM = "telegram"
    WEBHOOK = "webhook"


class DeskNotice(StrEnum):
    """TEST is what a person sends himself to see that a channel works; it is not ticked."""

    EXTERNAL_ORDER = "external_order"
    EXTERNAL_CANCELLED = "external_cancelled"
    PUSH_FAILED = "push_failed"
    ACCOUNT_REFUSED = "account_refused"
    PUSHES_SILENT = "pushes_silent"
    KEY_ENDS = "key_ends"
    CLAIM_REPORTED = "claim_reported"
    DECISION_ASKED = "decision_asked"
    CONNECTION_REFUSED = "connection_refused"
    TEST = "test"


NEEDS: Mapping[DeskNotice, Permission] = {
    DeskNotice.EXTERNAL_ORDER: Permission.EXTERNAL_READ,
    DeskNotice.EXTERNAL_CANCELLED: Permission.EXTERNAL_READ,
    DeskNotice.PUSH_FAILED: Permission.EXTERNAL_READ,
    DeskNotice.ACCOUNT_REFUSED: Permission.ACCOUNTS_READ,
    DeskNotice.PUSHES_SILENT: Permission.ACCOUNTS_READ,
    DeskNotice.KEY_ENDS: Permission.ACCOUNTS_READ,
    DeskNotice.CLAIM_REPORTED: Permission.CLAIMS_DECIDE,
    DeskNotice.DECISION_ASKED: Permission.PURCHASES_WRITE,
    DeskNotice.CONNECTION_REFUSED: Permission.CONNECTIONS_READ,
}
"""Who may hear of it: whoever may see it at the desk. What may be ticked, in this order."""

USUAL = (Channel.OK,)
"""Where nothing was ticked: what organizers always heard of, and what somebody has to mend."""

UNASKED = frozenset(NEEDS) - {DeskNotice.EXTERNAL_ORDER}
"""What is told in the usual way to whoever ticked nothing; of every new order hears who wants to."""

FIXED = frozenset({DeskNotice.CONNECTION_REFUSED})
"""Always told in OK as well: it is told by the group itself, of what the group lost."""


class Manner(Struct, frozen=True):
    """How a channel is used: ``calls`` in a second at the most (two at least), what comes within ``gathers`` together.

    ``wakes``: it makes a noise, so that quiet hours are kept. ``repeats``: whoever listens tells a message that comes
    twice by its id, so one whose answer was lost is sent again.
    """

    calls: int
    gathers: bool = True
    wakes: bool = True
    repeats: bool = False


MANNERS: Mapping[Channel, Manner] = {
    Channel.OK: Manner(10),
    Channel.EMAIL: Manner(10),
    Channel.SMS: Manner(2),
    Channel.TELEGRAM: Manner(20),
    Channel.WEBHOOK: Manner(10, gathers=False, wakes=False, repeats=True),
}

LEAST_GATHERING = timedelta(seconds=1)


def may_hear(role: Role) -> list[DeskNotice]:
    """What a person of this role can tick."""
    return [notice for notice, needed in NEEDS.items() if needed in ROLES[role]]


def partner_of(channel: Channel, person: str, calls_of_bot: int) -> tuple[str, int]:
    """Whose breaker and limit a message stands before, and how many calls a second there are.

    What everybody of a community shares is one partner; a webhook is the person's own. The bot's calls are those of all
    its messages.
    """
    match channel:
        case Channel.OK:
            return OK_BOT, calls_of_bot
        case Channel.WEBHOOK:
            return f"{channel}/{person}", MANNERS[channel].calls
    return channel.value, MANNERS[channel].calls
