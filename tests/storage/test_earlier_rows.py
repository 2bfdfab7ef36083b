"""What the release before wrote is read by this one, and written on."""

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community
from chalicelib.domain.orders import Handout
from chalicelib.domain.payments import PaymentState
from chalicelib.domain.purchases import Stage, Terms
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_buyer, a_purchase, an_import, an_organizer, payable
from tests.stored import rows_by_table

ROWS = Path(__file__).with_name("earlier_rows.json")


@pytest.fixture
def tenant(hub: Hub, community: Community) -> str:
    """A community as it stood before this release was deployed."""
    written = json.loads(ROWS.read_text("utf-8").replace("COMMUNITY", community.id))
    tables = {row.__name__: row.Meta.table_name for rows in rows_by_table().values() for row in rows}
    for kind, item in written:
        hub._dynamodb.put_item(TableName=tables[kind], Item=item)
    return community.id


def test_things_are_read_as_they_were_with_what_is_new_left_empty(hub: Hub, tenant: str) -> None:
    assert hub.communities.get(tenant).name == "Закупаемся вместе"
    assert hub.communities.organizers(tenant) == [an_organizer(community=tenant, version=1)]
    assert hub.buyers.get(tenant, "anna") == a_buyer(community=tenant, version=1)
    assert hub.purchases.get(tenant, "shoes") == a_purchase(community=tenant, version=1)
    assert hub.imports.get(tenant, "job") == an_import(community=tenant, version=1)
    order = hub.orders.get(tenant, "1001")
    assert (order.delivery_share, len(order.adjustments), len(order.changes)) == (5, 1, 1)
    assert (order.terms, order.paid, order.claims, order.handout) == (Terms(), 0, (), Handout.NOT_READY)
    assert order.terms.stage is Stage.COLLECTING


def test_an_order_stands_in_the_lists_it_stood_in_and_joins_the_others_when_it_is_written(
    hub: Hub, tenant: str
) -> None:
    (card,) = hub.orders.of_buyer(tenant, "anna", None, None, 20).things
    assert (card.number, card.payment_state) == ("1001", PaymentState.UNPAID)
    assert list(hub.orders.bills_of(tenant, "anna", None, 20).things) == []
    order = hub.orders.get(tenant, "1001")
    hub.commits.commit(tenant, Commit((replace(order, terms=payable()),)))
    (bill,) = hub.orders.bills_of(tenant, "anna", None, 20).things
    assert bill.total == order.total
    assert hub.orders.numbers_after(tenant, "shoes", "", 9) == [("anna", "1001")]


def test_a_purchase_of_before_joins_the_list_by_date_when_the_clock_passes_by(hub: Hub, tenant: str) -> None:
    assert list(hub.purchases.page(tenant, None, 9).things) == []
    (before,) = hub.purchases.after(tenant, "", 9)
    (listed,) = hub.purchases.page(tenant, None, 9).things
    assert listed == before == a_purchase(community=tenant, version=1)


def test_a_notice_of_before_stands_in_nobodys_way(hub: Hub, tenant: str) -> None:
    matter = hub.notices.matter(tenant, "anna", "order/1001", "1001", None)
    assert matter.last is None
    assert list(hub.notices.of_buyer(tenant, "anna")) == []
    assert list(hub.notices.untold(tenant, NOW, None, 20).things) == []
