"""Queues as a consumer's helper sees them: what was asked of them is written down."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from chalicelib.domain.journal import Entry
from chalicelib.edge.messages import QueueMessage
from tests.factories import an_entry


@dataclass
class WrittenQueue:
    later_for: dict[str, int] = field(default_factory=dict)
    put_aside: list[str] = field(default_factory=list)
    holds: bool = True

    def delay(self, receipt: str, seconds: int) -> None:
        self.later_for[receipt] = seconds

    def dead_letter(self, body: str) -> bool:
        self.put_aside.append(body)
        return self.holds


@dataclass
class Handler:
    """Does what the entry's id says, and remembers whom it was given."""

    failing: dict[str, Exception] = field(default_factory=dict)
    seen: list[str] = field(default_factory=list)

    def __call__(self, entry: Entry) -> None:
        self.seen.append(entry.id)
        if entry.id in self.failing:
            raise self.failing[entry.id]


def message(name: str, tries: int = 1, age: float = 0) -> QueueMessage:
    return QueueMessage(f"message-{name}", body_of(name), f"receipt-{name}", tries, age)


def body_of(name: str) -> str:
    return msgspec.json.encode(an_entry(id=name)).decode()


def named(answer: dict[str, list[dict[str, str]]]) -> Sequence[str]:
    """The messages that a partial answer asks for again."""
    assert answer.keys() == {"batchItemFailures"}
    return [each["itemIdentifier"] for each in answer["batchItemFailures"]]
