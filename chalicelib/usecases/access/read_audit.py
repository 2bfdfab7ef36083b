"""What was done at the desk, by programs and by operators, with the names of who did it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.journal import api_key_subject, buyer_subject

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.audit import AuditQuery
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import ApiKeys, Buyers, Journal


class Audit(Struct, frozen=True):
    """``names`` by actor: one who was erased has none."""

    entries: Sequence[Entry]
    names: Mapping[str, str]
    cursor: str | None


class ReadAudit(Struct, frozen=True):
    journal: Journal
    buyers: Buyers
    api_keys: ApiKeys

    def list(self, principal: Principal, wanted: AuditQuery, cursor: str | None) -> Audit:
        """One page, and the names in one call; one more where programs acted. Raises Invalid."""
        page = self.journal.audit(principal.community, wanted, cursor, wanted.page)
        names = self._names(principal.community, {each.actor for each in page.things})
        return Audit(page.things, names, page.cursor)

    def _names(self, community: str, actors: set[str]) -> Mapping[str, str]:
        people = sorted(_ids(actors, buyer_subject("")))
        named = {buyer_subject(id): each.name for id, each in self._people(community, people).items()}
        if _ids(actors, api_key_subject("")):
            named |= {api_key_subject(each.id): each.name for each in self.api_keys.list(community)}
        return named

    def _people(self, community: str, people: Sequence[str]) -> Mapping[str, Buyer]:
        return self.buyers.many(community, people) if people else {}


def _ids(actors: set[str], kind: str) -> set[str]:
    return {each.removeprefix(kind) for each in actors if each.startswith(kind)}
