"""Where an order came from that was placed at a marketplace."""

from msgspec import Struct

MARKETPLACE = "external-"
"""What stands in the place of a purchase's id, where an order came from a marketplace, begins so."""


class Origin(Struct, frozen=True):
    """The account, and the marketplace's number."""

    account: str
    order: str
