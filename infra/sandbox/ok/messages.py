"""Messages between the group's bot and a person."""

import itertools
import secrets
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

_count = itertools.count()


@dataclass(frozen=True)
class Message:
    """Of the bot, as it lies in a person's inbox."""

    id: str
    at: str
    text: str
    attachments: list[dict[str, Any]]


@dataclass(frozen=True)
class Written:
    """By a person to the group: a text, or a button of the message ``under`` that was pressed."""

    id: str
    at: str
    at_ms: int
    text: str = ""
    attachments: list[dict[str, Any]] | None = None
    reply_to: str | None = None
    under: str | None = None
    payload: str | None = None


def new_message(text: str, attachments: list[dict[str, Any]]) -> Message:
    return Message(f"mid:C{secrets.token_hex(12)}", told_time(datetime.now(UTC)), text, attachments)


def new_written(user: str, **what: Any) -> Written:
    at = datetime.now(UTC)
    at_ms = int(at.timestamp() * 1000)
    return Written(f"mid:{chat_of(user).removeprefix('chat:')}.{at_ms:x}{next(_count):x}", told_time(at), at_ms, **what)


def told_time(at: datetime) -> str:
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def chat_of(user: str) -> str:
    """One chat between the group and a person, always the same."""
    return f"chat:C{int(user):x}"


def new_seq() -> int:
    """Grows, and is beyond 2^53 as OK's is."""
    return (time.time_ns() // 1_000_000 << 16) + next(_count) % (1 << 16)
