"""Forms as they travel: what is told in JSON, and what is asked in it."""

import json
from typing import Any, TypeVar

import msgspec

Form = TypeVar("Form")


def told(form: object) -> Any:
    return json.loads(msgspec.json.encode(form))


def asked(kind: type[Form], **sent: Any) -> Form:
    """Raises msgspec.ValidationError."""
    return msgspec.json.decode(json.dumps(sent), type=kind)
