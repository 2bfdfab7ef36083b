"""Cursors of lists: where the next page begins; of use to nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from itsdangerous import BadData, URLSafeSerializer

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Sequence


class SignedCursors:
    def __init__(self, keys: Sequence[str]) -> None:
        self._keys = list(reversed(keys))

    def write(self, owner: str, place: Sequence[str]) -> str:
        return str(self._serializer(owner).dumps(list(place)))

    def read(self, owner: str, cursor: str) -> Sequence[str]:
        try:
            return [str(part) for part in self._serializer(owner).loads(cursor)]
        except (BadData, UnicodeError):
            raise Invalid("cursor_foreign", "cursor") from None

    def _serializer(self, owner: str) -> URLSafeSerializer:
        return URLSafeSerializer(self._keys, salt=f"cursor/{owner}")
