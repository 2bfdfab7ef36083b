"""A message of the group's bot as it lies in a person's inbox."""

import secrets
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any


@dataclass(frozen=True)
class Message:
    id: str
    at: str
    text: str
    attachments: list[dict[str, Any]]


def new_message(text: str, attachments: list[dict[str, Any]]) -> Message:
    at = datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
    return Message(f"mid:C{secrets.token_hex(12)}", at, text, attachments)


def chat_of(user: str) -> str:
    """One chat between the group and a person, always the same."""
    return f"chat:C{int(user):x}"
