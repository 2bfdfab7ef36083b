"""What is wished of a purchase of the season, as ``season.json`` says it; days are counted back from today."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec
from msgspec import Struct, field

from chalicelib.domain.purchases.purchase import Stage

FOLDER = Path(__file__).parent

Good = tuple[str, str, str, int]
"""Article, name, option, price in roubles."""


class ClaimsWish(Struct, frozen=True):
    """How many claims of each outcome."""

    confirmed: int = 0
    rejected: int = 0
    pending: int = 0


class Wish(Struct, frozen=True):
    """``paid`` and ``handed`` are percents of the orders; ``points``, ``returned`` and the like are numbers of orders.

    ``reached`` are the days since each stage; ``pay_until``, ``stop`` and ``collect`` the days until then,
    ``messages`` the days since each, with its text. ``minimum_sum`` is in kopecks.
    """

    id: str
    title: str
    organizer: str
    fee: str
    delivery: str
    orders: int
    paid: int
    reached: Mapping[Stage, int]
    goods: Sequence[Good]
    archived: bool = False
    picture: str | None = None
    handed: int = 100
    stored: int = 0
    returned: int = 0
    refunded: int = 0
    credited: int = 0
    points: int = 0
    adjusted: int = 0
    out_of_stock: int = 0
    refused: int = 0
    replaced: int = 0
    cancelled: int = 0
    claims: ClaimsWish = field(default_factory=ClaimsWish)
    messages: Sequence[tuple[int, str]] = ()
    pay_until: int | None = None
    stop: int | None = None
    collect: int | None = None
    minimum_sum: int | None = None
    minimum_count: int | None = None
    undecided: bool = False
    farewell: str = ""

    @property
    def stage(self) -> Stage:
        return list(self.reached)[-1]


def wishes() -> list[Wish]:
    return msgspec.json.decode((FOLDER / "season.json").read_bytes(), type=list[Wish])
