"""What somebody wants of an account: a new one, or one that is other than before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.external.marketplace import Marketplace


class AccountWish(Struct, frozen=True):
    """``settings`` and ``secrets`` are the fields of the marketplace's form."""

    marketplace: Marketplace
    settings: Mapping[str, str]
    secrets: Mapping[str, str]
    title: str = ""
    region: str = ""
    reserve: int = 0


class AccountEdit(Struct, frozen=True):
    """What is not named stays."""

    title: str | UnsetType = UNSET
    region: str | UnsetType = UNSET
    reserve: int | UnsetType = UNSET
    moves_region: bool | UnsetType = UNSET
    statuses: Mapping[str, str] | UnsetType = UNSET
    paused: bool | UnsetType = UNSET
    secrets: Mapping[str, str] | UnsetType = UNSET
