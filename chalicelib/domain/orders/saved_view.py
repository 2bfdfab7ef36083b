"""A list of orders, ours or those of marketplaces, that somebody looks at again and again: what is asked for, under a
name.
"""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Forbidden
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.status import OrderStatus
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.domain.titles import checked_title

MOST_VIEWS = 100
"""Of a community: they are read together."""


class ViewFilter(Struct, frozen=True):
    """What the list is asked for. Who is looked for is not kept: a view tells of no person."""

    purchase: str | None = None
    point: str | None = None
    payment_state: PaymentState | None = None
    handout: Handout | None = None
    stage: Stage | None = None
    status: OrderStatus | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    owing: bool | None = None


class ExternalViewFilter(Struct, frozen=True):
    """What the list of orders of marketplaces is asked for; ``words`` are of numbers, articles and goods."""

    waiting: bool = False
    account: str = ""
    decision: Decision | None = None
    push: Push | None = None
    phase: Phase | None = None
    region: str = ""
    words: str = ""
    placed_from: datetime | None = None
    placed_to: datetime | None = None


class SavedView(Struct, frozen=True):
    """``owner`` is the id of who saved it; a ``shared`` one is everybody's to look at.

    ``external`` is what a view of orders of marketplaces asks for, None in one of ours.
    """

    id: str
    community: str
    owner: str
    name: str
    filter: ViewFilter = field(default_factory=ViewFilter)
    shared: bool = False
    external: ExternalViewFilter | None = None
    version: int = 0

    def is_for(self, person: str) -> bool:
        return self.shared or self.owner == person


def changed_view(view: SavedView, person: str, after: SavedView) -> SavedView:
    """Raises Invalid for a name that is none, Forbidden for another's view."""
    if view.owner != person:
        raise Forbidden("view_of_another")
    return replace(after, name=view_name(after.name))


def view_name(text: str) -> str:
    """Raises Invalid."""
    return checked_title(text, "name")
