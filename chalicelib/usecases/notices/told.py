"""One event that somebody should hear of, and all that was read for it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.days import day_in
from chalicelib.domain.gates import OK_BOT, Gate
from chalicelib.domain.notices import Notice, Story, notice_of, story_of
from chalicelib.domain.verdicts import Case
from chalicelib.usecases.notices.letters import Letters, Matter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Button, NoticeMatter


class Told(Struct, frozen=True, dict=True):
    event: Entry
    matter: NoticeMatter

    def case(self, window: timedelta) -> Case:
        it = self.matter
        zone = it.community.zone
        return Case(
            self.event, self.story, it.buyer, it.order, it.last, it.gate, it.job, it.saved, it.connection, zone, window
        )

    def written(self, letters: Letters, now: datetime) -> tuple[str, Sequence[Button]]:
        about, letter = self._about(now), self.story.letter
        return letters.text(letter, about, self.matter.wording), letters.buttons(letter, about)

    @cached_property
    def story(self) -> Story:
        return story_of(self.event, self.matter.last)

    @property
    def notice(self) -> Notice:
        """As it is before this try."""
        return notice_of(self.event, self.matter.buyer.id, self.matter.order, self.matter.last)

    @property
    def gate(self) -> Gate:
        return self.matter.gate or Gate(self.event.community, OK_BOT)

    def _about(self, now: datetime) -> Matter:
        it, data = self.matter, self.event.data
        numbers, parts = data.get("numbers"), data.get("parts")
        return Matter(
            it.community,
            it.buyer.language or it.community.language,
            it.order,
            day_in(it.community.zone, now),
            _kopecks(data.get("amount")),
            str(data.get("reason", "")),
            tuple(map(str, numbers)) if isinstance(numbers, list | tuple) else (),
            _kopecks(data.get("said")),
            {str(number): _kopecks(part) for number, part in parts.items()} if isinstance(parts, dict) else {},
        )


def _kopecks(value: object) -> int:
    return value if isinstance(value, int) else 0
