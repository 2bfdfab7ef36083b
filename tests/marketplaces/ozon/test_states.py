"""The words for a posting's state, and what each means to us."""

import pytest

from chalicelib.domain.external.sighting import Phase
from chalicelib.marketplaces.ozon.states import SHIPPING, claimed_phase, phase_of


@pytest.mark.parametrize(
    ("phase", "statuses"),
    [
        (Phase.UNPAID, "awaiting_registration awaiting_approve awaiting_verification"),
        (Phase.OPEN, "awaiting_packaging AWAITING_PACKAGING"),
        (Phase.ACCEPTED, "acceptance_in_progress awaiting_deliver driver_pickup delivering sent_by_seller"),
        (Phase.ACCEPTED, "arbitration client_arbitration not_accepted"),
        (Phase.DONE, "delivered"),
        (Phase.CANCELLED, "cancelled canceled"),
        (Phase.SPLIT, "cancelled_from_split_pending"),
        (Phase.UNKNOWN, "of_next_year returned"),
    ],
)
def test_statuses(phase: Phase, statuses: str) -> None:
    assert {phase_of(status) for status in statuses.split()} == {phase}
    assert phase_of("") is Phase.UNKNOWN


def test_what_ozon_lets_be_shipped_is_open() -> None:
    for action in SHIPPING:
        assert phase_of("awaiting_registration", "", ["cancel", action]) is Phase.OPEN
        assert phase_of("awaiting_deliver", "", [action]) is Phase.ACCEPTED
    assert phase_of("awaiting_registration", "", ["cancel"]) is Phase.UNPAID


def test_the_substatus_tells_more_where_it_matters() -> None:
    assert phase_of("awaiting_deliver", "ship_failed") is Phase.OPEN
    assert phase_of("awaiting_registration", "posting_transferring_to_delivery") is Phase.ACCEPTED
    assert phase_of("delivering", "posting_received") is Phase.DONE
    for road in ("posting_in_pickup_point", "posting_conditionally_delivered", "posting_returned_to_warehouse"):
        assert phase_of("delivering", road) is Phase.ACCEPTED
    assert phase_of("cancelled", "posting_delivered") is Phase.CANCELLED
    assert phase_of("cancelled_from_split_pending", "ship_failed") is Phase.SPLIT


@pytest.mark.parametrize(
    ("phase", "states"),
    [
        (Phase.OPEN, "posting_created awaiting_packaging"),
        (Phase.ACCEPTED, "posting_transferring_to_delivery posting_in_carriage posting_not_in_carriage"),
        (Phase.ACCEPTED, "posting_on_way_to_city posting_on_way_to_pickup_point posting_in_pickup_point"),
        (Phase.ACCEPTED, "posting_in_courier_service posting_transferred_to_courier_service posting_driver_pick_up"),
        (Phase.ACCEPTED, "posting_in_arbitration posting_conditionally_delivered posting_returned_to_warehouse"),
        (Phase.DONE, "posting_delivered posting_received"),
        (Phase.ACCEPTED, "posting_not_in_sort_center posting_acceptance_in_progress posting_in_client_arbitration"),
        (Phase.CANCELLED, "posting_canceled POSTING_CANCELED cancelled"),
        (Phase.UNKNOWN, "posting_of_next_year"),
    ],
)
def test_states_of_a_push(phase: Phase, states: str) -> None:
    assert {claimed_phase(state) for state in states.split()} == {phase}
