"""Suppliers and their offers ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, UnsetType

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Title, limited

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.catalogue import supplier as catalogue
    from chalicelib.domain.external.external_order import Reservation
    from chalicelib.usecases.catalogue.manage_suppliers import SupplierEdit, SupplierWish
    from chalicelib.usecases.external.find_supplied import Chosen

Token = Annotated[str, limited(minLength=1, maxLength=4_000)]


class Supplier(Wire, frozen=True):
    id: str
    title: str
    url: str
    paused: bool
    connected_at: datetime
    version: int


class Suppliers(Wire, frozen=True):
    items: list[Supplier]
    next: None = None


class SupplierAsked(Asked, frozen=True):
    title: Title
    url: Annotated[str, limited(minLength=1, maxLength=500)]
    token: Token


class SupplierChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    title: Title | UnsetType = UNSET
    token: Token | UnsetType = UNSET
    paused: bool | UnsetType = UNSET


class SuppliedQuery(Wire, frozen=True):
    article: Annotated[str, limited(minLength=1, maxLength=60)] = ""
    brand: Annotated[str, limited(maxLength=60)] = ""


class SuppliedOffer(Wire, frozen=True):
    id: str
    article: str
    brand: str
    name: str
    price: int
    currency: str
    stock: int | None
    delivery_days: int | None


class SuppliedOffers(Wire, frozen=True):
    items: list[SuppliedOffer]
    next: None = None


class SuppliedGoods(Wire, frozen=True):
    supplier: str
    held: bool
    problem: str
    said: str


def read_wish(asked: SupplierAsked) -> SupplierWish:
    from chalicelib.usecases.catalogue.manage_suppliers import SupplierWish

    return SupplierWish(asked.title, asked.url, asked.token)


def read_edit(asked: SupplierChanged) -> SupplierEdit:
    from chalicelib.usecases.catalogue.manage_suppliers import SupplierEdit

    return SupplierEdit(**named_of({name: getattr(asked, name) for name in asked.__struct_fields__}))


def write_supplier(it: catalogue.Supplier) -> Supplier:
    return Supplier(
        id=it.id,
        title=it.title,
        url=it.url,
        paused=it.paused_at is not None,
        connected_at=it.connected_at,
        version=it.version,
    )


def write_suppliers(found: Sequence[catalogue.Supplier]) -> Suppliers:
    return Suppliers(items=[write_supplier(each) for each in found])


def write_offers(found: Sequence[Chosen]) -> SuppliedOffers:
    return SuppliedOffers(items=[_offer(each) for each in found])


def write_goods(it: Reservation) -> SuppliedGoods:
    return SuppliedGoods(supplier=it.supplier, held=it.held > 0, problem=it.problem, said=it.said)


def _offer(it: Chosen) -> SuppliedOffer:
    told = it.offer
    return SuppliedOffer(
        id=it.id,
        article=told.article,
        brand=told.brand,
        name=told.name,
        price=told.price,
        currency=told.currency,
        stock=told.stock,
        delivery_days=told.delivery_days,
    )
