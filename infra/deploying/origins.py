"""From which pages files may be uploaded: from the cabinet's own, once its address is known."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from infra.packaging.merging import NOBODY

EVERYBODY = "*"
"""What stages of former releases were told."""


def missing(values: Mapping[str, str], outputs: Mapping[str, str]) -> str:
    """What the parameter PageOrigins should say instead of what it says; empty when somebody has chosen it."""
    gateway = _origin(outputs.get("EndpointURL", ""))
    origins = ",".join(dict.fromkeys(filter(None, (_origin(values.get("PublicUrl", "")), gateway))))
    chosen = values.get("PageOrigins", "") not in ("", NOBODY, EVERYBODY, gateway)
    return "" if chosen or origins == values.get("PageOrigins") else origins


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}" if parts.netloc else ""
