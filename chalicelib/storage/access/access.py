"""What a person may do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.domain.access.access import CLOSED, Access
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body, row_of
from chalicelib.storage.engine.reading import read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import KeyedRow, Row, Table

if TYPE_CHECKING:
    from pynamodb.models import Model

ACCESS = "access"


class AccessRow(Row):
    """``rights`` is what tokens are held against."""

    class Meta:
        table_name = Table("buyers")

    rights = NumberAttribute()


class ClosedAccessRow(KeyedRow):
    """In the place of an ``AccessRow`` for good, whatever stood there: of a person who is being erased."""

    class Meta:
        table_name = Table("buyers")

    rights = NumberAttribute()
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()


@writes(Access)
def write_access(it: Access) -> list[Model]:
    return [row_of(AccessRow, keys.within(it.community, it.buyer), ACCESS, it, rights=it.rights)]


def read_access(community: str, buyer: str) -> Access:
    return read_one(AccessRow, keys.within(community, buyer), ACCESS, Access) or Access(community, buyer)


def closed_access(community: str, buyer: str) -> Model:
    left = body(Access(community, buyer, rights=CLOSED))
    return ClosedAccessRow(pk=keys.within(community, buyer), sk=ACCESS, rights=CLOSED, body=left)
