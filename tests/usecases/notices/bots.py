"""Bots of an OK that misbehaves for longer than one call, and remember when they were called."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import pairwise

from chalicelib.domain.errors import Unavailable
from chalicelib.usecases.ports import AnswerLost, Button
from tests.fakes import FakeBot
from tests.world import GROUP, Clock

TOKENS = {"bot-token": GROUP}


@dataclass
class LosingBot(FakeBot):
    """Delivers every message, and never says so."""

    groups: dict[str, str] = field(default_factory=lambda: dict(TOKENS))

    def send(self, token: str, user: str, text: str, buttons: Sequence[Button]) -> str | None:
        super().send(token, user, text, buttons)
        raise AnswerLost


@dataclass
class WatchedBot(FakeBot):
    """``trouble`` is what every call comes to while it is set; ``calls`` are the moments of all of them."""

    clock: Clock = field(default_factory=Clock)
    trouble: Unavailable | None = None
    calls: list[datetime] = field(default_factory=list)
    groups: dict[str, str] = field(default_factory=lambda: dict(TOKENS))

    def send(self, token: str, user: str, text: str, buttons: Sequence[Button]) -> str | None:
        self._called()
        return super().send(token, user, text, buttons)

    def group(self, token: str) -> str:
        self._called()
        return super().group(token)

    def _called(self) -> None:
        self.calls.append(self.clock())
        if self.trouble:
            raise self.trouble


def pauses(calls: Sequence[datetime]) -> list[float]:
    """Seconds between one call and the next."""
    return [(later - earlier).total_seconds() for earlier, later in pairwise(calls)]
