"""The recipe of docs/architecture.md for a stored noun, followed with one that is made up."""

from functools import partial
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace
from pynamodb.attributes import UnicodeAttribute
from pynamodb.models import Model

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Stale
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.errors import translate_errors
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import read_item, read_thing
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table, UniqueRow
from chalicelib.usecases.ports import Commit


class Parrot(Struct, frozen=True):
    """As it would stand in domain/parrots.py."""

    community: str
    id: str
    name: str
    version: int = 0


class ParrotRow(Row):
    class Meta:
        table_name = Table("points")


class ParrotNameRow(UniqueRow):
    class Meta:
        table_name = Table("points")

    parrot = UnicodeAttribute()


@writes(Parrot)
def write_parrot(it: Parrot) -> list[Model]:
    """A new one takes its name: no two of a community have the same."""
    written: list[Model] = [row_of(ParrotRow, keys.within(it.community, "parrots"), it.id, it)]
    if it.version:
        return written
    return [*written, ParrotNameRow(pk=keys.within(it.community, "parrot", it.name), sk="name", parrot=it.id)]


PARROTS = Index(ParrotRow, None, "pk", "sk")


class DynamoParrots(Struct, frozen=True):
    client: Any
    cursors: Any

    def get(self, community: str, parrot: str) -> Parrot:
        with translate_errors():
            row = ParrotRow.get(keys.within(community, "parrots"), parrot, consistent_read=True)
        return read_thing(row.body, row.version, Parrot)

    def page(self, community: str, cursor: str | None, limit: int) -> Any:
        owner = keys.within(community, "parrots")
        read = partial(read_item, kind=Parrot)
        return read_page(self.client, self.cursors, PARROTS, owner, cursor=cursor, limit=limit, read=read)


def saving(*things: Any) -> Commit:
    """A real noun stands in ``Storable``."""
    return Commit(things)


@pytest.fixture
def parrots(container: Container) -> DynamoParrots:
    return DynamoParrots(container.clients.dynamodb, container.signing.cursors)


def test_what_is_committed_is_read_and_written_on(
    container: Container, community: Community, parrots: DynamoParrots
) -> None:
    new = Parrot(community.id, "p1", "Кеша")
    container.stores.commits.commit(community.id, saving(new))
    read = parrots.get(community.id, "p1")
    assert read == replace(new, version=1)
    container.stores.commits.commit(community.id, saving(replace(read, name="Гоша")))
    assert parrots.get(community.id, "p1") == Parrot(community.id, "p1", "Гоша", version=2)


def test_what_was_changed_meanwhile_and_what_is_there_once_is_refused(
    container: Container, community: Community, parrots: DynamoParrots
) -> None:
    new = Parrot(community.id, "p1", "Кеша")
    container.stores.commits.commit(community.id, saving(new))
    for stale in (new, Parrot(community.id, "p2", "Кеша"), replace(new, version=7)):
        with pytest.raises(Stale):
            container.stores.commits.commit(community.id, saving(stale))
    assert list(parrots.page(community.id, None, 5).things) == [replace(new, version=1)]


def test_it_is_listed_page_by_page(container: Container, community: Community, parrots: DynamoParrots) -> None:
    flock = [Parrot(community.id, f"p{place}", f"Попугай {place}") for place in range(3)]
    container.stores.commits.commit(community.id, saving(*flock))
    first = parrots.page(community.id, None, 2)
    rest = parrots.page(community.id, first.cursor, 2)
    assert [each.id for each in (*first.things, *rest.things)] == ["p0", "p1", "p2"]
