"""OK delivers what people write: stored before it is acknowledged, whatever comes twice."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.buyers.buyer import erasure_mark
from chalicelib.domain.errors import Erased, Invalid, NotFound, Repeated, TooLarge
from chalicelib.domain.inbox.message import TEXT_LENGTH, Message, MessageKind
from chalicelib.domain.journal import Event, Fact, conversation_subject
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.ports import Clock, Commit, Commits, IncomingMessage, Signer, WebhookParser

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

HOOK = "ok_hook"
"""What the seals in the addresses of webhooks are for."""


class ReceiveMessages(Struct, frozen=True):
    """``strict``: deliveries from networks that are not OK's are not taken."""

    signer: Signer
    webhook_parser: WebhookParser
    commits: Commits
    strict: bool
    now: Clock

    def accept(self, key: str, address: str, body: bytes) -> Sequence[str]:
        """Keep a delivery; returns what an operator should see of it: troubles that OK can do nothing about.

        Raises NotFound for an address that we never gave, TooLarge, and Unavailable when it could not be kept: OK
        brings it again. What cannot be read is acknowledged: OK would bring it again for hours, and drop us.
        """
        community = self.signer.unsign(HOOK, key)
        known = self.webhook_parser.is_from_ok(address)
        if community is None or (self.strict and not known):
            raise NotFound
        troubles = () if known else ("hook_from_elsewhere",)
        try:
            incoming = self.webhook_parser.read(body)
        except TooLarge:
            raise
        except Invalid as refusal:
            return (*troubles, refusal.reason)
        if incoming.kind is not MessageKind.OTHER:
            self._keep(community, incoming)
        return troubles

    def _keep(self, community: str, incoming: IncomingMessage) -> None:
        """The journal names the person by a key: it stays when he is erased.

        Of one who was erased nothing is kept until he comes himself: it may have been written before, and come late.
        """
        message = _message(community, incoming, self.now())
        person = person_key(community, message.user)
        data = {"person": person, "message": message.id, "kind": message.kind}
        subject = conversation_subject(person)
        fact = Fact(Event.MESSAGE_RECEIVED, subject, data, actor=subject)
        mark = erasure_mark(community, message.user)
        with suppress(Repeated, Erased):
            self.commits.commit(
                community, Commit((message,), (fact,), idempotency_key=f"ok/{message.id}", not_erased=(mark,))
            )


def _message(community: str, incoming: IncomingMessage, now: datetime) -> Message:
    return Message(
        id=incoming.id,
        community=community,
        kind=incoming.kind,
        user=incoming.user,
        name=incoming.name,
        chat=incoming.chat,
        text=incoming.text[:TEXT_LENGTH],
        at=incoming.at or now,
        received_at=now,
        payload=incoming.payload,
        reply_to=incoming.reply_to,
        attachments=incoming.attachments,
    )
