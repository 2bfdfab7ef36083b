"""Purchases ↔ JSON."""

from collections.abc import Sequence
from datetime import datetime

from chalicelib.api.wire import Wire
from chalicelib.domain import purchases
from chalicelib.domain.money import write_percent


class PurchaseAsked(Wire, frozen=True):
    title: str
    fee_percent: str = "0"
    delivery_cost: int = 0


class Purchase(Wire, frozen=True):
    id: str
    title: str
    stage: purchases.Stage
    fee_percent: str
    delivery_cost: int
    currency: str
    created_at: datetime


class Purchases(Wire, frozen=True):
    purchases: list[Purchase]


def write_purchase(purchase: purchases.Purchase) -> Purchase:
    return Purchase(
        purchase.id,
        purchase.title,
        purchase.stage,
        write_percent(purchase.fee),
        purchase.delivery_cost,
        purchase.currency,
        purchase.created_at,
    )


def write_purchases(found: Sequence[purchases.Purchase]) -> Purchases:
    return Purchases([write_purchase(each) for each in found])
