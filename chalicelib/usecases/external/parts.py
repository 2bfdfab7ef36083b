"""An order that was split, and those that it was split into: what was decided of it is decided once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.external.external_order import read_place
from chalicelib.domain.external.parts import carried_on, may_carry

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.usecases.ports import Clock, ExternalOrders

Change = tuple["ExternalOrder", "ExternalOrder"]
"""As it was, and as it becomes."""


class Carried(Struct, frozen=True):
    """``order`` as it is kept; its ``parent`` where pieces of that went on in it; ``unmoved``: the parent otherwise.

    Whoever accepts a parent at the same moment is Stale, or makes this one so.
    """

    order: ExternalOrder
    parent: Change | None = None
    unmoved: tuple[ExternalOrder, ...] = ()


class Parts(Struct, frozen=True):
    external: ExternalOrders
    now: Clock

    def carry_on(self, order: ExternalOrder) -> Carried:
        """What it has of its parent, whichever of them came first; it names one of its own account."""
        parent = self.external.find(order.community, order.account, order.parent) if may_carry(order) else None
        if parent is None:
            return Carried(order)
        part, after = carried_on(order, parent, self.now())
        if part == order and after == parent:
            return Carried(order, unmoved=(parent,))
        return Carried(part, (parent, after))

    def family(self, order: ExternalOrder, saved: Sequence[ExternalOrder]) -> Sequence[ExternalOrder]:
        """All of one order of ours, the first of them first; those that are ``saved`` as they become."""
        known = {each.place: each for each in saved}
        first = order
        while first.part_of and (above := self._at(first.community, first.part_of, known)):
            first = above
        return list(self._below(first, known))

    def _below(self, order: ExternalOrder, known: Mapping[str, ExternalOrder]) -> Iterator[ExternalOrder]:
        yield order
        for place in order.parts:
            part = self._at(order.community, place, known)
            if part and part.part_of == order.place:
                yield from self._below(part, known)

    def _at(self, community: str, place: str, known: Mapping[str, ExternalOrder]) -> ExternalOrder | None:
        return known.get(place) or self.external.find(community, *read_place(place))
