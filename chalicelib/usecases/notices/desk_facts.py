"""One message is asked for each person and channel: what the journal says to ask for them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from chalicelib.domain.errors import Repeated
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.outbox import OutboxItem
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.domain.notices.notice_settings import NoticeSettings
    from chalicelib.usecases.ports import Commits

TOGETHER = 40
"""Entries of one commit."""


def due_fact(person: str, channel: Channel, notice: DeskNotice, values: Mapping[str, object]) -> Fact:
    data = {"buyer": person, "channel": channel, "notice": notice, "about": dict(values)}
    return Fact(Event.NOTICE_DUE, buyer_subject(person), data)


def due_facts(
    settings: NoticeSettings, notice: DeskNotice, values: Mapping[str, object], but: Channel | None = None
) -> list[Fact]:
    """For each channel that a person is reached by; ``but``: that one is told otherwise."""
    reached = [each for each in settings.reaches(notice) if each is not but]
    return [due_fact(settings.person, each, notice, values) for each in reached]


def item_of(entry: Entry) -> OutboxItem:
    about = entry.data.get("about")
    values = about if isinstance(about, dict) else {}
    return OutboxItem(entry.id, DeskNotice(str(entry.data["notice"])), entry.at, values)


def say_in_parts(commits: Commits, community: str, facts: Sequence[Fact], cause: str) -> None:
    """What many people are told goes in several commits, each known by the cause and its place."""
    for start in range(0, len(facts), TOGETHER):
        key = cause if start == 0 else f"{cause}/{start}"
        with suppress(Repeated):
            commits.commit(community, Commit((), facts[start : start + TOGETHER], idempotency_key=key))
