"""How whoever works at the desk is reached, and where it is kept what he is told."""

from __future__ import annotations

from collections.abc import Mapping, Sequence  # noqa: TC003 – a struct looks its types up
from datetime import datetime  # noqa: TC003
from typing import Protocol

from msgspec import Struct, field

from chalicelib.domain.buyers.buyer import Buyer  # noqa: TC001
from chalicelib.domain.circuit_breaker import CircuitBreaker  # noqa: TC001
from chalicelib.domain.communities.community import Community  # noqa: TC001
from chalicelib.domain.notices.channels import Channel  # noqa: TC001
from chalicelib.domain.notices.notice_settings import NoticeSettings  # noqa: TC001
from chalicelib.domain.notices.outbox import Outbox


class Recipient(Struct, frozen=True):
    """Where a message goes, as its channel names it. ``secret`` is what it is sent by, or signed with."""

    address: str
    secret: str = ""

    def __repr__(self) -> str:
        return "Recipient()"


class DeskMessage(Struct, frozen=True):
    """``id`` is the same when it is sent once more. ``link`` leads to the desk, and ``opens`` is what is said of it.

    ``events`` are for programs: what happened, plainly.
    """

    id: str
    at: datetime
    subject: str
    text: str
    link: str = ""
    opens: str = ""
    events: Sequence[Mapping[str, object]] = ()


class ChannelPartner(Protocol):
    def checked(self, address: str) -> str:
        """As it is kept. Raises Invalid for what is no address of this channel."""

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        """Raises Unavailable (not sent, try later), AnswerLost (perhaps sent), Invalid (refused, ``reason`` says why),
        and AddressLost, an Invalid, where nobody is reached there any more.
        """

    def probe(self, recipient: Recipient) -> None:
        """A question that does no harm, before a message is risked. Raises Unavailable, Invalid for a refusal."""


class Linking(Protocol):
    """A channel that a person comes to us from, by a link with a code."""

    def link(self, code: str) -> str: ...

    def listen(self) -> None:
        """Have what people write there delivered to us; asked for again it is the same. Raises Unavailable."""

    def read(self, headers: Mapping[str, str], body: bytes) -> tuple[str, str] | None:
        """The code that somebody came with, and where he is reached; None for what else was delivered.

        Raises NotFound when it is not from there.
        """


class Channels(Protocol):
    @property
    def offered(self) -> Sequence[Channel]:
        """Those that this installation has all the settings of."""

    def partner(self, channel: Channel) -> ChannelPartner:
        """Raises NotFound for one that is not offered."""

    def linking(self, channel: Channel) -> Linking | None:
        """None: its addresses are given by hand."""


class DeskNoticeRecords(Struct, frozen=True):
    """All that a person of the desk is told by, in one read; ``token`` is that of the group's bot."""

    community: Community
    buyer: Buyer
    settings: NoticeSettings
    outboxes: Mapping[Channel, Outbox] = field(default_factory=dict)
    breaker: CircuitBreaker | None = None
    token: str | None = None

    def outbox(self, channel: Channel) -> Outbox:
        return self.outboxes.get(channel) or Outbox(self.buyer.community, self.buyer.id, channel)


class DeskNotices(Protocol):
    def records(self, community: str, person: str) -> DeskNoticeRecords:
        """His settings and what he was told, without breaker and token. Raises NotFound when nobody is called so."""

    def dispatch(self, community: str, person: str, channel: Channel, partner: str) -> DeskNoticeRecords:
        """What a message over one channel is decided on. Raises NotFound."""

    def settings(self, community: str, people: Sequence[str]) -> Mapping[str, NoticeSettings]:
        """Of each of them, whether he has ever set anything or not."""
