"""Writes the season: people, then one purchase after another, each after its orders.

A purchase that is there is left alone; of one whose making was broken off the batches that were written are found done.
"""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib import visit
from chalicelib.domain.errors import NotFound, Repeated
from chalicelib.domain.journal import Event, Fact, order_subject
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.domain.payments.proofs import SIGNATURE, kept_proof, uploaded_proof
from chalicelib.usecases.point_loads import moved
from chalicelib.usecases.ports import Commit
from infra.demo.season import desk, people, telling
from infra.demo.season.batches import batches, commits_on
from infra.demo.season.claims import PROOF, claimed, receipt_of
from infra.demo.season.money import settled
from infra.demo.season.orders import orders_of, renumbered, stopped_at
from infra.demo.season.purchases import purchase_of
from infra.demo.season.wishes import FOLDER, wishes
from infra.operate import communities

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.communities.community import Organizer
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.purchases.purchase import Purchase
    from chalicelib.usecases.ports.commits import Storable
    from infra.demo.season.money import Settled
    from infra.demo.season.wishes import Wish

TOGETHER = 12
"""Orders of one commit: with their places, payments and entries they are under a hundred rows."""

NATALIA = {"first_name": "Наталья", "last_name": "Ким", "ok_id": "579555000900"}
PLACE = {"place": "Щёкино, ул. Пионерская, 30", "hours": "пн и ср с 18 до 20"}
REST = {"profile": None, "photo": None, "role": None}


class Season(Struct, frozen=True):
    """``principal`` writes it down; ``sandbox`` is where pictures come from, with a slash at its end."""

    kabinet: Container
    principal: Principal
    sandbox: str
    now: datetime

    @property
    def community(self) -> str:
        return self.principal.community

    def make(self) -> None:
        hosts = self._hosts()
        buyers = people.people(self.community)
        for place, batch in enumerate(people.with_identities(buyers)):
            self._once(f"people/{place}", batch, (), self.now)
        for wish in wishes():
            with suppress(NotFound):
                self.kabinet.stores.purchases.get(self.community, f"season-{wish.id}")
                continue
            self._purchase(wish, hosts[wish.organizer], buyers)
        desk.furnish(self.kabinet, self.principal, self.now)

    def _hosts(self) -> dict[str, Organizer]:
        listed = self.kabinet.stores.communities.organizers(self.community)
        if all(each.ok_id != NATALIA["ok_id"] for each in listed):
            group = self.kabinet.stores.communities.get(self.community).group
            communities.put_organizer(self.kabinet, Namespace(community=group, **NATALIA, **PLACE, **REST))
            listed = self.kabinet.stores.communities.organizers(self.community)
        return {each.first_name: each for each in listed}

    def _purchase(self, wish: Wish, host: Organizer, buyers: Sequence[Buyer]) -> None:
        points = self.kabinet.pickup.manage_points.list(self.principal).points.points[:2]
        offered = tuple(each.id for each in points)
        purchase = purchase_of(wish, host, by=self.principal.id, points=offered, now=self.now)
        if wish.picture:
            purchase = replace(purchase, picture=f"{self.sandbox}picture/{wish.picture}.svg")
        orders = orders_of(wish, purchase, buyers, points=points, now=self.now)
        if orders:
            first = self.kabinet.stores.orders.take_numbers(self.community, len(orders))[0]
            self._orders(wish, purchase, renumbered(orders, first), buyers)
        self._once(wish.id, (purchase,), (), purchase.created_at)

    def _orders(self, wish: Wish, purchase: Purchase, orders: Sequence[Order], buyers: Sequence[Buyer]) -> None:
        names, by = {each.id: each.name for each in buyers}, self.principal.id
        paid = settled(wish, purchase, orders, by=by, now=self.now)
        for place, batch in enumerate(batches(claimed(wish, paid, names, by=by, now=self.now), TOGETHER)):
            self._batch(f"{wish.id}/{place}", batch, stopped_at(purchase))
        for place, notices in enumerate(batches(telling.notices(purchase, orders, buyers), TOGETHER * 5)):
            self._once(f"{wish.id}/told/{place}", notices, (), self.now)

    def _batch(self, name: str, batch: Sequence[Settled], at: datetime) -> None:
        for each in batch:
            for claim in each.claims:
                if claim.proof:
                    uploaded = uploaded_proof(claim.buyer, PROOF)
                    self.kabinet.stores.files.write(
                        self.community, uploaded, (FOLDER / receipt_of(claim).file).read_bytes()
                    )
                    kept = kept_proof(claim.buyer, claim.proof)
                    self.kabinet.stores.proofs.keep(self.community, uploaded, kept, SIGNATURE)
        self._once(name, [thing for each in batch for thing in each.things], batch, at)

    def _once(self, name: str, things: Iterable[Storable], batch: Sequence[Settled], at: datetime) -> None:
        """On its own day, and once."""
        orders = [each.order for each in batch]
        commit = Commit(
            save=tuple(things),
            facts=[_shared(order) for order in orders if order.delivery_share],
            idempotency_key=f"demo/season/{name}",
            counter_updates=[each for order in orders for each in moved(replace(order, point=None), order)],
        )
        with suppress(Repeated), visit.acting(self.principal):
            commits_on(self.kabinet, at).commit(self.community, commit)


def _shared(order: Order) -> Fact:
    """What the history of an order begins with: its share of the delivery."""
    data = {
        "number": order.number,
        "buyer": order.buyer,
        "reason": ChangeReason.DELIVERY_SPLIT,
        "before": order.total - order.delivery_share,
        "after": order.total,
        "paid": 0,
    }
    return Fact(Event.ORDER_RECALCULATED, order_subject(order.number), data)
