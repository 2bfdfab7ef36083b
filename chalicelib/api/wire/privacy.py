"""A person's data → JSON: the same document whoever asks for it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from msgspec import Struct

from chalicelib.api.wire.forms import Wire

Plain = dict[str, Any]
"""What is kept, as it is kept: the document is to hold all of it, whatever it comes to be."""


class PersonalData(Struct, frozen=True):
    """``about`` says what it is, by language; ``proofs`` are links that are good for an hour."""

    about: dict[str, str]
    made_at: datetime
    buyer: Plain
    orders: list[Plain]
    payments: list[Plain]
    claims: list[Plain]
    proofs: list[Plain]
    notices: list[Plain]
    passkeys: list[Plain]
    desk_notices: Plain
    history: list[Plain]
    comments: list[Plain]
    messages: list[Plain]


class ErasureAsked(Wire, frozen=True):
    state: str = "asked"


def write_document(document: Mapping[str, Any]) -> PersonalData:
    return PersonalData(**document)
