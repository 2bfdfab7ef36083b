"""The stored forms. A row is its keys, the attributes that indexes and conditions need, and a JSON body.

Every row carries ``v``, the version of its form: fields may be added with a default, so version N−1
reads what N wrote. ``version`` guards against two writers.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, VersionAttribute
from pynamodb.models import Model

FORM = 1


class Row(Model):
    """Keys start with the community: the part before the first ``#``."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=FORM)
    version = VersionAttribute()
    body = UnicodeAttribute()


class CommunityRow(Row):
    """A community, and its organizers beside it."""

    class Meta:
        table_name: str


class GroupRow(Model):
    """The link from an OK group to its community: the one key that starts with something else."""

    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    community = UnicodeAttribute()
    v = NumberAttribute(default=FORM)


class CounterRow(Model):
    """The last number given out."""

    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    last = NumberAttribute()


class BuyerRow(Row):
    class Meta:
        table_name: str


class IdentityRow(Model):
    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    buyer = UnicodeAttribute()
    v = NumberAttribute(default=FORM)


class PurchaseRow(Row):
    class Meta:
        table_name: str


class SeatRow(Model):
    """A buyer's place in a purchase: there is one, and it holds the number of the order."""

    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    number = UnicodeAttribute()
    v = NumberAttribute(default=FORM)


class OrderRow(Row):
    """``card`` is what a list shows, kept small: twenty of them are one half of a read unit."""

    class Meta:
        table_name: str

    buyer_key = UnicodeAttribute()
    placed = UnicodeAttribute()
    card = UnicodeAttribute()


class JournalRow(Model):
    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    body = UnicodeAttribute()
    v = NumberAttribute(default=FORM)


class NoticeRow(Row):
    class Meta:
        table_name: str


class ImportRow(Row):
    class Meta:
        table_name: str


class DeliveryRow(Model):
    """The memory of a cause that was committed; ``expires`` is in seconds since 1970."""

    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    expires = NumberAttribute()


class SecretRow(Model):
    class Meta:
        table_name: str

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    value = UnicodeAttribute()
