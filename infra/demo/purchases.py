"""A purchase of the demo: its orders from a file, how far it has come, how it is paid."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.pickup.points import PickupPoint
from chalicelib.domain.purchases.purchase import OVER, Purchase, Stage, Terms
from infra.operate.imports import apply, compare, every_purchase

FOLDER = Path(__file__).parent

Wish = Mapping[str, Any]


def make(kabinet: Container, principal: Principal, wish: Wish, now: datetime) -> None:
    """What somebody has done with it since is left alone: it has come further than the demo takes it."""
    purchase = find_or_create(kabinet, principal, wish)
    ordered = kabinet.stores.orders.numbers_after(principal.community, purchase.id, "", 1)
    if purchase.terms.stage is Stage.COLLECTING and not ordered:
        job = compare(kabinet, principal, purchase, file=FOLDER / wish["file"], watch=lambda _: None)
        apply(kabinet, principal, job, lambda _: None)
    if "pay_within_days" in wish and not purchase.terms.payment_open and purchase.terms.stage not in OVER:
        _let_pay(kabinet, principal, purchase, wish=wish, until=deadline(now, wish["pay_within_days"]))
    advance(kabinet, principal, purchase, wish["stages"])


def find_or_create(kabinet: Container, principal: Principal, wish: Wish) -> Purchase:
    there = {each.title: each for each in every_purchase(kabinet, principal)}
    fee, delivery = read_basis_points(wish["fee"]), read_kopecks(wish["delivery"])
    return there.get(wish["title"]) or kabinet.purchases.manage.create(principal, wish["title"], fee, delivery)


def deadline(now: datetime, days: int) -> datetime:
    """At a full hour."""
    return now.replace(minute=0, second=0, microsecond=0) + timedelta(days=days)


def advance(kabinet: Container, principal: Principal, purchase: Purchase, stages: list[str]) -> None:
    """Through those stages that it has not reached yet."""
    reached = stages.index(purchase.terms.stage) + 1 if purchase.terms.stage in stages else 0
    for stage in stages[reached:] if reached or purchase.terms.stage is Stage.COLLECTING else ():
        kabinet.purchases.manage.move(principal, purchase.id, Stage(stage))


def _let_pay(kabinet: Container, principal: Principal, purchase: Purchase, wish: Wish, until: datetime) -> None:
    points = tuple(_points(kabinet, principal)) if wish.get("points") else ()

    def payable(terms: Terms) -> Terms:
        return replace(terms, payment_open=True, pay_until=until, details=wish["details"], points=points)

    kabinet.purchases.manage.set_terms(principal, purchase.id, payable)


def _points(kabinet: Container, principal: Principal) -> Iterator[str]:
    there = {point.title: point.id for point in kabinet.pickup.manage_points.list(principal).points.points}
    for wish in msgspec.json.decode((FOLDER / "points.json").read_bytes()):
        yield there.get(wish["title"]) or kabinet.pickup.manage_points.add(principal, PickupPoint("", **wish)).id
