"""What the sum of an order is made of, and how it changed."""

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


class ChangeReason(StrEnum):
    IMPORT = "import"
    DELIVERY_SPLIT = "delivery_split"
    PICKUP = "pickup"


class SumChange(Struct, frozen=True):
    """The total was ``before`` and became ``after`` (kopecks)."""

    at: datetime
    before: int
    after: int
    reason: ChangeReason


class Part(Struct, frozen=True):
    """One addend of an explained sum; ``basis_points`` only for a fee."""

    kind: str
    amount: int
    basis_points: int | None = None
    reason: str = ""
