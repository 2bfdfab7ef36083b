"""The stored form of what a person may do."""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute

from chalicelib.storage.rows import Keyed, Row


class AccessRow(Row):
    """What a person may do; ``rights`` is what tokens are held against."""

    class Meta:
        table_name: str

    rights = NumberAttribute()


class ClosedAccessRow(Keyed):
    """In the place of an ``AccessRow`` for good, whatever stood there: of a person who is being erased."""

    class Meta:
        table_name: str

    rights = NumberAttribute()
    version = NumberAttribute(default=0)
    body = UnicodeAttribute()
