"""A buyer reads the own comments of the last half year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.comments.comment import SHOWN_FOR, Comment

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports import Clock, Comments

PAGE = 20


class ReadComments(Struct, frozen=True):
    comments: Comments
    now: Clock

    def list(self, principal: Principal, cursor: str | None) -> Page[Comment]:
        """Newest first. Raises Invalid for a foreign cursor."""
        since = self.now() - SHOWN_FOR
        return self.comments.of_author(principal.community, principal.ok_id, since, cursor=cursor, limit=PAGE)
