"""The deployed template and the rows agree on tables, keys and indexes."""

from typing import Any

import pytest
from pynamodb.models import Model

from chalicelib.storage.buyers.buyer import BuyerRow
from chalicelib.storage.comments.comment import CommentRow
from chalicelib.storage.external.external_order import ExternalOrderRow
from chalicelib.storage.external.integration_log import LogRow
from chalicelib.storage.journal import JournalRow
from chalicelib.storage.notices.notice import NoticeRow
from chalicelib.storage.orders.order import OrderRow
from chalicelib.storage.payments.claim import ClaimRow
from chalicelib.storage.payments.payment import PaymentRow
from chalicelib.storage.purchases.purchase import PurchaseRow
from infra.resources.template import template
from tests.stored import rows_by_table

TABLES = rows_by_table()
RESOURCES = template()["Resources"]
DECLARED = {name: each["Properties"] for name, each in RESOURCES.items() if each["Type"] == "AWS::DynamoDB::Table"}


def test_every_table_of_the_rows_is_declared_and_no_other() -> None:
    assert {f"{table.capitalize()}Table" for table in TABLES} == DECLARED.keys()


def test_keys_are_the_same_in_rows_and_template() -> None:
    for table, models in TABLES.items():
        schema = DECLARED[f"{table.capitalize()}Table"]["KeySchema"]
        declared = [(key["AttributeName"], key["KeyType"]) for key in schema]
        for model in models:
            keys = model._get_schema()["key_schema"]
            assert [(key["AttributeName"], key["KeyType"]) for key in keys] == declared


WHOLE, KEYS = ["ALL"], ["KEYS_ONLY"]
INDEXES: dict[tuple[str, str], tuple[type[Model], list[str], list[str]]] = {
    ("OrdersTable", "by_buyer"): (OrderRow, ["buyer_key", "placed"], ["card"]),
    ("OrdersTable", "bills"): (OrderRow, ["buyer_key", "due"], ["bill"]),
    ("OrdersTable", "parcels"): (OrderRow, ["buyer_key", "waits"], ["parcel"]),
    ("OrdersTable", "at_point"): (OrderRow, ["point_key", "pk"], KEYS),
    ("OrdersTable", "by_date"): (OrderRow, ["community_key", "placed"], ["desk", "buyer_key", "version"]),
    ("OrdersTable", "by_purchase"): (OrderRow, ["purchase_key", "placed"], ["buyer_key"]),
    ("OrdersTable", "by_payment"): (OrderRow, ["payment_key", "placed"], ["buyer_key"]),
    ("OrdersTable", "chosen"): (OrderRow, ["chosen_key", "placed"], ["buyer_key"]),
    ("BuyersTable", "phones"): (BuyerRow, ["phone_key", "pk"], KEYS),
    ("BuyersTable", "named"): (BuyerRow, ["named_key", "full_name"], KEYS),
    ("ClaimsTable", "by_buyer"): (ClaimRow, ["buyer_key", "filed"], WHOLE),
    ("ClaimsTable", "waiting"): (ClaimRow, ["waiting", "filed"], WHOLE),
    ("ClaimsTable", "decided"): (ClaimRow, ["state_key", "filed"], WHOLE),
    ("PaymentsTable", "by_time"): (PaymentRow, ["whole", "sk"], WHOLE),
    ("PaymentsTable", "by_buyer"): (PaymentRow, ["buyer_key", "sk"], WHOLE),
    ("PurchasesTable", "by_date"): (PurchaseRow, ["pk", "created"], WHOLE),
    ("ExternalTable", "by_date"): (ExternalOrderRow, ["community_key", "placed"], WHOLE),
    ("ExternalTable", "waiting"): (ExternalOrderRow, ["waiting", "placed"], WHOLE),
    ("IntegrationsTable", "by_time"): (LogRow, ["account_key", "happened"], WHOLE),
    ("IntegrationsTable", "failed"): (LogRow, ["failed_key", "happened"], WHOLE),
    ("IntegrationsTable", "of_order"): (LogRow, ["order_key", "happened"], WHOLE),
    ("IntegrationsTable", "correlated"): (LogRow, ["correlation_key", "happened"], WHOLE),
    ("JournalTable", "audited"): (JournalRow, ["audit", "sk"], WHOLE),
    ("PurchasesTable", "stops"): (PurchaseRow, ["pk", "stops"], KEYS),
    ("NoticesTable", "untold"): (NoticeRow, ["untold", "told_at"], WHOLE),
    ("CommentsTable", "by_discussion"): (CommentRow, ["discussion_key", "sk"], WHOLE),
}
"""By table and index: whose rows, the keys, what a list reads beside them."""

DECLARED_INDEXES = {
    (table, index["IndexName"]): index
    for table, properties in DECLARED.items()
    for index in properties.get("GlobalSecondaryIndexes", ())
}


def test_there_is_no_index_that_no_list_reads() -> None:
    assert DECLARED_INDEXES.keys() == INDEXES.keys()


@pytest.mark.parametrize(("table", "name"), INDEXES)
def test_an_index_holds_attributes_of_its_rows_and_just_what_its_list_shows(table: str, name: str) -> None:
    model, keys, shown = INDEXES[table, name]
    index = DECLARED_INDEXES[table, name]
    assert [key["AttributeName"] for key in index["KeySchema"]] == keys
    assert _projected(index["Projection"]) == shown
    carried = shown if shown not in (WHOLE, KEYS) else []
    assert {*keys, *carried} <= model.get_attributes().keys()


def test_the_name_of_an_index_says_whether_it_is_sparse() -> None:
    """docs/tables.md: those that are not called by_… hold a row only while it has the attribute."""
    for (table, name), (model, keys, _) in INDEXES.items():
        attributes = model.get_attributes()
        late = {("PurchasesTable", "by_date")}  # rows of before join it when a step passes by
        late |= {("PaymentsTable", "by_time"), ("PaymentsTable", "by_buyer")}
        sparse = any(attributes[key].null for key in keys)
        assert sparse == (not name.startswith("by_") or (table, name) in late), name


def test_only_attributes_of_keys_are_declared() -> None:
    for table, properties in DECLARED.items():
        indexes = [index["KeySchema"] for name, index in DECLARED_INDEXES.items() if name[0] == table]
        keys = {key["AttributeName"] for schema in [properties["KeySchema"], *indexes] for key in schema}
        assert {each["AttributeName"] for each in properties["AttributeDefinitions"]} == keys, table


def test_tables_of_rows_that_expire_forget_them() -> None:
    """A row without the attribute stays for ever, so a table may hold both kinds."""
    expiring = {
        f"{table.capitalize()}Table"
        for table, models in TABLES.items()
        if any("expires" in model.get_attributes() for model in models)
    }
    forgetful = {
        table: each["TimeToLiveSpecification"] for table, each in DECLARED.items() if "TimeToLiveSpecification" in each
    }
    assert forgetful == {table: {"AttributeName": "expires", "Enabled": True} for table in expiring}


def test_tables_outlive_a_stack_by_mistake() -> None:
    tables = [each for each in RESOURCES.values() if each["Type"] == "AWS::DynamoDB::Table"]
    assert all(each["DeletionPolicy"] == "Retain" for each in tables)


def _projected(projection: dict[str, Any]) -> list[str]:
    kind = projection["ProjectionType"]
    return projection["NonKeyAttributes"] if kind == "INCLUDE" else [kind]
