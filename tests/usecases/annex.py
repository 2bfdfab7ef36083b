"""What stands behind the house: comments, the bot's inbox, connections, chores, and a person's own data."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.comments import Comment, Discussion, Source
from chalicelib.domain.communities import COMMENTS_TOKEN, Connection, ConnectionName, Secret
from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.texts import Catalogue
from chalicelib.usecases.comments.collecting import Collecting
from chalicelib.usecases.comments.pulling import Pulling
from chalicelib.usecases.comments.reading import ReadingComments
from chalicelib.usecases.connecting import Connecting
from chalicelib.usecases.inbox.accepting import Accepting
from chalicelib.usecases.inbox.answering import Answering
from chalicelib.usecases.inbox.subscribing import Subscribing
from chalicelib.usecases.privacy.erasing import Erasing
from chalicelib.usecases.privacy.exporting import Exporting
from chalicelib.usecases.waking import Waking
from tests import fakes
from tests.factories import COMMUNITY, a_discussion, a_found_comment, an_entry
from tests.usecases.house import House
from tests.usecases.tripwire import Tripwire

TOKEN = "admin-token"
ADDRESS = "https://kabinet.example/"


def a_chore(event: Event, community: str = COMMUNITY, **data: Any) -> Entry:
    return an_entry(community=community, subject=community_subject(community), event=event, data=data)


@dataclass
class Annex(House):
    """The group shows nothing yet; an admin has lent his token for comments."""

    shown: fakes.FakeDiscussions = field(default_factory=fakes.FakeDiscussions)
    dialect: fakes.FakeDialect = field(default_factory=fakes.FakeDialect)
    wire: Tripwire = field(default_factory=Tripwire)
    strict: bool = False

    def __post_init__(self) -> None:
        super().__post_init__()
        self.remains = fakes.MemoryRemains(self.memory)
        self.save(Secret(COMMUNITY, COMMENTS_TOKEN, TOKEN))

    @cached_property
    def connecting(self) -> Connecting:
        guard = self.wire.guard
        ports = guard(self.communities), guard(self.buyers), guard(self.bot), guard(self.shown), guard(self.commits)
        return Connecting(*ports, self.clock)

    @cached_property
    def collecting(self) -> Collecting:
        guard = self.wire.guard
        partner = guard(self.shown), guard(self.comments), guard(self.buyers), guard(self.commits)
        pulling = Pulling(*partner, self.clock)
        return Collecting(guard(self.communities), guard(self.secrets), pulling, self.connecting)

    @cached_property
    def reading_comments(self) -> ReadingComments:
        return ReadingComments(self.comments, self.clock)

    @cached_property
    def accepting(self) -> Accepting:
        return Accepting(self.seals, self.dialect, self.commits, self.strict, self.clock)

    @cached_property
    def answering(self) -> Answering:
        guard = self.wire.guard
        ports = guard(self.messages), guard(self.buyers), guard(self.orders), guard(self.notices), guard(self.commits)
        return Answering(*ports, self.clock)

    @cached_property
    def subscribing(self) -> Subscribing:
        return Subscribing(self.communities, self.secrets, self.bot, self.seals, self.connecting, ADDRESS)

    @cached_property
    def waking(self) -> Waking:
        return Waking(self.communities, self.chores, self.clock, self.ids)

    @cached_property
    def exporting(self) -> Exporting:
        kept = self.buyers, self.orders, self.payments, self.claims, self.proofs, self.comments
        said = self.messages, self.notices, self.journal
        return Exporting(*kept, *said, self.commits, self.clock, Catalogue())

    @cached_property
    def erasing(self) -> Erasing:
        guard = self.wire.guard
        kept = guard(self.buyers), guard(self.orders), guard(self.payments), guard(self.claims)
        return Erasing(*kept, guard(self.proofs), guard(self.remains), guard(self.commits), self.clock, self.ids)

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
            self.collecting.advance(a_chore(Event.COMMENTS_DUE))
        return self.shown.calls

    def kept(self, under: str) -> dict[str, Comment]:
        return {each.id: each for each in self.comments.of_discussion(COMMUNITY, under)}

    def removed(self, under: str) -> set[str]:
        return {name for name, comment in self.kept(under).items() if comment.removed_at}

    def connection(self, name: ConnectionName) -> Connection:
        return next(each for each in self.communities.connections(COMMUNITY) if each.name is name)


def discussion(name: str) -> Discussion:
    return a_discussion(id=name, title=f"Товар {name}", link=f"https://ok.ru/group/1/product/{name}")
