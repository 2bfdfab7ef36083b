"""What the desk did with an order ← JSON."""

from chalicelib.api.wire.forms import Asked
from chalicelib.domain.orders import Handout


class HandoutAsked(Asked, frozen=True):
    handout: Handout
