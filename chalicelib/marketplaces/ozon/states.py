"""What Ozon's words for the state of a posting mean to us.

``awaiting_packaging`` is the one that a decision is awaited in. Before it Ozon still waits for something itself
(registration, confirmation, verification): such a posting is there and must not be decided on, unless Ozon already lets
it be shipped. Acceptance at the sorting centre, arbitration and everything on the road come after a decision; so do
disputes, and what the centre did not accept: they have an end of their own, delivered or cancelled. A shipping that
failed is to be done again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

_PHASES: Mapping[str, Phase] = {
    "awaiting_registration": Phase.UNPAID,
    "awaiting_approve": Phase.UNPAID,
    "awaiting_verification": Phase.UNPAID,
    "awaiting_packaging": Phase.OPEN,
    "acceptance_in_progress": Phase.ACCEPTED,
    "awaiting_deliver": Phase.ACCEPTED,
    "driver_pickup": Phase.ACCEPTED,
    "delivering": Phase.ACCEPTED,
    "sent_by_seller": Phase.ACCEPTED,
    "arbitration": Phase.ACCEPTED,
    "client_arbitration": Phase.ACCEPTED,
    "not_accepted": Phase.ACCEPTED,
    "delivered": Phase.DONE,
    "cancelled": Phase.CANCELLED,
    "canceled": Phase.CANCELLED,
    "cancelled_from_split_pending": Phase.SPLIT,
}

_STATUSES: Mapping[str, str] = {
    "posting_created": "awaiting_packaging",
    "posting_split_pending": "awaiting_packaging",
    "ship_failed": "awaiting_packaging",
    "posting_awaiting_registration": "awaiting_registration",
    "posting_awaiting_passport_data": "awaiting_registration",
    "posting_registration_error": "awaiting_registration",
    "posting_registered": "awaiting_deliver",
    "posting_transferring_to_delivery": "awaiting_deliver",
    "posting_in_carriage": "awaiting_deliver",
    "posting_not_in_carriage": "awaiting_deliver",
    "posting_acceptance_in_progress": "acceptance_in_progress",
    "posting_on_way_to_city": "delivering",
    "posting_on_way_to_pickup_point": "delivering",
    "posting_in_pickup_point": "delivering",
    "posting_in_courier_service": "delivering",
    "posting_transferred_to_courier_service": "delivering",
    "posting_conditionally_delivered": "delivering",
    "posting_returned_to_warehouse": "delivering",
    "posting_driver_pick_up": "driver_pickup",
    "posting_delivered": "delivered",
    "posting_received": "delivered",
    "posting_canceled": "cancelled",
    "posting_cancelled": "cancelled",
    "posting_not_in_sort_center": "not_accepted",
    "posting_in_arbitration": "arbitration",
    "posting_in_client_arbitration": "client_arbitration",
}
"""States of a push are substatuses of the API: what status each belongs to.

Conditionally delivered and brought back to the warehouse are stations on the road: how it ends is told later.
"""

SHIPPING = frozenset({"ship", "ship_async", "ship_async_retry", "ship_with_additional_info"})
"""Actions of a posting that is to be accepted."""


def phase_of(status: str, substatus: str = "", actions: Collection[str] = ()) -> Phase:
    """Of a posting as the API shows it."""
    known = _PHASES.get(status.lower(), Phase.UNKNOWN)
    under = substatus.lower()
    if known is Phase.UNPAID and SHIPPING.intersection(actions):
        return Phase.OPEN
    if known is Phase.UNPAID and under in ("posting_registered", "posting_transferring_to_delivery"):
        return Phase.ACCEPTED
    if known is Phase.ACCEPTED and under == "ship_failed":
        return Phase.OPEN
    if status.lower() == "delivering" and _STATUSES.get(under) == "delivered":
        return Phase.DONE
    return known


def claimed_phase(state: str) -> Phase:
    """Of the state in a push; it may be a status of the API as well."""
    word = state.lower()
    return phase_of(_STATUSES.get(word, word))
