"""What the release before wrote is read by this one, and written on."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.orders.desk_list import OrderFilter, desk_card_of
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage, Terms
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_buyer, a_purchase, an_import, an_organizer, payable
from tests.stored import rows_by_table

ROWS = Path(__file__).with_name("earlier_rows.json")


@pytest.fixture
def community_id(container: Container, community: Community) -> str:
    """A community as it stood before this release was deployed."""
    written = json.loads(ROWS.read_text("utf-8").replace("COMMUNITY", community.id))
    tables = {row.__name__: row.Meta.table_name for rows in rows_by_table().values() for row in rows}
    for kind, item in written:
        container.clients.dynamodb.put_item(TableName=tables[kind], Item=item)
    return community.id


def test_things_are_read_as_they_were_with_what_is_new_left_empty(container: Container, community_id: str) -> None:
    assert container.stores.communities.get(community_id).name == "Закупаемся вместе"
    assert container.stores.communities.organizers(community_id) == [an_organizer(community=community_id, version=1)]
    assert container.stores.buyers.get(community_id, "anna") == a_buyer(community=community_id, version=1)
    assert container.stores.purchases.get(community_id, "shoes") == a_purchase(
        community=community_id, counted=False, debts_counted=False, version=1
    )
    assert container.stores.imports.get(community_id, "job") == an_import(community=community_id, version=1)
    order = container.stores.orders.get(community_id, "1001")
    assert (order.delivery_share, len(order.adjustments), len(order.changes)) == (5, 1, 1)
    assert (order.terms, order.paid, order.claims, order.handout) == (Terms(), 0, (), Handout.NOT_READY)
    assert order.terms.stage is Stage.COLLECTING


def test_an_order_stands_in_the_lists_it_stood_in_and_joins_the_others_when_it_is_written(
    container: Container, community_id: str
) -> None:
    (card,) = container.stores.orders.of_buyer(community_id, "anna", None, None, 20).things
    assert (card.number, card.payment_state) == ("1001", PaymentState.UNPAID)
    assert list(container.stores.orders.bills_of(community_id, "anna", None, 20).things) == []
    order = container.stores.orders.get(community_id, "1001")
    container.stores.commits.commit(community_id, Commit((replace(order, terms=payable()),)))
    (bill,) = container.stores.orders.bills_of(community_id, "anna", None, 20).things
    assert bill.total == order.total
    assert container.stores.orders.numbers_after(community_id, "shoes", "", 9) == [("anna", "1001")]


def test_a_purchase_of_before_joins_the_list_by_date_when_the_clock_passes_by(
    container: Container, community_id: str
) -> None:
    assert list(container.stores.purchases.page(community_id, None, 9).things) == []
    (before,) = container.stores.purchases.after(community_id, "", 9)
    (listed,) = container.stores.purchases.page(community_id, None, 9).things
    assert listed == before == a_purchase(community=community_id, counted=False, debts_counted=False, version=1)


def test_an_order_and_its_buyer_of_before_join_the_desks_lists_and_stay_what_they_are(
    container: Container, community_id: str
) -> None:
    """Whoever was written meanwhile is let be: he has his places."""
    orders, buyers = container.stores.orders, container.stores.buyers
    assert list(orders.desk_page(community_id, OrderFilter(), None, 20).cards) == []
    order, anna = orders.get(community_id, "1001"), buyers.get(community_id, "anna")
    orders.join_lists([replace(order, paid=5, version=order.version + 1)])
    assert list(orders.desk_page(community_id, OrderFilter(), None, 20).cards) == []
    for _ in range(2):
        orders.join_lists([order])
        buyers.join_lists([anna])
    for wanted in (OrderFilter(), OrderFilter(purchase="shoes"), OrderFilter(payment_state=PaymentState.UNPAID)):
        assert list(orders.desk_page(community_id, wanted, None, 20).cards) == [desk_card_of(order)]
    assert list(buyers.called(community_id, "анна", 9)) == ["anna"]
    assert (orders.get(community_id, "1001"), buyers.get(community_id, "anna")) == (order, anna)


def test_a_notice_of_before_stands_in_nobodys_way(container: Container, community_id: str) -> None:
    matter = container.stores.notices.records(community_id, "anna", "order/1001", "1001", None)
    assert matter.last is None
    assert list(container.stores.notices.of_buyer(community_id, "anna")) == []
    assert list(container.stores.notices.undelivered(community_id, NOW, None, 20).things) == []


def test_what_was_found_of_an_account_stood_in_it_and_lies_apart_once_it_is_written(
    container: Container, community_id: str
) -> None:
    account = container.stores.accounts.get(community_id, "ozon-1")
    assert (account.version, account.state.version) == (3, 0)
    assert (account.state.account, account.state.trouble, account.state.received_at) == ("ozon-1", "key_dead", NOW)
    container.stores.commits.commit(community_id, Commit((replace(account.state, trouble=""),)))
    (after,) = container.stores.accounts.list(community_id)
    assert (after.version, after.state.version, after.state.trouble, after.state.received_at) == (3, 1, "", NOW)
