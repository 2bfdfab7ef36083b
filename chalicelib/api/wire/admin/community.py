"""The community itself ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, UnsetType, field
from msgspec.structs import asdict, replace

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Language, Title, limited
from chalicelib.domain.communities.community import CURRENCIES

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.domain.communities import community as communities


class CommunitySettings(Wire, frozen=True):
    """``currencies`` are those there are."""

    name: str
    group: str | None
    zone: str = field(name="timeZone")
    currency: str
    language: str
    currencies: tuple[str, ...]
    version: int


class CommunityChanged(Asked, frozen=True):
    """What is not named stays as it is."""

    name: Title | UnsetType = UNSET
    zone: str | UnsetType = field(name="timeZone", default=UNSET)
    currency: Annotated[str, limited(enum=list(CURRENCIES))] | UnsetType = UNSET
    language: Language | UnsetType = UNSET


def read_change(asked: CommunityChanged) -> Callable[[communities.Community], communities.Community]:
    given = named_of(asdict(asked))
    return lambda community: replace(community, **given)


def write_community(it: communities.Community) -> CommunitySettings:
    return CommunitySettings(
        name=it.name,
        group=it.group,
        zone=it.zone,
        currency=it.currency,
        language=it.language,
        currencies=CURRENCIES,
        version=it.version,
    )
