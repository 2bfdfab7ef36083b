"""Saved views ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import UNSET, UnsetType, convert
from msgspec.structs import replace

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Title
from chalicelib.domain.orders import saved_view
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.status import OrderStatus
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal


class ViewFilter(Asked, frozen=True):
    """As the list of orders takes it."""

    purchase: str | None = None
    point: str | None = None
    payment_state: PaymentState | None = None
    handout: Handout | None = None
    stage: Stage | None = None
    status: OrderStatus | None = None
    created_from: datetime | None = None
    created_to: datetime | None = None
    owing: bool | None = None


class ViewAsked(Asked, frozen=True):
    name: Title
    filter: ViewFilter
    shared: bool = False


class ViewChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    name: Title | UnsetType = UNSET
    filter: ViewFilter | UnsetType = UNSET
    shared: bool | UnsetType = UNSET


class View(Wire, frozen=True):
    id: str
    name: str
    filter: ViewFilter
    shared: bool
    mine: bool
    version: int


class Views(Wire, frozen=True):
    items: list[View]
    next: str | None = None


def read_filter(asked: ViewFilter) -> saved_view.ViewFilter:
    return convert(asked, saved_view.ViewFilter, from_attributes=True)


def read_change(asked: ViewChanged) -> Callable[[saved_view.SavedView], saved_view.SavedView]:
    given = named_of({"name": asked.name, "shared": asked.shared})
    if asked.filter is not UNSET:
        given["filter"] = read_filter(asked.filter)
    return lambda view: replace(view, **given)


def write_view(view: saved_view.SavedView, principal: Principal) -> View:
    return View(
        id=view.id,
        name=view.name,
        filter=convert(view.filter, ViewFilter, from_attributes=True),
        shared=view.shared,
        mine=view.owner == principal.id,
        version=view.version,
    )


def write_views(found: Sequence[saved_view.SavedView], principal: Principal) -> Views:
    return Views([write_view(each, principal) for each in found])
