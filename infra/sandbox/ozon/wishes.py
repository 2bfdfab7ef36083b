"""What may be wished of the played Ozon."""

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from infra.sandbox.ozon.errors import OzonError
from infra.sandbox.ozon.fields import read_moment, shown
from infra.sandbox.ozon.postings import NEEDS, STATES, Good, Posting
from infra.sandbox.ozon.state import OzonState, Seller
from infra.sandbox.wire import Refused
from infra.sandbox.wishes import boolean, one_of, only, read_number, read_text

USUAL = {"sku": 147451959, "offer_id": "BX-0986", "name": "Свеча зажигания Bosch", "quantity": 1, "price": "1530.0000"}
NAMES = ("seller", "lines", "buyer", "region", "city", "comment", "needs", "ship", "state", "push", "express")
NUMBERS_AND_TIMES = ("posting_number", "order_number", "in_process_at", "shipment_date")
SHIP = ("done", "fails", "late")


def read_order(given: dict[str, Any], state: OzonState) -> Posting:
    """A posting as wished for; what is not named is as usual."""
    only(given, *NAMES, *NUMBERS_AND_TIMES)
    seller, (order_id, order_number) = read_seller(given, state), state.new_order()
    number = read_text({"order_number": order_number, **given}, "order_number", 100)
    lines = [read_good(each) for each in given.get("lines") or [{}]]
    now = state.now()
    posting = Posting(
        seller=seller.client_id,
        posting_number=read_text({"posting_number": f"{number}-1", **given}, "posting_number", 100),
        order_number=number,
        order_id=order_id,
        products=lines,
        in_process_at=read_time(given, "in_process_at", shown(now)),
        shipment_date=read_time(given, "shipment_date", shown(now + timedelta(days=1))),
        changed_at=shown(now),
        substatus=one_of({"state": "posting_created", **given}, "state", tuple(STATES)),
        ship=one_of({"ship": "done", **given}, "ship", SHIP),
        buyer=read_buyer(given),
        needs=read_needs(given, lines),
        express=boolean({"express": False, **given}, "express"),
    )
    for name in ("region", "city", "comment"):
        setattr(posting, name, read_text(given, name, 1_000, least=0))
    if state.posting(posting.posting_number):
        raise Refused("posting_number is taken.")
    return posting


def read_seller(given: Mapping[str, Any], state: OzonState) -> Seller:
    """The first where none is named."""
    wished = given.get("seller", state.sellers()[0].client_id)
    found = state.seller(wished) if isinstance(wished, str) else None
    if found is None:
        raise Refused("seller must be the Client-Id of a sandbox seller.")
    return found


def read_posting(given: Mapping[str, Any], state: OzonState) -> Posting:
    found = state.posting(given.get("posting_number"))
    if found is None:
        raise Refused("posting_number must be that of a sandbox posting.")
    return found


def read_good(given: object) -> Good:
    if not isinstance(given, dict):
        raise Refused("lines must be a list of objects.")
    only(given, *USUAL)
    wish = {**USUAL, **given}
    return Good(
        sku=int(read_number(wish, "sku", 0, least=1, most=(1 << 63) - 1)),
        offer_id=read_text(wish, "offer_id", 200, least=0),
        name=read_text(wish, "name", 500, least=0),
        quantity=int(read_number(wish, "quantity", 1, least=1, most=1_000_000)),
        price=read_text(wish, "price", 40, least=0),
    )


def read_buyer(given: Mapping[str, Any]) -> dict[str, Any] | None:
    buyer = given.get("buyer")
    if buyer is None:
        return None
    if not isinstance(buyer, dict):
        raise Refused("buyer must be an object.")
    only(buyer, "customer_id", "name", "phone")
    number = int(read_number(buyer, "customer_id", 0, least=0, most=(1 << 63) - 1))
    return {"customer_id": number, **{name: read_text(buyer, name, 200, least=0) for name in ("name", "phone")}}


def read_needs(given: Mapping[str, Any], lines: Sequence[Good]) -> dict[str, list[int]]:
    """Names of what is needed; it is for the first line."""
    needs = given.get("needs") or []
    if not isinstance(needs, list) or not set(needs) <= set(NEEDS):
        raise Refused(f"needs must be a list of: {', '.join(NEEDS)}.")
    return {name: [lines[0].sku] for name in needs}


def read_time(given: Mapping[str, Any], name: str, usual: str) -> str:
    value = given.get(name)
    if value is None:
        return usual
    try:
        return shown(read_moment(name, value if isinstance(value, str) else ""))
    except OzonError:
        raise Refused(f"{name} must be a moment as 2026-11-28T10:00:00Z.") from None
