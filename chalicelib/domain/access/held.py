"""What somebody holds who came by it: an API key, or a session of the desk."""

from __future__ import annotations

from msgspec import Struct

from chalicelib.domain.access.principals import Kind


class Held(Struct, frozen=True):
    """``kind`` of whoever acts by it; a person's is a session."""

    community: str
    kind: Kind
    id: str
