"""What stands behind the house: comments, the bot's inbox, connections, jobs, and a person's own data."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.comments.comment import Comment, Discussion, Source
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Connection, ConnectionName, Secret
from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.texts import Catalogue
from chalicelib.usecases.comments.read_comments import ReadComments
from chalicelib.usecases.comments.sync_comments import SyncComments
from chalicelib.usecases.comments.sync_discussions import SyncDiscussions
from chalicelib.usecases.communities.manage_connections import ManageConnections
from chalicelib.usecases.enqueue_scheduled import EnqueueScheduled
from chalicelib.usecases.inbox.handle_messages import HandleMessages
from chalicelib.usecases.inbox.keep_subscription import KeepSubscription
from chalicelib.usecases.inbox.receive_messages import ReceiveMessages
from chalicelib.usecases.privacy.erase_person import ErasePerson
from chalicelib.usecases.privacy.export_person import ExportPerson
from tests import fakes
from tests.factories import COMMUNITY, a_discussion, a_found_comment, an_entry
from tests.usecases.house import House
from tests.usecases.tripwire import Tripwire

TOKEN = "admin-token"
ADDRESS = "https://kabinet.example/"


def a_job(event: Event, community: str = COMMUNITY, **data: Any) -> Entry:
    return an_entry(community=community, subject=community_subject(community), event=event, data=data)


@dataclass
class Annex(House):
    """The group shows nothing yet; an admin has lent his token for comments."""

    shown: fakes.FakeDiscussions = field(default_factory=fakes.FakeDiscussions)
    webhook_parser: fakes.FakeWebhookParser = field(default_factory=fakes.FakeWebhookParser)
    wire: Tripwire = field(default_factory=Tripwire)
    strict: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        self.personal_data = fakes.MemoryPersonalData(self.memory)
        self.save(Secret(COMMUNITY, COMMENTS_TOKEN, TOKEN))

    @cached_property
    def manage_connections(self) -> ManageConnections:
        guard = self.wire.guard
        ports = guard(self.communities), guard(self.buyers), guard(self.bot), guard(self.shown), guard(self.commits)
        return ManageConnections(*ports, self.clock)

    @cached_property
    def sync_comments(self) -> SyncComments:
        guard = self.wire.guard
        partner = guard(self.shown), guard(self.comments), guard(self.buyers), guard(self.commits)
        sync_discussions = SyncDiscussions(*partner, self.clock)
        return SyncComments(guard(self.communities), guard(self.secrets), sync_discussions, self.manage_connections)

    @cached_property
    def read_comments(self) -> ReadComments:
        return ReadComments(self.comments, self.clock)

    @cached_property
    def receive_messages(self) -> ReceiveMessages:
        return ReceiveMessages(self.signer, self.webhook_parser, self.commits, self.strict, self.clock)

    @cached_property
    def handle_messages(self) -> HandleMessages:
        guard = self.wire.guard
        ports = guard(self.messages), guard(self.buyers), guard(self.orders), guard(self.notices), guard(self.commits)
        return HandleMessages(*ports, self.clock)

    @cached_property
    def keep_subscription(self) -> KeepSubscription:
        return KeepSubscription(self.communities, self.secrets, self.bot, self.signer, self.manage_connections, ADDRESS)

    @cached_property
    def enqueue_scheduled(self) -> EnqueueScheduled:
        return EnqueueScheduled(self.communities, self.jobs, self.clock, self.ids)

    @cached_property
    def export_person(self) -> ExportPerson:
        kept = self.buyers, self.orders, self.payments, self.claims, self.proofs, self.comments
        said = self.messages, self.notices, self.journal
        return ExportPerson(*kept, *said, self.commits, self.clock, Catalogue())

    @cached_property
    def erase_person(self) -> ErasePerson:
        guard = self.wire.guard
        kept = guard(self.buyers), guard(self.orders), guard(self.payments), guard(self.claims)
        return ErasePerson(
            *kept, guard(self.proofs), guard(self.personal_data), guard(self.commits), self.clock, self.ids
        )

    # what the group shows

    def show(self, *names: str, source: Source = Source.GOODS) -> None:
        """More discussions of one kind, with nothing under them."""
        there = self.shown.discussions.setdefault(source, [])
        there += [discussion(name) for name in names]

    def say(self, under: str, *names: str, **fields: Any) -> None:
        """Comments come to a discussion, a minute after each other."""
        for name in names:
            self.clock.pass_by(minutes=1)
            said = a_found_comment(**{"id": name, "text": f"Беру {name}", "at": self.clock(), **fields})
            self.shown.found.setdefault(under, []).append(said)

    def unsay(self, under: str, *names: str) -> None:
        self.shown.found[under] = [each for each in self.shown.found[under] if each.id not in names]

    def edit(self, under: str, name: str, **fields: Any) -> None:
        there = self.shown.found[under]
        self.shown.found[under] = [replace(each, **fields) if each.id == name else each for each in there]

    # what we do about it

    def collect(self, turns: int = 1) -> list[str]:
        """The clock strikes every ten minutes; what OK was asked."""
        self.shown.calls.clear()
        for _ in range(turns):
            self.clock.pass_by(minutes=10)
            self.sync_comments.run(a_job(Event.COMMENTS_DUE))
        return self.shown.calls

    def kept(self, under: str) -> dict[str, Comment]:
        return {each.id: each for each in self.comments.of_discussion(COMMUNITY, under)}

    def removed(self, under: str) -> set[str]:
        return {name for name, comment in self.kept(under).items() if comment.removed_at}

    def connection(self, name: ConnectionName) -> Connection:
        return next(each for each in self.communities.connections(COMMUNITY) if each.name is name)


def discussion(name: str) -> Discussion:
    return a_discussion(id=name, title=f"Товар {name}", link=f"https://ok.ru/group/1/product/{name}")
