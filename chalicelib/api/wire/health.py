"""Whether the process is there → JSON."""

from chalicelib.api.wire.forms import Wire


class Health(Wire, frozen=True):
    status: str = "ok"
