"""Communities, their organizers and their secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.communities import Community, Connection, Organizer
from chalicelib.domain.errors import NotFound
from chalicelib.storage import keys
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import CommunityRow, GroupRow, SecretRow

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chalicelib.domain.wording import Wording


class DynamoCommunities:
    def get(self, community: str) -> Community:
        with refusals():
            try:
                row = CommunityRow.get(community, keys.COMMUNITY, consistent_read=True)
            except CommunityRow.DoesNotExist:
                raise NotFound("community_missing") from None
        return read_thing(row.body, row.version, Community)

    def id_of_group(self, group: str) -> str | None:
        with refusals():
            try:
                return GroupRow.get(keys.group(group), "link").community
            except GroupRow.DoesNotExist:
                return None

    def all(self) -> Iterable[Community]:
        with refusals():
            for row in CommunityRow.scan(CommunityRow.sk == keys.COMMUNITY):
                yield read_thing(row.body, row.version, Community)

    def organizers(self, community: str) -> Sequence[Organizer]:
        with refusals():
            found = CommunityRow.query(community, CommunityRow.sk.startswith(keys.ORGANIZER), consistent_read=True)
            rows = list(found)
        people = [read_thing(row.body, row.version, Organizer) for row in rows]
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))

    def wording(self, community: str) -> Wording:
        from chalicelib.domain.wording import Wording  # organizers and notices ask for words

        with refusals():
            try:
                row = CommunityRow.get(community, keys.WORDING, consistent_read=True)
            except CommunityRow.DoesNotExist:
                return Wording(community)
        return read_thing(row.body, row.version, Wording)

    def connections(self, community: str) -> Sequence[Connection]:
        with refusals():
            rows = list(CommunityRow.query(community, CommunityRow.sk.startswith(keys.CONNECTION)))
        return [read_thing(row.body, row.version, Connection) for row in rows]


class DynamoSecrets:
    def get(self, community: str, name: str) -> str | None:
        with refusals():
            try:
                return SecretRow.get(community, name).value
            except SecretRow.DoesNotExist:
                return None
