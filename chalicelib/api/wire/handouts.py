"""What the desk did with an order ← JSON."""

from chalicelib.api.wire.forms import Wire
from chalicelib.domain.orders import Handout


class HandoutAsked(Wire, frozen=True):
    handout: Handout
