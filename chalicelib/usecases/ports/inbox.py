"""What people write to the group, and where it is kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct, field

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.inbox.message import Message, MessageKind


class IncomingMessage(Struct, frozen=True):
    """What OK delivers: a message or a pressed button of ``user`` (an OK number); anything else has the kind OTHER.

    ``at`` is None when OK does not say.
    """

    id: str
    kind: MessageKind
    user: str
    name: str
    chat: str
    text: str
    at: datetime | None
    payload: str = ""
    reply_to: str | None = None
    attachments: tuple[Mapping[str, object], ...] = field(default_factory=tuple)


class WebhookParser(Protocol):
    """How OK tells what people write."""

    def read(self, body: bytes) -> IncomingMessage:
        """Raises Invalid for what is no delivery of OK's."""

    def is_from_ok(self, address: str) -> bool:
        """Whether a network address is one that OK delivers from."""


class Messages(Protocol):
    def get(self, community: str, person: str, message: str) -> Message:
        """``person`` is the key of who wrote it (``person_key``). Raises NotFound."""

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        """All that are kept of an OK number, oldest first: half a year of what one person wrote."""
