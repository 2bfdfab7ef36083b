"""The table of what Ozon pushes."""

from chalicelib.domain.external.webhook_event import EventKind
from chalicelib.marketplaces.ozon.push_types import TYPES
from tests.marketplaces.ozon.payloads import PUSHES


def test_every_type_is_in_the_corpus() -> None:
    sent = {each["message_type"] for each in PUSHES.values()}
    assert sent ^ TYPES.keys() == {"TYPE_OF_NEXT_YEAR"}


def test_only_postings_of_the_sellers_own_warehouse_are_orders_of_ours() -> None:
    of_us = {name for name, known in TYPES.items() if known.kind is EventKind.ORDER}
    assert of_us == {
        "TYPE_NEW_POSTING",
        "TYPE_POSTING_CANCELLED",
        "TYPE_STATE_CHANGED",
        "TYPE_POSTING_SHIPPED",
        "TYPE_CUTOFF_DATE_CHANGED",
        "TYPE_DELIVERY_DATE_CHANGED",
    }
    assert {name for name, known in TYPES.items() if known.claims} < of_us
