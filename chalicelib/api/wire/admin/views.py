"""Saved views ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, UnsetType, convert
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Title, limited
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.orders import saved_view
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.status import OrderStatus
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.orders.manage_views import ViewWish


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


class ExternalViewFilter(Asked, frozen=True):
    """As the list of orders of marketplaces takes it."""

    waiting: bool = False
    account: Annotated[str, limited(maxLength=100)] = ""
    decision: Decision | None = None
    push: Push | None = None
    phase: Phase | None = None
    region: Annotated[str, limited(maxLength=100)] = ""
    q: Annotated[str, limited(maxLength=100)] = ""
    placed_from: datetime | None = None
    placed_to: datetime | None = None


class ViewAsked(Asked, frozen=True):
    name: Title
    filter: ViewFilter = ViewFilter()
    external: ExternalViewFilter | None = None
    shared: bool = False


class ViewChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    name: Title | UnsetType = UNSET
    filter: ViewFilter | UnsetType = UNSET
    external: ExternalViewFilter | UnsetType = UNSET
    shared: bool | UnsetType = UNSET


class View(Wire, frozen=True):
    id: str
    name: str
    filter: ViewFilter
    external: ExternalViewFilter | None
    shared: bool
    mine: bool
    version: int


class Views(Wire, frozen=True):
    items: list[View]
    next: str | None = None


def read_wish(asked: ViewAsked) -> ViewWish:
    from chalicelib.usecases.orders.manage_views import ViewWish

    external = _read_external(asked.external) if asked.external else None
    return ViewWish(asked.name, _read_filter(asked.filter), external, asked.shared)


def _read_filter(asked: ViewFilter) -> saved_view.ViewFilter:
    return convert(asked, saved_view.ViewFilter, from_attributes=True)


def _read_external(asked: ExternalViewFilter) -> saved_view.ExternalViewFilter:
    given = {name: value for name, value in asdict(asked).items() if name != "q"}
    return saved_view.ExternalViewFilter(words=asked.q.strip(), **given)


def read_change(asked: ViewChanged) -> Callable[[saved_view.SavedView], saved_view.SavedView]:
    given = named_of({"name": asked.name, "shared": asked.shared})
    if asked.filter is not UNSET:
        given["filter"] = _read_filter(asked.filter)
    if asked.external is not UNSET:
        given["external"] = _read_external(asked.external)
    return lambda view: replace(view, **given)


def write_view(view: saved_view.SavedView, principal: Principal) -> View:
    return View(
        id=view.id,
        name=view.name,
        filter=convert(view.filter, ViewFilter, from_attributes=True),
        external=_write_external(view.external) if view.external else None,
        shared=view.shared,
        mine=view.owner == principal.id,
        version=view.version,
    )


def _write_external(wanted: saved_view.ExternalViewFilter) -> ExternalViewFilter:
    given = {name: value for name, value in asdict(wanted).items() if name != "words"}
    return ExternalViewFilter(q=wanted.words, **given)


def write_views(found: Sequence[saved_view.SavedView], principal: Principal) -> Views:
    return Views([write_view(each, principal) for each in found])
