"""Signatures that tests can read."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from chalicelib.domain.access.principals import Principal
from chalicelib.domain.errors import Invalid, Unauthorized
from chalicelib.usecases.ports import Clock


class MemoryCursors:
    """Readable, but a cursor of another's list is refused as the signed one is."""

    def write(self, owner: str, place: Sequence[str]) -> str:
        return urlsafe_b64encode(json.dumps([owner, *place]).encode()).decode()

    def read(self, owner: str, cursor: str) -> Sequence[str]:
        try:
            written, *place = json.loads(urlsafe_b64decode(cursor.encode()))
        except (ValueError, TypeError):
            raise Invalid("cursor_foreign", "cursor") from None
        if written != owner:
            raise Invalid("cursor_foreign", "cursor")
        return [str(part) for part in place]


class MemorySigner:
    """Readable; what was sealed for another purpose, or not by us, does not open."""

    def seal(self, purpose: str, text: str) -> str:
        return f"{purpose}.{text}"

    def open(self, purpose: str, sealed: str) -> str | None:
        kind, _, text = sealed.partition(".")
        return text if kind == purpose else None


@dataclass(frozen=True)
class FakeTokens:
    now: Clock

    def issue(self, principal: Principal) -> tuple[str, datetime]:
        return json.dumps([principal.community, principal.id, principal.role]), self.now()

    def read(self, token: str) -> Principal:
        raise Unauthorized
