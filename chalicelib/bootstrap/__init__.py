"""The one place where everything is put together.

What a function does not use it does not import either: an import of everything would be a fifth of a cold start.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from chalicelib.bootstrap.clients import Clients
from chalicelib.bootstrap.container import Container
from chalicelib.bootstrap.partners import RemotePartners
from chalicelib.bootstrap.signing import Signing
from chalicelib.bootstrap.stores import DynamoStores
from chalicelib.settings import Settings

if TYPE_CHECKING:
    from chalicelib.bootstrap.adapters import Partners, Stores
    from chalicelib.usecases.ports import Clock, NewId

__all__ = ["Container", "build", "container", "install", "random_id", "utc_now"]

_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"
"""32 of them, so that each is as likely as another."""


def utc_now() -> datetime:
    return datetime.now(UTC)


def random_id() -> str:
    """60 bits, in letters and digits that are not mistaken for each other."""
    return "".join(_ALPHABET[byte % len(_ALPHABET)] for byte in os.urandom(12))


def build(
    settings: Settings,
    now: Clock = utc_now,
    new_id: NewId = random_id,
    *,
    stores: Stores | None = None,
    partners: Partners | None = None,
) -> Container:
    """Everything, over the real world, but for what is given."""
    clients, signing = Clients(settings), Signing(settings, now)
    kept = stores or DynamoStores(clients, signing, now, new_id)
    return Container(
        settings=settings,
        now=now,
        new_id=new_id,
        clients=clients,
        signing=signing,
        stores=kept,
        partners=partners or RemotePartners(clients, now, new_id, lambda: kept.integration_log),
    )


_installed: list[Container] = []


def container() -> Container:
    """That of this process, put together when it is first needed."""
    if not _installed:
        install(build(Settings.read(os.environ)))
    return _installed[0]


def install(chosen: Container) -> None:
    """Let ``container()`` be this one, which may have another clock."""
    _installed[:] = [chosen]
