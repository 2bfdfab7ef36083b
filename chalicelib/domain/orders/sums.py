"""What the sum of an order is made of, and how it changed."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct


class AdjustmentKind(StrEnum):
    DISCOUNT = "discount"
    PACKING = "packing"
    CORRECTION = "correction"
    OTHER = "other"


class Adjustment(Struct, frozen=True):
    """A typed change of the sum; ``amount`` in kopecks, negative when it is in the buyer's favour."""

    kind: AdjustmentKind
    amount: int
    reason: str = ""
    id: str = ""


class ChangeReason(StrEnum):
    IMPORT = "import"
    DELIVERY_SPLIT = "delivery_split"
    PICKUP = "pickup"
    EDIT = "edit"
    ADJUSTMENT = "adjustment"
    CANCELLATION = "cancellation"
    FEE = "fee"


class SumChange(Struct, frozen=True):
    """The total was ``before`` and became ``after`` (kopecks); ``note`` says why, where a person did it."""

    at: datetime
    before: int
    after: int
    reason: ChangeReason
    note: str = ""


STEPS = frozenset({ChangeReason.IMPORT, ChangeReason.DELIVERY_SPLIT})
"""An import writes an order in two steps: its lines, then its share of the delivery."""


def noted(changes: Sequence[SumChange], change: SumChange, since: datetime | None, new: bool) -> tuple[SumChange, ...]:
    """The changes, newest first, with one more, as people could see them.

    ``since``: when the import began whose step this is. What it has changed before is one change with this one, and
    none at all in an order that is ``new`` with it, or when all is as it was.
    """
    last = changes[0] if changes else None
    if since and last and last.reason in STEPS and last.at >= since:
        whole = SumChange(change.at, last.before, change.after, last.reason)
        return (*((whole,) if whole.before != whole.after else ()), *changes[1:])
    if new and not changes:
        return ()
    return (change, *changes)


class Part(Struct, frozen=True):
    """One addend of an explained sum; ``basis_points`` only for a fee."""

    kind: str
    amount: int
    basis_points: int | None = None
    reason: str = ""
