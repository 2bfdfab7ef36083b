"""What is kept in the file: plain data, read back as it was written."""

from dataclasses import dataclass, field
from typing import Any

from infra.sandbox.ok.messages import Message
from infra.sandbox.ok.people import Person, demo_people


@dataclass(frozen=True)
class Session:
    user: str
    key: str
    secret: str


@dataclass
class Memory:
    people: dict[str, Person] = field(default_factory=demo_people)
    sessions: dict[str, Session] = field(default_factory=dict)
    inboxes: dict[str, list[Message]] = field(default_factory=dict)
    launches: dict[str, str] = field(default_factory=dict)  # user → the last genuine query
    memberships: str = "array"  # or "wrapped": OK is known to answer both ways


def read_memory(saved: dict[str, Any]) -> Memory:
    return Memory(
        people={key: Person(**value) for key, value in saved["people"].items()},
        sessions={key: Session(**value) for key, value in saved["sessions"].items()},
        inboxes={key: [Message(**m) for m in value] for key, value in saved["inboxes"].items()},
        launches=dict(saved["launches"]),
        memberships=saved["memberships"],
    )
