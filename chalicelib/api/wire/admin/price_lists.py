"""Price lists ↔ JSON."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Annotated

from msgspec import UNSET, UnsetType
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, Wire, convert, named_of
from chalicelib.api.wire.limits import Title, limited
from chalicelib.domain.catalogue import price_list as catalogue

Currency = Annotated[str, limited(pattern=r"^[A-Z]{3}$")]


class PriceListAsked(Asked, frozen=True):
    title: Title
    currency: Currency = "RUB"


class PriceListChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    title: Title | UnsetType = UNSET
    active: bool | UnsetType = UNSET


class PriceList(Wire, frozen=True):
    id: str
    title: str
    currency: str
    active: bool
    archived_at: datetime | None
    count: int
    created_at: datetime
    updated_at: datetime
    last_import: str | None
    version: int


class PriceLists(Wire, frozen=True):
    items: list[PriceList]
    next: str | None = None


def read_change(asked: PriceListChanged) -> Callable[[catalogue.PriceList], catalogue.PriceList]:
    given = named_of(asdict(asked))
    return lambda price_list: replace(price_list, **given)


def write_price_list(price_list: catalogue.PriceList) -> PriceList:
    return convert(price_list, PriceList)


def write_price_lists(found: Sequence[catalogue.PriceList]) -> PriceLists:
    return PriceLists([write_price_list(each) for each in found])
