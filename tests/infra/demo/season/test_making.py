"""The season fills the desk: every stage, every kind of money and decision, and none of it twice."""

from collections import Counter
from datetime import UTC, datetime

import pytest

from chalicelib import visit
from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.audit import AuditQuery
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.journal import Event
from chalicelib.domain.lists import paginated
from chalicelib.domain.orders.lines import LineState
from chalicelib.domain.orders.order import Handout, Order
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter
from chalicelib.domain.payments.payment import EntryKind, PaymentState
from chalicelib.domain.pickup.points import PickupPoint, Points
from chalicelib.domain.purchases.progress import NONE
from chalicelib.domain.purchases.purchase import Purchase, Stage
from chalicelib.usecases.ports import Commit
from infra.demo.season.making import Season
from infra.demo.season.wishes import wishes
from tests.factories import an_organizer

NOW = datetime(2026, 11, 28, 12, 30, tzinfo=UTC)
AUDITED = AuditQuery(datetime(2026, 11, 1, tzinfo=UTC), NOW)


@pytest.fixture
def principal(container: Container, community: Community) -> Principal:
    """Maria, beside Olga; two pickup points."""
    people = [
        an_organizer(id=each, community=community.id, first_name=name, ok_id=None)
        for each, name in (("maria", "Мария"), ("olga", "Ольга"))
    ]
    points = (PickupPoint("centre", "Центр", "Ленина, 1"), PickupPoint("north", "Север", "Кутузова, 13", price=6_000))
    container.stores.commits.commit(community.id, Commit((*people, Points(community.id, points))))
    return Principal(community=community.id, id="maria-as-buyer", role=Role.OWNER, organizer="maria")


def make(container: Container, principal: Principal) -> None:
    Season(container, principal, "http://127.0.0.1:1/", NOW).make()
    visit.end()


def purchases_of(container: Container, community: str) -> list[Purchase]:
    store = container.stores.purchases
    return list(paginated(lambda cursor: store.page(community, cursor, 20, archived=True)))


def orders_of(container: Container, community: str, purchases: list[Purchase]) -> list[Order]:
    store = container.stores.orders
    numbers = [number for each in purchases for _, number in store.numbers_after(community, each.id, "", 100)]
    found = store.many(community, numbers)
    return [found[number] for number in numbers]


def test_each_screen_has_something_to_show_and_what_is_there_is_left_alone(
    container: Container, community: Community, principal: Principal
) -> None:
    make(container, principal)
    purchases = purchases_of(container, community.id)
    assert {each.stage for each in purchases} == set(Stage)
    assert sum(each.archived_at is not None for each in purchases) == 2
    assert sum(each.terms.undecided for each in purchases) == 1
    orders = orders_of(container, community.id, purchases)
    assert len(orders) == sum(each.orders for each in wishes()) > 300
    assert {each.handout for each in orders} == set(Handout)
    assert {each.payment_state for each in orders} == set(PaymentState)
    states = Counter(line.state for each in orders for line in each.lines)
    assert states.keys() >= {LineState.REFUSED, LineState.OUT_OF_STOCK, LineState.REPLACED, LineState.ACCEPTED}
    assert any(each.adjustments for each in orders)
    assert any(each.cancelled_at for each in orders)
    _assert_the_counters_agree(container, community.id, purchases, orders)
    _assert_money_and_claims(container, community.id, orders)
    assert len(container.notices.read_undelivered.undelivered(principal, None)[0].things) > 5
    assert len(container.orders.views.list(principal)) == 4
    audited = container.access.read_audit.list(principal, AUDITED, None).entries
    assert {Event.VIEW_SAVED, Event.WORDING_CHANGED, Event.PURCHASE_EDITED} <= {each.event for each in audited}
    make(container, principal)
    assert purchases_of(container, community.id) == purchases
    assert orders_of(container, community.id, purchases) == orders
    assert len(container.access.read_audit.list(principal, AUDITED, None).entries) == len(audited)


def _assert_the_counters_agree(
    container: Container, community: str, purchases: list[Purchase], orders: list[Order]
) -> None:
    """What the lists show without reading the orders."""
    counted = container.stores.purchases.progress(community, [each.id for each in purchases])
    for purchase in purchases:
        own = [each for each in orders if each.purchase == purchase.id]
        progress = counted.get(purchase.id, NONE)
        assert (progress.orders, progress.goods) == (len(own), sum(each.goods for each in own)), purchase.id
        assert (progress.paid, progress.claimed) == (sum(each.paid for each in own), sum(each.claimed for each in own))
        asked = sum(each.debt for each in own) if purchase.terms.payable else 0
        assert (progress.owed, progress.owing > 0) == (asked, asked > 0), purchase.id
        known = (purchase.counted, purchase.debts_counted, purchase.orders_listed, purchase.articles_listed)
        assert all(known), "the clock has nothing to count and to list of it"
        assert sum(each.delivery_share for each in own) in (purchase.delivery_cost if own else 0, 0), purchase.id
    held = Counter(each.held_at for each in orders if each.held_at)
    assert container.stores.points.get(community).taken == held
    assert len(held) == 2


def _assert_money_and_claims(container: Container, community: str, orders: list[Order]) -> None:
    for order in orders:
        assert order.paid == sum(each.amount for each in container.stores.payments.of_order(community, order.number))
    kinds = {each.entry_kind for order in orders for each in order.payments}
    assert kinds == {EntryKind.PAYMENT, EntryKind.REFUND, EntryKind.CREDIT}
    credits = [each for order in orders for each in order.payments if each.credit]
    assert all(container.stores.balances.get(community, each.buyer).amount == -each.amount for each in credits)
    claims = {
        state: container.stores.claims.search(community, ClaimFilter(state), None, 50).things
        for state in (ClaimState.PENDING, ClaimState.CONFIRMED, ClaimState.REJECTED)
    }
    assert {state: len(some) for state, some in claims.items()} == {
        ClaimState.PENDING: 9,
        ClaimState.CONFIRMED: 8,
        ClaimState.REJECTED: 4,
    }
    proofs = [each for each in claims[ClaimState.PENDING] if each.proof]
    assert {each.proof_type for each in proofs} == {"image/png", "application/pdf"}
    for claim in proofs:
        assert container.stores.proofs.count(community, claim.buyer) == 2
    for claim in (each for some in claims.values() for each in some):
        marks = {
            mark.id: mark for mark in next(each for each in orders if each.number == claim.orders[0].number).claims
        }
        assert (marks[claim.id].state, marks[claim.id].amount) == (claim.state, claim.amount)
