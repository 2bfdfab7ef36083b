"""Communities, their organizers and their secrets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.communities.community import Community, Connection, Organizer, Secret
from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import Page
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.reading import read_all, read_item, read_one, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Row, Table, UniqueRow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.domain.notices.templates import NoticeTemplates

COMMUNITY = "community"
ORGANIZER = "organizer#"
CONNECTION = "connection#"
GROUP = "group"


class CommunityRow(Row):
    """A community, and beside it its organizers and its connections."""

    class Meta:
        table_name = Table("communities")


class GroupRow(UniqueRow):
    """The link from an OK group to its community: the one key that starts with something else."""

    class Meta:
        table_name = Table("communities")

    community = UnicodeAttribute()


class SecretRow(KeyedRow):
    class Meta:
        table_name = Table("secrets")

    value = UnicodeAttribute()


@writes(Community)
def write_community(it: Community) -> list[Model]:
    written: list[Model] = [row_of(CommunityRow, it.id, COMMUNITY, it)]
    if it.group and not it.version:
        written.append(GroupRow(pk=group_key(it.group), sk="link", community=it.id))
    return written


@writes(Organizer)
def write_organizer(it: Organizer) -> list[Model]:
    return [row_of(CommunityRow, it.community, ORGANIZER + it.id, it)]


@writes(Connection)
def write_connection(it: Connection) -> list[Model]:
    return [row_of(CommunityRow, it.community, CONNECTION + it.name, it)]


@writes(Secret)
def write_secret(it: Secret) -> list[Model]:
    return [SecretRow(pk=it.community, sk=it.name, value=it.value)]


def group_key(ok_group: str) -> str:
    return f"{GROUP}#{ok_group}"


class DynamoCommunities(Struct, frozen=True):
    client: Any

    def get(self, community: str) -> Community:
        found = read_one(CommunityRow, community, COMMUNITY, Community)
        if found is None:
            raise NotFound("community_missing")
        return found

    def id_of_group(self, group: str) -> str | None:
        with translate_errors():
            try:
                return GroupRow.get(group_key(group), "link").community
            except GroupRow.DoesNotExist:
                return None

    def page(self, cursor: str | None, limit: int) -> Page[Community]:
        start = {"ExclusiveStartKey": msgspec.json.decode(cursor)} if cursor else {}
        with translate_errors():
            answer = self.client.scan(
                TableName=CommunityRow.Meta.table_name,
                FilterExpression="sk = :community",
                ExpressionAttributeValues={":community": {"S": COMMUNITY}},
                Limit=limit,
                **start,
            )
        last = answer.get("LastEvaluatedKey")
        found = [read_item(item, Community) for item in answer["Items"]]
        return Page(found, msgspec.json.encode(last).decode() if last else None)

    def organizers(self, community: str) -> Sequence[Organizer]:
        people = read_all(CommunityRow, community, ORGANIZER, Organizer)
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))

    def templates(self, community: str) -> NoticeTemplates:
        from chalicelib.storage.notices.templates import read_templates  # organizers and notices ask for words

        return read_templates(community)

    def connections(self, community: str) -> Sequence[Connection]:
        with translate_errors():
            rows = list(CommunityRow.query(community, CommunityRow.sk.startswith(CONNECTION)))
        return [read_thing(row.body, row.version, Connection) for row in rows]


class DynamoSecrets:
    def get(self, community: str, name: str) -> str | None:
        with translate_errors():
            try:
                return SecretRow.get(community, name).value
            except SecretRow.DoesNotExist:
                return None
