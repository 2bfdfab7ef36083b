"""Communities, their organizers and their secrets."""

from collections.abc import Iterable, Sequence

from chalicelib.domain.communities import Community, Organizer
from chalicelib.domain.errors import NotFound
from chalicelib.storage import keys
from chalicelib.storage.reading import read_thing
from chalicelib.storage.refusals import refusals
from chalicelib.storage.rows import CommunityRow, GroupRow, SecretRow


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
            rows = list(CommunityRow.query(community, CommunityRow.sk.startswith(keys.ORGANIZER)))
        people = [read_thing(row.body, row.version, Organizer) for row in rows]
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))


class DynamoSecrets:
    def get(self, community: str, name: str) -> str | None:
        with refusals():
            try:
                return SecretRow.get(community, name).value
            except SecretRow.DoesNotExist:
                return None
