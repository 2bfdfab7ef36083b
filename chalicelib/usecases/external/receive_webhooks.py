"""Marketplaces push: kept before it is acknowledged, whatever comes twice; what really happened is asked for later."""

from __future__ import annotations

from contextlib import suppress
from hashlib import sha256
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.errors import Invalid, KabinetError, NotFound, Repeated, Stale, TooLarge, Unavailable
from chalicelib.domain.external.account import WebhookAddress, account_id, business_mark
from chalicelib.domain.external.integration_log import REFUSED_PUSH, Direction, LogRecord
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.external.webhook_event import LARGEST_PUSH, EventKind
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.usecases.ports import Clock, Commit, Commits, MarketplaceWebhooks, Reply, Signer

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.external.marketplace import Marketplace
    from chalicelib.domain.external.webhook_event import WebhookEvent
    from chalicelib.usecases.ports.commits import Storable

PURPOSE = "marketplace"
"""What the signatures in these addresses are for."""


class Push(Struct, frozen=True):
    """``key`` is what the address ends with, ``network`` where it came from; ``headers`` by names in small letters."""

    marketplace: Marketplace
    key: str
    network: str
    headers: Mapping[str, str]
    body: bytes


class ReceiveWebhooks(Struct, frozen=True):
    """``strict``: what comes from networks that are not the marketplace's is not taken."""

    signer: Signer
    webhooks: Callable[[Marketplace, WebhookAddress], MarketplaceWebhooks]
    commits: Commits
    strict: bool
    now: Clock
    correlation: Callable[[], str]

    def accept(self, push: Push) -> tuple[Reply, Sequence[str]]:
        """Keep it. Returns what the marketplace is answered, and troubles that an operator should see.

        It is told of a refusal in its own words, too: that the address is none of ours, or not any more; that this is
        none of its pushes; that it could not be kept, and is to be brought again.
        """
        try:
            address = read_address(self.signer, push.marketplace, push.key)
        except NotFound as error:
            nobody = WebhookAddress("", "", 0)
            return self.webhooks(push.marketplace, nobody).refused(error), (error.reason,)
        webhooks = self.webhooks(push.marketplace, address)
        known = webhooks.is_from_marketplace(push.network)
        try:
            event = self._accepted(webhooks, address, push, known)
        except KabinetError as error:
            reply = webhooks.refused(error)
            if isinstance(error, Invalid):
                self._note(address, push, error, reply.status)
            return reply, (error.reason,)
        return webhooks.taken(event, self.now()), () if known else ("hook_from_elsewhere",)

    def _accepted(
        self, webhooks: MarketplaceWebhooks, address: WebhookAddress, push: Push, known: bool
    ) -> WebhookEvent:
        if self.strict and not known:
            raise NotFound
        if len(push.body) > LARGEST_PUSH:
            raise TooLarge
        event = webhooks.read(push.body, push.headers)
        another = event.seller and account_id(push.marketplace, event.seller) != address.account
        if another or (event.business and address.business not in ("", business_mark(event.business))):
            raise Invalid("hook_of_another_account")
        self._keep(address, event)
        return event

    def _keep(self, address: WebhookAddress, event: WebhookEvent) -> None:
        """One write. What is there already was answered before, and the answer got lost."""
        record = LogRecord(
            community=address.community,
            account=address.account,
            id=event.id,
            direction=Direction.INCOMING,
            at=self.now(),
            name=event.type,
            order=event.order,
            asked=event.body,
            correlation=self.correlation(),
        )
        facts = (_fact(address, event),) if event.kind is EventKind.ORDER else ()
        once: tuple[Storable, ...] = (record, *_told(address, event, self.now()))
        with suppress(Repeated):
            try:
                self.commits.commit(address.community, Commit(facts=facts, once=once, unchanged=(address,)))
            except Stale:
                raise NotFound from None

    def _note(self, address: WebhookAddress, push: Push, error: Invalid, status: int) -> None:
        """What was not taken is written down as well, but nothing of what it said; the same one again, once."""
        record = LogRecord(
            community=address.community,
            account=address.account,
            id=f"{REFUSED_PUSH}-{sha256(push.body).hexdigest()[:32]}",
            direction=Direction.INCOMING,
            at=self.now(),
            name=REFUSED_PUSH,
            status=status,
            asked=f"{len(push.body)} B",
            problem=error.reason,
            correlation=self.correlation(),
        )
        with suppress(Repeated, Stale, Unavailable):
            self.commits.commit(address.community, Commit(once=(record,), unchanged=(address,)))


def _told(address: WebhookAddress, event: WebhookEvent, now: datetime) -> tuple[PushedOrder, ...]:
    """All of an order, where the push tells it: apart from the log, which tells of nobody."""
    if event.sighting is None:
        return ()
    told = PushedOrder(
        community=address.community,
        account=address.account,
        id=event.id,
        sighting=event.sighting,
        at=now,
        claimed=event.claimed,
    )
    return (told,)


def _fact(address: WebhookAddress, event: WebhookEvent) -> Fact:
    data = {
        "account": address.account,
        "order": event.order,
        "type": event.type,
        "phase": event.phase,
        "at": event.at and event.at.isoformat(),
        "received": event.id,
        "generation": address.generation,
    }
    subject = external_subject(f"{address.account}/{event.order}")
    return Fact(Event.EXTERNAL_RECEIVED, subject, data, actor=f"marketplace/{address.account}")


def write_address(signer: Signer, address: WebhookAddress) -> str:
    """What the address that a marketplace is given ends with."""
    return signer.sign(PURPOSE, "/".join(filter(None, (address.place, address.business))))


def read_address(signer: Signer, marketplace: Marketplace, key: str) -> WebhookAddress:
    """Raises NotFound."""
    community, _, rest = (signer.unsign(PURPOSE, key) or "").partition("/")
    account, _, rest = rest.partition("/")
    generation, _, business = rest.partition("/")
    if not account.startswith(f"{marketplace}-") or not generation.isdecimal():
        raise NotFound
    return WebhookAddress(community, account, int(generation), business, version=1)
