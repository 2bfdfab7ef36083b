"""What stands behind the house: comments, the bot's inbox, connections, jobs, and a person's own data."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from chalicelib.domain.comments.comment import Comment, Discussion, Source
from chalicelib.domain.communities.community import COMMENTS_TOKEN, Connection, ConnectionName, Secret
from chalicelib.domain.journal import Entry, Event, community_subject
from tests.factories import COMMUNITY, a_discussion, a_found_comment, an_entry
from tests.usecases.house import House
from tests.usecases.tripwire import Tripwire

if TYPE_CHECKING:
    from chalicelib.bootstrap.adapters import Partners, Stores

TOKEN = "admin-token"


def a_job(event: Event, community: str = COMMUNITY, **data: Any) -> Entry:
    return an_entry(community=community, subject=community_subject(community), event=event, data=data)


@dataclass
class Annex(House):
    """The group shows nothing yet; an admin has lent his token for comments. Every call to the world is on a wire."""

    wire: Tripwire = field(default_factory=Tripwire)

    def __post_init__(self) -> None:
        super().__post_init__()
        self.save(Secret(COMMUNITY, COMMENTS_TOKEN, TOKEN))

    def adapters(self) -> tuple[Stores, Partners]:
        return self.wire.across(self.stores), self.wire.across(self.partners)

    # what the group shows

    def show(self, *names: str, source: Source = Source.GOODS) -> None:
        """More discussions of one kind, with nothing under them."""
        there = self.partners.discussions.discussions.setdefault(source, [])
        there += [discussion(name) for name in names]

    def say(self, under: str, *names: str, **fields: Any) -> None:
        """Comments come to a discussion, a minute after each other."""
        for name in names:
            self.clock.pass_by(minutes=1)
            said = a_found_comment(**{"id": name, "text": f"Беру {name}", "at": self.clock(), **fields})
            self.partners.discussions.found.setdefault(under, []).append(said)

    def unsay(self, under: str, *names: str) -> None:
        self.partners.discussions.found[under] = [
            each for each in self.partners.discussions.found[under] if each.id not in names
        ]

    def edit(self, under: str, name: str, **fields: Any) -> None:
        there = self.partners.discussions.found[under]
        self.partners.discussions.found[under] = [
            replace(each, **fields) if each.id == name else each for each in there
        ]

    # what we do about it

    def collect(self, turns: int = 1) -> list[str]:
        """The clock strikes every ten minutes; what OK was asked."""
        self.partners.discussions.calls.clear()
        for _ in range(turns):
            self.clock.pass_by(minutes=10)
            self.container.comments.sync.run(a_job(Event.COMMENTS_DUE))
        return self.partners.discussions.calls

    def kept(self, under: str) -> dict[str, Comment]:
        return {each.id: each for each in self.stores.comments.of_discussion(COMMUNITY, under)}

    def removed(self, under: str) -> set[str]:
        return {name for name, comment in self.kept(under).items() if comment.removed_at}

    def connection(self, name: ConnectionName) -> Connection:
        return next(each for each in self.stores.communities.connections(COMMUNITY) if each.name is name)


def discussion(name: str) -> Discussion:
    return a_discussion(id=name, title=f"Товар {name}", link=f"https://ok.ru/group/1/product/{name}")
