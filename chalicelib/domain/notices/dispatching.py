"""Whether a message to a person of the desk may go out over a channel, and until when it waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from msgspec import Struct

from chalicelib.domain.buyers.buyer import Buyer, Consent
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import Community
from chalicelib.domain.notices.channels import MANNERS, Channel, DeskNotice
from chalicelib.domain.notices.notice import LEASE, NO_BOT, NO_CONSENT
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox, OutboxItem

UNVERIFIED, UNTICKED, CLOSED, ERASED = "channel_unverified", "not_wanted", "community_closed", "erased"
FOREIGN = "notice_foreign"


class DispatchContext(Struct, frozen=True):
    """All that decides about a message; ``window``: for how long after one further ones are gathered.

    ``may_hear``: what his role lets him see now. ``has_bot``: the community's bot is connected.
    """

    community: Community
    buyer: Buyer
    settings: NoticeSettings
    outbox: Outbox
    breaker: CircuitBreaker | None
    window: timedelta
    may_hear: frozenset[DeskNotice]
    has_bot: bool


def unreachable(it: DispatchContext, item: OutboxItem) -> str:
    """Why he is not told of it over this channel, whatever comes; empty: he is."""
    if it.buyer.forgotten:
        return ERASED
    if it.community.is_closed:
        return CLOSED
    channel, asked = it.outbox.channel, item.notice is DeskNotice.TEST
    if not asked and item.notice not in it.may_hear:
        return FOREIGN
    if not it.settings.works(channel):
        return UNVERIFIED
    if not asked and channel not in it.settings.channels_of(item.notice):
        return UNTICKED
    if channel is not Channel.OK:
        return ""
    if not it.has_bot:
        return NO_BOT
    return "" if it.buyer.consent is Consent.ALLOWED else NO_CONSENT


def busy_until(outbox: Outbox, now: datetime) -> datetime | None:
    """Somebody is sending: he is done, or dead, by then."""
    known = outbox.sending
    return known.at + LEASE if known and now - known.at < LEASE else None


def waits_until(it: DispatchContext, item: OutboxItem, now: datetime) -> datetime | None:
    """Until when it has to wait: for the morning, for more to tell at once, for a partner who is dead.

    Who tries a channel waits for nothing but the partner.
    """
    manner, asked = MANNERS[it.outbox.channel], item.notice is DeskNotice.TEST
    quiet = it.buyer.quiet if manner.wakes and not asked else None
    gathers = manner.gathers and not asked and it.outbox.sent_at is not None
    reasons = [
        quiet.ends_after(now, it.community.zone) if quiet else None,
        it.outbox.sent_at + it.window if gathers and it.outbox.sent_at else None,
        it.breaker.blocked_until(now) if it.breaker else None,
    ]
    later = [moment for moment in reasons if moment and moment > now]
    return max(later) if later else None
