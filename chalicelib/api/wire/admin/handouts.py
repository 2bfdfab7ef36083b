"""What the desk reads of a code, and did with an order ← JSON."""

from chalicelib.api.wire.forms import Asked
from chalicelib.domain.orders.order import Handout


class CodeAsked(Asked, frozen=True):
    code: str


class HandoutAsked(Asked, frozen=True):
    handout: Handout
