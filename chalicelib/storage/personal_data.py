"""What is kept of a person beside orders and payments, removed in batches."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.storage.access.passkey import PasskeyRow
from chalicelib.storage.comments.comment import CommentRow
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.batches import remove_rows
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.inbox.message import MessageRow
from chalicelib.storage.notices.notice import NoticeRow
from chalicelib.storage.notices.notice_settings import NoticeSettingsRow
from chalicelib.storage.notices.outbox import DESK

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.buyers.buyer import Buyer


class DynamoPersonalData(Struct, frozen=True):
    client: Any

    def count(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        with translate_errors():
            return {name: kind.count(pk, consistent_read=True) for name, (kind, pk) in _kinds(community, buyer).items()}

    def erase(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        return {name: self._remove(kind, pk) for name, (kind, pk) in _kinds(community, buyer).items()}

    def _remove(self, kind: Any, pk: str) -> int:
        with translate_errors():
            return remove_rows(self.client, kind, kind.query(pk, consistent_read=True))


def _kinds(community: str, buyer: Buyer) -> Mapping[str, tuple[Any, str]]:
    """By the buyer, but comments by his OK number and messages by the key that stands for it."""
    return {
        "notices": (NoticeRow, keys.within(community, buyer.id)),
        "comments": (CommentRow, keys.within(community, f"ok:{buyer.ok_id}")),
        "messages": (MessageRow, keys.within(community, person_key(community, buyer.ok_id))),
        "desk_notices": (NoticeSettingsRow, keys.within(community, DESK, buyer.id)),
        "passkeys": (PasskeyRow, keys.within(community, buyer.id)),
    }
