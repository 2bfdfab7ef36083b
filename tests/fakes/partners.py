"""OK, its bot and its discussions, and who listens to the journal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from msgspec.structs import replace

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.comments.comment import (
    CommentPage,
    Discussion,
    DiscussionPage,
    DiscussionType,
    FoundComment,
    Source,
)
from chalicelib.domain.communities.community import Membership
from chalicelib.domain.errors import Invalid, LaunchForged, Unavailable
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.journal import Entry
from chalicelib.usecases.ports import Button, IncomingMessage, LinkButton, Patience
from tests.fakes.desk_notices import FakeChannels
from tests.fakes.marketplaces import FakeMarketplaces, FakeWebhooks
from tests.fakes.patience import FewRests
from tests.fakes.suppliers import FakeSuppliers


@dataclass
class FakeLaunches:
    """A query is the name of a launch that OK would have signed."""

    signed: dict[str, Launch] = field(default_factory=dict)

    def verify(self, query: str, later: timedelta = timedelta()) -> Launch:
        if query not in self.signed:
            raise LaunchForged
        return self.signed[query]


@dataclass
class FakeGroup:
    """What OK says of people; ``silence`` is raised instead of an answer."""

    members: dict[str, Membership] = field(default_factory=dict)
    allowing: set[str] = field(default_factory=set)
    silence: Exception | None = None
    called: str = "Покупки вскладчину"

    def name(self, group: str) -> str:
        self._speak()
        return self.called

    def membership(self, group: str, user: str) -> Membership:
        self._speak()
        return self.members.get(user, Membership.ACTIVE)

    def messages_allowed(self, launch: Launch) -> bool:
        self._speak()
        return launch.user in self.allowing

    def _speak(self) -> None:
        if self.silence:
            raise self.silence


@dataclass(frozen=True)
class Sent:
    token: str
    user: str
    text: str
    buttons: Sequence[Button] = ()

    @property
    def link(self) -> LinkButton:
        """The button that opens the cabinet."""
        return next(button for button in self.buttons if isinstance(button, LinkButton))


@dataclass
class FakeBot:
    """Keeps what was sent. ``troubles`` are raised by the next calls; ``delivers_lost``: a lost answer had arrived."""

    sent: list[Sent] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)
    groups: dict[str, str] = field(default_factory=dict)
    troubles: list[Exception] = field(default_factory=list)
    delivers_lost: bool = False
    subscribed: dict[str, list[str]] = field(default_factory=dict)

    def send(self, token: str, user: str, text: str, buttons: Sequence[Button]) -> str | None:
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is None or self.delivers_lost:
            self.sent += [Sent(token, user, text, buttons)] if user not in self.refusing else []
        if trouble:
            raise trouble
        return None if user in self.refusing else f"mid:{len(self.sent)}"

    def group(self, token: str) -> str:
        if self.troubles:
            raise self.troubles.pop(0)
        if token not in self.groups:
            raise Invalid("bot_token_refused")
        return self.groups[token]

    def probe(self, token: str) -> None:
        try:
            self.group(token)
        except Invalid as refusal:
            raise Unavailable(refusal.reason, retry_after=600) from None

    def subscriptions(self, token: str) -> Sequence[str]:
        self.group(token)
        return self.subscribed.get(token, [])

    def subscribe(self, token: str, url: str) -> None:
        """Once more is the same subscription."""
        self.group(token)
        self.subscribed[token] = [*(each for each in self.subscribed.get(token, []) if each != url), url]


@dataclass
class FakeDiscussions:
    """A group's discussions and comments, in pages of ``at_once``; ``trouble`` is raised instead of an answer.

    ``refusing`` is what is raised at some calls only, by their names, such as ``page goods`` or ``comments 1``.
    """

    discussions: dict[Source, list[Discussion]] = field(default_factory=dict)
    found: dict[str, list[FoundComment]] = field(default_factory=dict)
    at_once: int = 2
    trouble: Exception | None = None
    refusing: dict[str, Exception] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)

    def page(self, token: str, group: str, source: Source, anchor: str | None) -> DiscussionPage:
        self._speak(f"page {source}")
        things = self.discussions.get(source, [])
        start = int(anchor or 0)
        following = start + self.at_once
        shown = [replace(each, comments=len(self.found.get(each.id, []))) for each in things[start:following]]
        return DiscussionPage(shown, str(following) if following < len(things) else None)

    def comments(self, token: str, discussion: str, kind: DiscussionType, anchor: str | None) -> CommentPage:
        """An anchor is the id of the last comment that was read; one that was removed since reads from the start."""
        self._speak(f"comments {discussion}")
        there = self.found.get(discussion, [])
        read = [place for place, each in enumerate(there, 1) if each.id == anchor]
        start = read[0] if read else 0
        shown = there[start : start + self.at_once]
        return CommentPage(shown, shown[-1].id if shown else anchor, start + self.at_once < len(there))

    def _speak(self, call: str) -> None:
        self.calls.append(call)
        if trouble := self.trouble or self.refusing.get(call):
            raise trouble


@dataclass
class FakeWebhookParser:
    """Deliveries by their bodies."""

    deliveries: dict[bytes, IncomingMessage] = field(default_factory=dict)
    networks: set[str] = field(default_factory=set)

    def read(self, body: bytes) -> IncomingMessage:
        if body not in self.deliveries:
            raise Invalid("json_unreadable")
        return self.deliveries[body]

    def is_from_ok(self, address: str) -> bool:
        return address in self.networks


@dataclass
class FakeJobQueue:
    asked: list[Entry] = field(default_factory=list)

    def ask(self, jobs: Sequence[Entry]) -> None:
        self.asked += jobs


@dataclass
class FakePublisher:
    published: list[Entry] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)

    def publish(self, entries: Sequence[Entry]) -> set[str]:
        self.published += [entry for entry in entries if entry.id not in self.refusing]
        return {entry.id for entry in entries} & self.refusing


@dataclass
class FakePartners:
    """All of them, in place of OK and of our queues and topic."""

    launches: FakeLaunches = field(default_factory=FakeLaunches)
    group: FakeGroup = field(default_factory=FakeGroup)
    bot: FakeBot = field(default_factory=FakeBot)
    rests: FewRests = field(default_factory=FewRests)
    discussions: FakeDiscussions = field(default_factory=FakeDiscussions)
    webhook_parser: FakeWebhookParser = field(default_factory=FakeWebhookParser)
    job_queue: FakeJobQueue = field(default_factory=FakeJobQueue)
    publisher: FakePublisher = field(default_factory=FakePublisher)
    marketplaces: FakeMarketplaces = field(default_factory=FakeMarketplaces)
    suppliers: FakeSuppliers = field(default_factory=FakeSuppliers)
    channels: FakeChannels = field(default_factory=FakeChannels)

    def marketplace_webhooks(self, marketplace: Marketplace) -> FakeWebhooks:
        return FakeWebhooks()

    @property
    def patience(self) -> Patience:
        return self.rests.patience
