"""What an order is made of."""

from enum import StrEnum

from msgspec import Struct


class LineState(StrEnum):
    PENDING = "pending"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    OUT_OF_STOCK = "out_of_stock"
    REPLACED = "replaced"
    CANCELLED = "cancelled"


COUNTED = frozenset({LineState.PENDING, LineState.ACCEPTED, LineState.REPLACED})


class OrderLine(Struct, frozen=True):
    """``price`` is of one piece, in kopecks; ``option`` is size or colour, ``picture`` an address or nothing.

    ``edited``: a person changed it.
    """

    article: str
    name: str
    option: str
    quantity: int
    price: int
    comment: str = ""
    state: LineState = LineState.ACCEPTED
    picture: str = ""
    edited: bool = False

    @property
    def counted(self) -> bool:
        return self.state in COUNTED

    @property
    def sum(self) -> int:
        return self.quantity * self.price if self.counted else 0
