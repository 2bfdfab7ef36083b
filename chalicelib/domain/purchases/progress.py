"""How far a purchase has come: what its orders come to, counted as each of them is written."""

from __future__ import annotations

from msgspec import Struct

DEBTS = ("owed", "owing")
"""What is counted of all purchases of a community together, too."""


class Progress(Struct, array_like=True, frozen=True):
    """Of an order, or of all of a purchase: ``orders``, ``buyers`` who take something, and kopecks: ``goods`` before
    fee and delivery, ``paid``, ``claimed`` (reported, and nobody has decided), ``owed`` of what buyers are asked to
    pay now, by so many orders ``owing``.
    """

    orders: int = 0
    buyers: int = 0
    goods: int = 0
    paid: int = 0
    claimed: int = 0
    owed: int = 0
    owing: int = 0

    def since(self, before: Progress) -> dict[str, int]:
        """What has to be added to the counters that hold ``before``, by name; nothing for what stays."""
        moved = {name: getattr(self, name) - getattr(before, name) for name in self.__struct_fields__}
        return {name: by for name, by in moved.items() if by}

    def share(self, minimum_sum: int | None, minimum_count: int | None) -> int | None:
        """Whole percents of the minimum, above 100 when it is passed: the larger of both. None: there is no minimum."""
        shares = []
        if minimum_sum:
            shares.append(self.goods * 100 // minimum_sum)
        if minimum_count:
            shares.append(self.buyers * 100 // minimum_count)
        return max(shares, default=None)


NONE = Progress()
