"""What people wrote to the group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.inbox.message import Message
from tests.fakes.memory import Memory


@dataclass(frozen=True)
class MemoryMessages:
    memory: Memory

    def get(self, community: str, person: str, message: str) -> Message:
        return self.memory.get(Message, community, person, message, reason="message_missing")

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        own = [each for each in self.memory.of(Message, community) if each.user == user]
        return sorted(own, key=lambda message: (message.at, message.id))
