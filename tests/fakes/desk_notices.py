"""What people at the desk are told, and how they are reached, played."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.communities.community import BOT_TOKEN, Community
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.usecases.ports import ChannelPartner, DeskMessage, DeskNoticeRecords, Linking, Recipient
from tests.fakes.memory import Memory

HEADER = "x-telegram-bot-api-secret-token"


@dataclass(frozen=True)
class MemoryDeskNotices:
    memory: Memory

    def records(self, community: str, person: str) -> DeskNoticeRecords:
        found = [self.memory.find(Outbox, community, person, channel) for channel in Channel]
        return DeskNoticeRecords(
            community=self.memory.get(Community, community),
            buyer=self.memory.get(Buyer, community, person),
            settings=self.settings(community, [person])[person],
            outboxes={each.channel: each for each in found if each},
        )

    def dispatch(self, community: str, person: str, channel: Channel, partner: str) -> DeskNoticeRecords:
        known = self.memory.find(Outbox, community, person, channel)
        return DeskNoticeRecords(
            community=self.memory.get(Community, community),
            buyer=self.memory.get(Buyer, community, person),
            settings=self.settings(community, [person])[person],
            outboxes={channel: known} if known else {},
            breaker=self.memory.find(CircuitBreaker, community, partner),
            token=self.memory.secrets.get((community, BOT_TOKEN)),
        )

    def settings(self, community: str, people: Sequence[str]) -> Mapping[str, NoticeSettings]:
        found = {person: self.memory.find(NoticeSettings, community, person) for person in people}
        return {person: known or NoticeSettings(community, person) for person, known in found.items()}


@dataclass
class FakeChannel:
    """Keeps what was sent; ``troubles`` are raised by the next calls; ``arrives``: the message went all the same.

    ``meanwhile`` happens while a message goes out.
    """

    sent: list[tuple[Recipient, DeskMessage]] = field(default_factory=list)
    probes: int = 0
    troubles: list[Exception] = field(default_factory=list)
    dead: Exception | None = None
    arrives: bool = False
    meanwhile: Callable[[], None] = lambda: None

    def checked(self, address: str) -> str:
        if "@" not in address and not address.startswith(("+", "https://")):
            raise Invalid("email_unreadable", "address")
        return address

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        trouble = self.dead or (self.troubles.pop(0) if self.troubles else None)
        if trouble is None or self.arrives:
            self.sent.append((recipient, message))
        self.meanwhile()
        if trouble:
            raise trouble

    def probe(self, recipient: Recipient) -> None:
        self.probes += 1
        if self.dead:
            raise self.dead

    @property
    def texts(self) -> list[str]:
        return [message.text for _, message in self.sent]


@dataclass
class FakeLinking(FakeChannel):
    """Comes with a ``code`` and a ``chat``."""

    listens: int = 0

    def link(self, code: str) -> str:
        return f"https://link.test/{code}"

    def listen(self) -> None:
        self.listens += 1

    def read(self, headers: Mapping[str, str], body: bytes) -> tuple[str, str] | None:
        if headers.get(HEADER) != "secret":
            raise NotFound
        told = json.loads(body)
        return (told["code"], told["chat"]) if "code" in told else None


@dataclass
class FakeChannels:
    offered: Sequence[Channel] = tuple(Channel)
    ok: FakeChannel = field(default_factory=FakeChannel)
    email: FakeChannel = field(default_factory=FakeChannel)
    sms: FakeChannel = field(default_factory=FakeChannel)
    telegram: FakeLinking = field(default_factory=FakeLinking)
    webhook: FakeChannel = field(default_factory=FakeChannel)

    def partner(self, channel: Channel) -> ChannelPartner:
        if channel not in self.offered:
            raise NotFound
        found: ChannelPartner = getattr(self, channel.value)
        return found

    def linking(self, channel: Channel) -> Linking | None:
        return self.telegram if channel is Channel.TELEGRAM and channel in self.offered else None
