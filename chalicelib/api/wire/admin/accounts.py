"""Accounts at marketplaces ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Annotated

from msgspec import UNSET, Struct, UnsetType

from chalicelib.api.wire.forms import Asked, Wire, named_of
from chalicelib.api.wire.limits import Title, limited
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.edge.responses import explained

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.external import account as accounts
    from chalicelib.domain.external.account_forms import AccountEdit, AccountWish

Region = Annotated[str, limited(maxLength=60)]
Reserve = Annotated[int, limited(minimum=0, maximum=1_000_000)]


_FOUND = ("checked_at", "key_ends_at", "received_at", "polled_at", "found_at", "silent_since")
"""What machines found, under the names that it has in the account's state."""


class LiveAddress(Wire, frozen=True):
    address: str
    used: bool


class MarketplaceAccount(Wire, frozen=True):
    id: str
    marketplace: Marketplace
    title: str
    seller: str
    settings: dict[str, str]
    region: str
    reserve: int
    moves_region: bool
    statuses: dict[str, str]
    address: str
    addresses: list[LiveAddress]
    trouble: str
    explanation: str
    paused: bool
    connected_at: datetime
    checked_at: datetime | None
    key_ends_at: datetime | None
    received_at: datetime | None
    polled_at: datetime | None
    found_at: datetime | None
    silent_since: datetime | None
    unlisted_since: datetime | None
    unkept: list[str]
    down_since: datetime | None
    retry_at: datetime | None
    version: int


class Accounts(Wire, frozen=True):
    items: list[MarketplaceAccount]
    next: None = None


class WebhookSecret(Wire, frozen=True):
    secret: str


class AccountAsked(Asked, frozen=True):
    marketplace: Marketplace
    settings: dict[str, str]
    secrets: dict[str, str]
    title: Annotated[str, limited(maxLength=80)] = ""
    region: Region = ""
    reserve: Reserve = 0


class AccountChanged(Asked, frozen=True):
    title: Title | UnsetType = UNSET
    region: Region | UnsetType = UNSET
    reserve: Reserve | UnsetType = UNSET
    moves_region: bool | UnsetType = UNSET
    statuses: dict[str, str] | UnsetType = UNSET
    paused: bool | UnsetType = UNSET
    secrets: dict[str, str] | UnsetType = UNSET


def read_wish(asked: AccountAsked) -> AccountWish:
    from chalicelib.domain.external.account_forms import AccountWish

    return AccountWish(
        marketplace=asked.marketplace,
        settings=asked.settings,
        secrets=asked.secrets,
        title=asked.title,
        region=asked.region,
        reserve=asked.reserve,
    )


def read_edit(asked: AccountChanged) -> AccountEdit:
    from chalicelib.domain.external.account_forms import AccountEdit

    return AccountEdit(**named_of({name: getattr(asked, name) for name in asked.__struct_fields__}))


class Shown(Struct, frozen=True):
    """An account with its ``addresses``, the last one at the end; its ``breaker`` while nobody answers there."""

    account: accounts.Account
    addresses: Sequence[str]
    breaker: CircuitBreaker | None = None


def write_accounts(found: Sequence[Shown], language: str) -> Accounts:
    return Accounts(items=[write_account(each, language) for each in found])


def write_account(shown: Shown, language: str) -> MarketplaceAccount:
    """``explanation`` is the trouble as a sentence."""
    it, breaker = shown.account, shown.breaker
    return MarketplaceAccount(
        id=it.id,
        marketplace=it.marketplace,
        title=it.title,
        seller=it.seller,
        settings=dict(it.settings),
        region=it.region,
        reserve=it.reserve,
        moves_region=it.moves_region,
        statuses=dict(it.statuses),
        address=shown.addresses[-1] if shown.addresses else "",
        addresses=_addresses(shown),
        trouble=it.state.trouble,
        explanation=explained(it.state.trouble, {}, language) if it.state.trouble else "",
        paused=it.paused_at is not None,
        connected_at=it.connected_at,
        **{name: getattr(it.state, name) for name in _FOUND},
        unlisted_since=it.state.blind_since,
        unkept=list(it.state.unkept),
        down_since=breaker.opened_at if breaker else None,
        retry_at=breaker.retry_at if breaker else None,
        version=it.version,
    )


def _addresses(shown: Shown) -> list[LiveAddress]:
    """The last one first."""
    from chalicelib.domain.external.account_addresses import live_addresses, used_address

    live, used = live_addresses(shown.account), used_address(shown.account)
    told = [LiveAddress(address=text, used=each == used) for text, each in zip(shown.addresses, live, strict=True)]
    return told[::-1]
