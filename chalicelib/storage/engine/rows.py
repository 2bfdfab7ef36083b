"""What stored forms are made of: a row is its keys, the attributes that indexes and conditions need, and a JSON body.

Every row carries ``v``, the version of its form: fields may be added with a default, so version N−1
reads what N wrote. ``version`` guards against two writers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, VersionAttribute
from pynamodb.models import Model

from chalicelib.storage.engine import connection

if TYPE_CHECKING:
    from pynamodb.connection import TableConnection

FORM = 1


class Table:
    """The table that rows live in, by its name in the list of tables: ``Meta.table_name`` of their class.

    What it is called in the account is known once there is a connection.
    """

    def __init__(self, name: str) -> None:
        self.name = name

    def __get__(self, meta: object, owner: type | None = None) -> str:
        return connection.current().full_name(self.name)


class KeyedRow(Model):
    """Keys start with the community: the part before the first ``#``."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=FORM)

    @classmethod
    def _get_connection(cls) -> TableConnection:
        return connection.current().table(cls.Meta.table_name)


class Row(KeyedRow):
    """A thing that changes."""

    version = VersionAttribute()
    body = UnicodeAttribute()


class UniqueRow(KeyedRow):
    """Written once, by whoever comes first."""
