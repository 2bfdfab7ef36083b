"""Where it is written down how the delivery of a purchase is split, while that goes on."""

from enum import StrEnum


class Cause(StrEnum):
    """Why it is split anew: the GOODS of an order are other ones, or it has another COST."""

    GOODS = "goods"
    COST = "cost"


TOGETHER = 500
"""Shares in a file: the step that plans writes few."""


def weights_file(purchase: str, turn: str, chunk: int) -> str:
    """``turn`` is the change of the cost and the round of looking at all orders: ``3/0``."""
    return f"purchases/{purchase}/split/{turn}/weights-{chunk}.json"


def shares_file(purchase: str, turn: str, file: int) -> str:
    return f"purchases/{purchase}/split/{turn}/shares-{file}.json"
