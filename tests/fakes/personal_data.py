"""What is kept of a person, and its end."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.fakes.memory import Key, Memory


@dataclass(frozen=True)
class MemoryPersonalData:
    memory: Memory

    def count(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        return {name: len(found) for name, found in self._of(community, buyer).items()}

    def erase(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        counts = self.count(community, buyer)
        for name, found in self._of(community, buyer).items():
            kept: dict[Key, Any] = self.memory.comments if name == "comments" else self.memory.things
            for key in found:
                del kept[key]
        return counts

    def _of(self, community: str, buyer: Buyer) -> Mapping[str, Sequence[Key]]:
        person = person_key(community, buyer.ok_id)
        return {
            "notices": [key for key in self.memory.things if key[:3] == ("Notice", community, buyer.id)],
            "comments": [key for key in self.memory.comments if key[:2] == (community, buyer.ok_id)],
            "desk_notices": [
                key
                for key in self.memory.things
                if key[0] in ("NoticeSettings", "Outbox") and key[1:3] == (community, buyer.id)
            ],
            "passkeys": [key for key in self.memory.things if key[:3] == ("Passkey", community, buyer.id)],
            "messages": [key for key in self.memory.things if key[:3] == ("Message", community, person)],
        }
