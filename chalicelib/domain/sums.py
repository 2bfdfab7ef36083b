"""What the sum of an order is made of, and how it changed."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class AdjustmentKind(StrEnum):
    DISCOUNT = "discount"
    PACKING = "packing"
    CORRECTION = "correction"
    OTHER = "other"


@dataclass(frozen=True)
class Adjustment:
    """A typed change of the sum; ``amount`` in kopecks, negative when it is in the buyer's favour."""

    kind: AdjustmentKind
    amount: int
    reason: str = ""


class ChangeReason(StrEnum):
    IMPORT = "import"
    DELIVERY_SPLIT = "delivery_split"
    PICKUP = "pickup"


@dataclass(frozen=True)
class SumChange:
    """The total was ``before`` and became ``after`` (kopecks)."""

    at: datetime
    before: int
    after: int
    reason: ChangeReason


@dataclass(frozen=True)
class Part:
    """One addend of an explained sum; ``basis_points`` only for a fee."""

    kind: str
    amount: int
    basis_points: int | None = None
    reason: str = ""
