"""The stored forms. A row is its keys, the attributes that indexes and conditions need, and a JSON body.

Every row carries ``v``, the version of its form: fields may be added with a default, so version N−1
reads what N wrote. ``version`` guards against two writers.
"""

from typing import Any

from pynamodb.attributes import MapAttribute, NumberAttribute, UnicodeAttribute, VersionAttribute
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
    """A community, and beside it its organizers, its own wording, its connections."""

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


class MarkRow(Keyed):
    """The mark of an erased person, beside the identities; it names whoever of that number was erased last."""

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
    """``card``, ``bill``, ``parcel`` are what the three lists show, kept small: twenty cards are half a read unit.

    An order is in the list of bills while it has ``due``, in that of parcels while it has ``waits``, and among those
    of a pickup point while it has ``point_key``.
    """

    class Meta:
        table_name: str

    buyer_key = UnicodeAttribute()
    placed = UnicodeAttribute()
    card = UnicodeAttribute()
    due = UnicodeAttribute(null=True)
    bill = UnicodeAttribute(null=True)
    waits = UnicodeAttribute(null=True)
    parcel = UnicodeAttribute(null=True)
    point_key = UnicodeAttribute(null=True)


class JournalRow(Keyed):
    class Meta:
        table_name: str

    body = UnicodeAttribute()


class NoticeRow(Row):
    """``untold`` is there when the person could not be told."""

    class Meta:
        table_name: str

    untold = UnicodeAttribute(null=True)
    told_at = UnicodeAttribute()


class ImportRow(Row):
    class Meta:
        table_name: str


class ImportQueueRow(Row):
    """Whose turn it is among the imports of a community."""

    class Meta:
        table_name: str


class DeliveryRow(Keyed):
    """The memory of a cause that was committed; ``expires`` is in seconds since 1970."""

    class Meta:
        table_name: str

    expires = NumberAttribute()


class BeginningRow(Keyed):
    """How often something was begun whose end nobody has seen."""

    class Meta:
        table_name: str

    made = NumberAttribute()
    expires = NumberAttribute()


class SecretRow(Keyed):
    class Meta:
        table_name: str

    value = UnicodeAttribute()


class PaymentRow(Claim):
    """An entry of an order's ledger: written once."""

    class Meta:
        table_name: str

    body = UnicodeAttribute()


class ClaimRow(Row):
    """``waiting`` is there while nobody has decided on it."""

    class Meta:
        table_name: str

    buyer_key = UnicodeAttribute()
    filed = UnicodeAttribute()
    waiting = UnicodeAttribute(null=True)


class PointsRow(Row):
    class Meta:
        table_name: str


class LoadsRow(Keyed):
    """How many orders each pickup point holds, by the point's id: moved by whoever chooses, never written whole."""

    class Meta:
        table_name: str

    taken: MapAttribute[str, Any] = MapAttribute()  # type: ignore[no-untyped-call]


class GateRow(Row):
    class Meta:
        table_name: str


class CallsRow(Keyed):
    """Calls to a partner in one second."""

    class Meta:
        table_name: str

    made = NumberAttribute()
    expires = NumberAttribute()


class FormsRow(Keyed):
    """Forms for files that a person was given in an hour, or on a day."""

    class Meta:
        table_name: str

    made = NumberAttribute()
    expires = NumberAttribute()


class CommentRow(Keyed):
    class Meta:
        table_name: str

    body = UnicodeAttribute()
    discussion_key = UnicodeAttribute()
    expires = NumberAttribute()


class WatchedRow(Row):
    class Meta:
        table_name: str


class PullRow(Row):
    class Meta:
        table_name: str


class MessageRow(Claim):
    class Meta:
        table_name: str

    body = UnicodeAttribute()
    expires = NumberAttribute()
