"""What is kept in the file: plain data, read back as it was written."""

from dataclasses import dataclass, field
from typing import Any

from infra.sandbox.ok.content import Comment, Content, Item, demo_content
from infra.sandbox.ok.dates import DATES
from infra.sandbox.ok.messages import Message, Written
from infra.sandbox.ok.paging import MOST
from infra.sandbox.ok.people import Person, demo_people


@dataclass(frozen=True)
class Session:
    user: str
    key: str
    secret: str


@dataclass(frozen=True)
class Subscription:
    url: str
    types: list[str]
    time: int  # unix milliseconds


@dataclass(frozen=True)
class AdminToken:
    """A long-lived OAuth token of a person."""

    user: str
    state: str = "active"


@dataclass(frozen=True)
class Play:
    """In which of the ways OK is known to answer it is played."""

    memberships: str = "array"  # or "wrapped"
    dates: str = DATES[0]  # or without a zone
    page: int = MOST  # no page is longer, whatever is asked for
    letters: str = "open"  # or "closed": an admin has switched the group's messages off


@dataclass
class Memory:
    people: dict[str, Person] = field(default_factory=demo_people)
    sessions: dict[str, Session] = field(default_factory=dict)
    inboxes: dict[str, list[Message]] = field(default_factory=dict)
    written: dict[str, list[Written]] = field(default_factory=dict)  # by people, to the group
    launches: dict[str, str] = field(default_factory=dict)  # user → the last genuine query
    tokens: dict[str, AdminToken] = field(default_factory=dict)
    subscriptions: list[Subscription] = field(default_factory=list)
    content: Content = field(default_factory=demo_content)
    play: Play = field(default_factory=Play)


def read_memory(saved: dict[str, Any]) -> Memory:
    """A file of before has less in it: the rest is as in the beginning."""
    memory = Memory(
        people={**demo_people(), **{key: Person(**value) for key, value in saved["people"].items()}},
        sessions={key: Session(**value) for key, value in saved["sessions"].items()},
        inboxes={key: [Message(**m) for m in value] for key, value in saved["inboxes"].items()},
        launches=dict(saved["launches"]),
    )
    if "content" in saved:
        content = saved["content"]
        memory.written = {key: [Written(**each) for each in value] for key, value in saved["written"].items()}
        memory.tokens = {key: AdminToken(**value) for key, value in saved["tokens"].items()}
        memory.subscriptions = [Subscription(**each) for each in saved["subscriptions"]]
        memory.play = Play(**saved["play"])
        memory.content = Content(
            {key: Item(**value) for key, value in content["items"].items()},
            {key: Comment(**value) for key, value in content["comments"].items()},
            content["next_id"],
        )
    return memory
