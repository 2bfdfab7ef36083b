"""A posting of three filters and one mat that is split into two, as its marketplace shows them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.sighting import Phase, SeenLine
from chalicelib.domain.journal import Event
from chalicelib.usecases.external.decide_lines import AcceptWish, Place
from tests.factories import COMMUNITY, a_sighting, an_offer
from tests.usecases.external.market import MANAGER, NUMBER, Market

FIRST, SECOND = "46231993-0568-2", "46231993-0568-3"
STOCK, PRICE = an_offer().stock or 0, 50_000
ALL = 3


def filters(pieces: int, sku: str = "150") -> SeenLine:
    return SeenLine(sku, "OC-90", "Фильтр масляный", pieces, sku=sku, price=PRICE)


MAT = SeenLine("7", "W-914", "Коврик", 1, sku="7", price=10_000)
GOODS = {NUMBER: (filters(ALL), MAT), FIRST: (filters(1), MAT), SECOND: (filters(2),)}
PIECES = {FIRST: 1, SECOND: 2}


@dataclass
class Split:
    market: Market = field(default_factory=Market)

    def __post_init__(self) -> None:
        self.house = self.market.house
        self.decide = self.house.container.external.decide

    def shown(self, number: str, phase: Phase = Phase.OPEN, lines: Sequence[SeenLine] | None = None) -> None:
        parent = "" if number == NUMBER else NUMBER
        sighting = a_sighting(
            order=number, phase=phase, parent=parent, lines=tuple(lines or GOODS[number]), changed_at=None
        )
        self.market.it.shown[number] = sighting
        self.house.container.external._keep_orders.keep(self.market.account, sighting)

    def order(self, number: str) -> ExternalOrder:
        return self.house.stores.external_orders.get(COMMUNITY, self.market.account.id, number)

    def known(self, number: str) -> bool:
        return self.house.stores.external_orders.find(COMMUNITY, self.market.account.id, number) is not None

    def place(self, number: str) -> Place:
        return Place(self.market.account.id, number, self.order(number).version)

    def accept(self, number: str = NUMBER, keys: Sequence[str] = ("150", "7")) -> ExternalOrder:
        """The filter out of our stock, the mat out of none."""
        wishes = [AcceptWish(key, an_offer().id if key != "7" else None) for key in keys]
        return self.decide.accept(MANAGER, self.place(number), wishes)

    def rule(self) -> None:
        """All that opens is accepted, as far as rules reach."""
        self.house.save(Rules(COMMUNITY, (Rule("r1", "Берём", Act.ACCEPT),)))

    def ruled(self) -> None:
        for entry in self.market.heard(Event.EXTERNAL_OPENED):
            self.market.done(entry)

    @property
    def taken(self) -> int:
        return STOCK - (self.market.stock or 0)

    @property
    def ordered(self) -> int:
        """Pieces of the filter in all orders of ours."""
        ours = self.house.memory.orders(COMMUNITY)
        return sum(line.quantity for each in ours for line in each.lines if line.counted and line.article == "OC-90")
