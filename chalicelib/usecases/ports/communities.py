"""Where tenants are kept, and their secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.communities.community import Community, Connection, Organizer
    from chalicelib.domain.lists import Page
    from chalicelib.domain.notices.templates import NoticeTemplates


class Communities(Protocol):
    def get(self, community: str) -> Community:
        """Raises NotFound."""

    def id_of_group(self, group: str) -> str | None:
        """The community linked to an OK group."""

    def page(self, cursor: str | None, limit: int) -> Page[Community]:
        """Some of all tenants, in no order, after ``limit`` rows were looked at: there may be none, and yet more.

        For operators and the clock, never for a request: the cursor is not signed.
        """

    def organizers(self, community: str) -> Sequence[Organizer]:
        """In the order of their names: a handful, whom an operator has put in one by one."""

    def templates(self, community: str) -> NoticeTemplates:
        """The community's own texts; none of them when nothing was worded."""

    def connections(self, community: str) -> Sequence[Connection]:
        """Those that were ever made: one of each name at the most."""


class Secrets(Protocol):
    def get(self, community: str, name: str) -> str | None: ...
