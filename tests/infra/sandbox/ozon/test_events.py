"""The pushes that the played Ozon makes itself are read as what they are."""

import json

from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.external.webhook_event import EventKind
from chalicelib.marketplaces.ozon.webhooks import OzonWebhooks
from infra.sandbox.ozon import events
from infra.sandbox.ozon.postings import Good, Posting

TIME = "2026-11-28T10:00:00Z"
POSTING = Posting(
    seller="1000042",
    posting_number="1-1-1",
    order_number="1-1",
    in_process_at=TIME,
    shipment_date=TIME,
    changed_at=TIME,
    products=[Good(5, "BX", "Свеча", 2, "10.00")],
)


def test_events() -> None:
    read = OzonWebhooks(()).read
    for event, phase in (
        (events.new(POSTING), Phase.OPEN),
        (events.changed(POSTING), Phase.OPEN),
        (events.cancelled(POSTING, "posting_created"), Phase.CANCELLED),
    ):
        heard = read(json.dumps(event).encode(), {})
        assert (heard.kind, heard.order, heard.seller, heard.phase) == (EventKind.ORDER, "1-1-1", "1000042", phase)
        assert heard.at is not None
    assert read(json.dumps(events.ping(TIME)).encode(), {}).kind is EventKind.PING


def test_a_seller_is_a_number_where_he_can_be() -> None:
    assert events.seller_of(POSTING) == 1000042
