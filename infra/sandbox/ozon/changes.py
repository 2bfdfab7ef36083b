"""What sellers do with a posting: ship it, cancel it or some of it."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from infra.sandbox.ozon import events
from infra.sandbox.ozon.errors import OzonError
from infra.sandbox.ozon.fields import Fields
from infra.sandbox.ozon.lists import find
from infra.sandbox.ozon.postings import OWN_REASONS, Posting
from infra.sandbox.ozon.pushes import Pushes
from infra.sandbox.ozon.state import OzonState, Seller

NEW = "posting_created"
SHIPPABLE = (NEW, "ship_failed")


@dataclass(frozen=True)
class Changes:
    state: OzonState
    pushes: Pushes

    def ship(self, seller: Seller, body: Fields) -> dict[str, Any]:
        """Several packages make several postings of it."""
        body.only("packages", "posting_number", "with").inside("with").only("additional_data")
        packages = [self._package(each) for each in body.objects("packages")]
        with self.state.lock:
            posting = find(self.state, seller, body.text("posting_number", most=100))
            refuse_shipping(posting, packages)
            if posting.ship == "fails":
                self._moved(posting, "ship_failed")
            elif posting.ship == "done" and len(packages) == 1:
                self._moved(posting, "posting_transferring_to_delivery")
            elif posting.ship == "done":
                return {"result": self._split(posting, packages, "posting_transferring_to_delivery")}
            return {"result": [posting.posting_number]}

    def cancel(self, seller: Seller, body: Fields) -> dict[str, Any]:
        body.only("cancel_reason_id", "cancel_reason_message", "posting_number")
        with self.state.lock:
            posting = find(self.state, seller, body.text("posting_number", most=100))
            reason = read_reason(posting, body, worded=False)
            self.drop(posting, reason, "seller")
            return {"result": True}

    def cancel_goods(self, seller: Seller, body: Fields) -> dict[str, Any]:
        body.only("cancel_reason_id", "cancel_reason_message", "items", "posting_number")
        items = [each.only("quantity", "sku") for each in body.objects("items")]
        gone = Counter({each.number("sku"): each.number("quantity", most=1_000_000) for each in items})
        with self.state.lock:
            posting = find(self.state, seller, body.text("posting_number", most=100))
            reason = read_reason(posting, body, worded=True)
            if len(gone) != len(items) or not gone <= had(posting):
                raise OzonError(400, "HAS_INCORRECT_PRODUCT_QUANTITY")
            if gone == had(posting):
                self.drop(posting, reason, "seller")
            else:
                take_out(posting, gone)
                self.state.move(posting, posting.substatus)
            return {"result": posting.posting_number}

    def drop(self, posting: Posting, reason: int, initiator: str) -> None:
        before = posting.substatus
        posting.reason, posting.initiator = reason, initiator
        self.state.move(posting, "posting_canceled")
        self.pushes.tell(posting.seller, events.cancelled(posting, before))

    def split(self, posting: Posting) -> Sequence[str]:
        """By Ozon itself, which wants two parcels of it: each waits for its seller anew."""
        refuse_by_state(posting, lambda state: state in SHIPPABLE)
        first, rest = halves(posting)
        return self._split(posting, (first, rest), NEW)

    def _moved(self, posting: Posting, substatus: str) -> None:
        self.state.move(posting, substatus)
        self.pushes.tell(posting.seller, events.changed(posting))

    def _package(self, package: Fields) -> Counter[int]:
        found = Counter[int]()
        for each in package.only("products").objects("products"):
            each.only("product_id", "quantity", "exemplarsIds")
            found[each.number("product_id")] += each.number("quantity", most=1_000_000)
        return found

    def _split(self, posting: Posting, packages: Sequence[Counter[int]], substatus: str) -> Sequence[str]:
        """The first number of a posting is its order's; what is split off counts on."""
        taken = sum(each.order_number == posting.order_number for each in self.state.postings(posting.seller))
        numbers = [f"{posting.order_number}-{taken + place}" for place in range(1, len(packages) + 1)]
        for number, package in zip(numbers, packages, strict=True):
            kinds = {good.sku: good for good in posting.products}
            goods = [replace(kinds[sku], quantity=count) for sku, count in package.items()]
            child = replace(posting, posting_number=number, products=goods, parent=posting.posting_number, needs={})
            self.state.put_posting(child)
            self.state.move(child, substatus)
            self.pushes.tell(child.seller, (events.new if substatus == NEW else events.changed)(child))
        self._moved(posting, "posting_split_pending")
        return numbers


def had(posting: Posting) -> Counter[int]:
    """Pieces by sku, which may stand in several lines."""
    pieces = Counter[int]()
    for good in posting.products:
        pieces[good.sku] += good.quantity
    return pieces


def halves(posting: Posting) -> tuple[Counter[int], Counter[int]]:
    """Its first good, or a piece of its only one, and the rest."""
    pieces = had(posting)
    sku = posting.products[0].sku
    first = Counter({sku: pieces[sku] if len(pieces) > 1 else 1})
    rest = pieces - first
    if not rest:
        raise OzonError(400, "HAS_INCORRECT_PRODUCT_QUANTITY")
    return first, rest


def take_out(posting: Posting, gone: Counter[int]) -> None:
    left = []
    for good in posting.products:
        taken = min(gone[good.sku], good.quantity)
        gone = gone - Counter({good.sku: taken})
        left.append(replace(good, quantity=good.quantity - taken))
    posting.products = [good for good in left if good.quantity]


def refuse_shipping(posting: Posting, packages: Sequence[Counter[int]]) -> None:
    refuse_by_state(posting, lambda state: state in SHIPPABLE)
    if sum(packages, Counter[int]()) != had(posting):
        raise OzonError(400, "HAS_INCORRECT_PRODUCT_QUANTITY")
    if any(posting.needs.values()):
        raise OzonError(400, "EXEMPLAR_INFO_NOT_FILLED_COMPLETELY")


def refuse_by_state(posting: Posting, fits: Callable[[str], bool]) -> None:
    if posting.status in ("cancelled", "cancelled_from_split_pending"):
        raise OzonError(409, "POSTING_ALREADY_CANCELLED", 10)
    if not fits(posting.substatus):
        shipped = posting.status not in ("awaiting_registration", "not_accepted")
        raise OzonError(409 if shipped else 400, "POSTING_ALREADY_SHIPPED" if shipped else "HAS_INCORRECT_STATUS", 10)


def read_reason(posting: Posting, body: Fields, worded: bool) -> int:
    """``worded``: every reason wants a sentence."""
    reason = body.number("cancel_reason_id")
    if reason not in OWN_REASONS:
        raise OzonError(400, "INCORRECT_CANCEL_REASON")
    if worded or reason == 402:
        body.text("cancel_reason_message")
    else:
        body.text("cancel_reason_message", "")
    refuse_by_state(posting, lambda state: "cancel" in posting.actions())
    return reason
