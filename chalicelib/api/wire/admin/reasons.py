"""Why a marketplace lets an order be refused ↔ JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Wire, convert

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases import ports


class RefusalReason(Wire, frozen=True):
    id: str
    title: str
    needs_text: bool


class Reasons(Wire, frozen=True):
    items: list[RefusalReason]
    next: None = None


def write_reasons(found: Sequence[ports.RefusalReason]) -> Reasons:
    return Reasons(items=[convert(each, RefusalReason) for each in found])
