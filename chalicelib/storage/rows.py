"""The stored forms. A row is its keys, the attributes that indexes and conditions need, and a JSON body.

Every row carries ``v``, the version of its form: fields may be added with a default, so version N−1
reads what N wrote. ``version`` guards against two writers.
"""

from pynamodb.attributes import NumberAttribute, UnicodeAttribute, VersionAttribute
from pynamodb.models import Model

FORM = 1


class Keyed(Model):
    """Keys start with the community: the part before the first ``#``."""

    pk = UnicodeAttribute(hash_key=True)
    sk = UnicodeAttribute(range_key=True)
    v = NumberAttribute(default=FORM)


class Row(Keyed):
    """A thing that changes."""

    version = VersionAttribute()
    body = UnicodeAttribute()


class CommunityRow(Row):
    """A community, and its organizers beside it."""

    class Meta:
        table_name: str


class Claim(Keyed):
    """Made once, by whoever comes first."""


class GroupRow(Claim):
    """The link from an OK group to its community: the one key that starts with something else."""

    class Meta:
        table_name: str

    community = UnicodeAttribute()


class CounterRow(Keyed):
    """The last number given out."""

    class Meta:
        table_name: str

    last = NumberAttribute()


class BuyerRow(Row):
    class Meta:
        table_name: str


class IdentityRow(Claim):
    class Meta:
        table_name: str

    buyer = UnicodeAttribute()


class PurchaseRow(Row):
    class Meta:
        table_name: str


class SeatRow(Claim):
    """A buyer's place in a purchase: there is one, and it holds the number of the order."""

    class Meta:
        table_name: str

    number = UnicodeAttribute()


class OrderRow(Row):
    """``card`` is what a list shows, kept small: twenty of them are one half of a read unit."""

    class Meta:
        table_name: str

    buyer_key = UnicodeAttribute()
    placed = UnicodeAttribute()
    card = UnicodeAttribute()


class JournalRow(Keyed):
    class Meta:
        table_name: str

    body = UnicodeAttribute()


class NoticeRow(Row):
    class Meta:
        table_name: str


class ImportRow(Row):
    class Meta:
        table_name: str


class DeliveryRow(Keyed):
    """The memory of a cause that was committed; ``expires`` is in seconds since 1970."""

    class Meta:
        table_name: str

    expires = NumberAttribute()


class SecretRow(Keyed):
    class Meta:
        table_name: str

    value = UnicodeAttribute()
