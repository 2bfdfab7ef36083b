"""Who calls, and where he is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.principals import Kind, Principal

if TYPE_CHECKING:
    from chalicelib.domain.communities.community import Community
    from chalicelib.usecases.ports import ApiKeys, Buyers, Communities


class Caller(Struct, frozen=True):
    principal: Principal
    name: str
    community: Community
    language: str


class ShowCaller(Struct, frozen=True):
    communities: Communities
    buyers: Buyers
    api_keys: ApiKeys

    def show(self, principal: Principal) -> Caller:
        """A key by its own name, in the language of the community."""
        community = self.communities.get(principal.community)
        if principal.kind is Kind.API_KEY:
            key = self.api_keys.get(principal.community, principal.id)
            return Caller(principal, key.name, community, community.locale().language)
        person = self.buyers.get(principal.community, principal.id)
        return Caller(principal, person.name, community, community.locale(person.language).language)
