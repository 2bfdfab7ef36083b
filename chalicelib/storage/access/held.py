"""Where that stands which somebody holds, for a condition of what he commits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.access.held import Held
from chalicelib.domain.access.principals import Kind
from chalicelib.storage.access.credentials import API_KEY, SESSION, CredentialRow
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.registry import writes

if TYPE_CHECKING:
    from pynamodb.models import Model


@writes(Held)
def write_held(it: Held) -> list[Model]:
    """Looked at only, never saved."""
    return [CredentialRow(pk=it.community, sk=keys.within(API_KEY if it.kind is Kind.API_KEY else SESSION, it.id))]
