"""What sellers read: lists, one posting, reasons, roles."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from infra.sandbox.ozon.errors import OzonError, wrong
from infra.sandbox.ozon.fields import Fields, read_moment
from infra.sandbox.ozon.postings import FINISHED, OWN_REASONS, REASONS, Posting, shown
from infra.sandbox.ozon.state import OzonState, Seller

MOST = 100
WITH = ("analytics_data", "barcodes", "financial_data", "legal_info")
PAGING = ("cursor", "filter", "limit", "sort_dir", "translit", "with")
CHANGED = "last_changed_status_date"
IDS = ("delivery_method_ids", "provider_ids", "warehouse_ids", "statuses")
LISTED = ("since", "to", CHANGED, "order_id", "order_numbers", *IDS)


def unfulfilled(state: OzonState, seller: Seller, body: Fields) -> dict[str, Any]:
    """Without the pair of dates it is empty, as if nothing were waiting."""
    body.only(*PAGING)
    given = body.inside("filter", needed=True).only("cutoff_from", "cutoff_to", CHANGED, *IDS)
    begin, end = given.maybe_moment("cutoff_from"), given.maybe_moment("cutoff_to")
    found: Sequence[Posting] = ()
    if begin and end:
        waiting = [each for each in state.postings(seller.client_id) if each.status not in FINISHED]
        found = [each for each in waiting if begin <= _at(each.shipment_date) <= end]
    return _page(body, _narrowed(found, given))


def listed(state: OzonState, seller: Seller, body: Fields) -> dict[str, Any]:
    body.only(*PAGING)
    given = body.inside("filter", needed=True).only(*LISTED)
    since, to = given.moment("since"), given.moment("to")
    if not since <= to <= since + timedelta(days=365):
        raise wrong("filter.since, filter.to: period must not be longer than a year")
    begun = [each for each in state.postings(seller.client_id) if since <= _at(each.in_process_at) <= to]
    return _page(body, _narrowed(begun, given))


def one(state: OzonState, seller: Seller, body: Fields) -> dict[str, Any]:
    body.only("posting_number", "with")
    given = body.inside("with").only(*WITH, "product_exemplars", "related_postings", "translit")
    for name in given.given:
        given.flag(name)
    with state.lock:
        return {"result": shown(find(state, seller, body.text("posting_number", most=100)))}


def reasons(state: OzonState, seller: Seller, body: Fields) -> dict[str, Any]:
    numbers = body.only("related_posting_numbers").texts("related_posting_numbers", needed=True)
    return {
        "result": [{"posting_number": number, "reasons": _reasons(find(state, seller, number))} for number in numbers]
    }


def roles(state: OzonState, seller: Seller, body: Fields) -> dict[str, Any]:
    body.only()
    return {"expires_at": seller.expires_at, "roles": [{"name": "Admin", "methods": ["/v1/posting", "/v1/product"]}]}


def find(state: OzonState, seller: Seller, number: str) -> Posting:
    found = state.posting(number)
    if found is None or found.seller != seller.client_id:
        raise OzonError(404, "POSTING_NOT_FOUND", 5)
    return found


def _reasons(posting: Posting) -> list[dict[str, Any]]:
    """Those of buyers come as well: whoever asks has to leave them out."""
    if posting.status in FINISHED:
        return []
    known = [number for number in REASONS if number in OWN_REASONS or posting.status == "delivering"]
    return [{"id": number, "title": REASONS[number][0], "type_id": REASONS[number][1]} for number in known]


def _narrowed(found: Sequence[Posting], given: Fields) -> Sequence[Posting]:
    statuses, changed = given.texts("statuses"), given.inside(CHANGED).only("from", "to")
    begin, end = changed.maybe_moment("from"), changed.maybe_moment("to")
    found = [each for each in found if not statuses or each.status in statuses]
    if begin and end:
        found = [each for each in found if begin <= _at(each.changed_at) <= end]
    return found


def _page(body: Fields, found: Sequence[Posting]) -> dict[str, Any]:
    limit, way = body.number("limit", most=MOST), body.text("sort_dir", "ASC")
    for name in body.inside("with").only(*WITH).given:
        body.inside("with").flag(name)
    if way not in ("ASC", "DESC"):
        raise wrong("sort_dir: value must be one of [ASC, DESC]")
    after = _read_cursor(body.text("cursor", "", least=0))
    ordered = sorted(found, key=_place, reverse=way == "DESC")
    rest = [
        each for each in ordered if not after or ((_place(each) > after) == (way == "ASC") and _place(each) != after)
    ]
    page = rest[:limit]
    more = len(rest) > len(page)
    cursor = _write_cursor(_place(page[-1])) if page else ""
    return {"postings": [shown(each, listed=True) for each in page], "has_next": more, "cursor": cursor if more else ""}


def _place(posting: Posting) -> str:
    return f"{posting.in_process_at} {posting.posting_number}"


def _write_cursor(place: str) -> str:
    return urlsafe_b64encode(place.encode()).decode()


def _read_cursor(cursor: str) -> str:
    try:
        return urlsafe_b64decode(cursor).decode()
    except ValueError:
        raise wrong("cursor: invalid value") from None


def _at(written: str) -> datetime:
    return read_moment("", written)
