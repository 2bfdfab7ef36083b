"""The notices' queue played over the house's clock: it hides, hands over, forgets, keeps what is set aside."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import msgspec
import pytest

from chalicelib.domain.journal import Entry
from chalicelib.edge.batches import consume
from chalicelib.edge.messages import QueueMessage
from chalicelib.usecases.notices.send_notices import SendNotices
from tests.world import Clock

AT_ONCE = 4
"""Messages of one batch, as the function is configured."""

TIMEOUT = timedelta(seconds=180)
"""After it a message is there again that nobody said anything about."""


@dataclass
class Waiting:
    body: str
    sent: datetime
    visible: datetime
    tries: int = 0


@dataclass
class PlayedQueue:
    """``seen`` counts what was handed over; ``took`` is what that takes."""

    send_notices: SendNotices
    clock: Clock
    waiting: dict[str, Waiting] = field(default_factory=dict)
    set_aside: list[str] = field(default_factory=list)
    took: timedelta = timedelta(0)
    seen: int = 0
    put_in: int = 0

    def put(self, *entries: Entry) -> None:
        for entry in entries:
            self.put_body(msgspec.json.encode(entry).decode())

    def put_body(self, body: str) -> None:
        self.put_in += 1
        self.waiting[f"m{self.put_in}"] = Waiting(body, self.clock(), self.clock())

    def delay(self, receipt: str, seconds: int) -> None:
        assert 0 <= seconds <= 43_200
        self.waiting[receipt].visible = self.clock() + timedelta(seconds=seconds)

    def dead_letter(self, body: str) -> bool:
        self.set_aside.append(body)
        return True

    def redrive(self) -> None:
        """The operator's command: what was set aside goes back."""
        bodies, self.set_aside = self.set_aside, []
        for body in bodies:
            self.put_body(body)

    def turn(self) -> int:
        """All that can be seen now is handed over, batch by batch; how much that was."""
        there = sorted(name for name, each in self.waiting.items() if each.visible <= self.clock())
        for start in range(0, len(there), AT_ONCE):
            self._hand_over(there[start : start + AT_ONCE])
        return len(there)

    def run(self, **span: float) -> None:
        """What comes within a span of time, or until nothing is left."""
        end = self.clock() + timedelta(**span)
        self.turn()
        while self.waiting and (coming := min(each.visible for each in self.waiting.values())) <= end:
            self.clock.moment = max(coming, self.clock())
            self.turn()
        if self.waiting:
            self.clock.moment = max(end, self.clock())

    def _hand_over(self, names: Iterable[str]) -> None:
        messages = []
        for name in names:
            each = self.waiting[name]
            each.tries += 1
            self.seen += 1
            each.visible = self.clock() + TIMEOUT
            age = (self.clock() - each.sent).total_seconds()
            messages.append(QueueMessage(id=name, body=each.body, receipt=name, tries=each.tries, age=age))
        answer = consume("send_notices", messages, self.send_notices.send, self)
        self.clock.moment += self.took
        again = {failure["itemIdentifier"] for failure in answer["batchItemFailures"]}
        for message in messages:
            if message.id not in again:
                del self.waiting[message.id]


def troubles(capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What an operator was told since it was last asked."""
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    return [line["trouble"] for line in lines if "trouble" in line]
