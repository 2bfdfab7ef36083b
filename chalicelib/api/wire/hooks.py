"""What a partner hears of a delivery → JSON, as OK wants it."""

from chalicelib.api.wire.forms import Wire


class Accepted(Wire, frozen=True):
    success: bool = True
