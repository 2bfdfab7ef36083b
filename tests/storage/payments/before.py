"""Money as an earlier release left it: in no list over all orders."""

from __future__ import annotations

from typing import Any

from chalicelib.storage.engine import keys
from chalicelib.storage.payments.claim import ClaimRow
from chalicelib.storage.payments.payment import PaymentRow


def forget_lists(client: Any, community: str, number: str, claim: str) -> None:
    """The entries of an order, and a claim."""
    for row in list(PaymentRow.query(keys.within(community, number))):
        _forget(client, PaymentRow, (row.pk, row.sk), "whole, buyer_key")
    _forget(client, ClaimRow, (keys.within(community, claim), "claim"), "state_key")


def _forget(client: Any, row: Any, key: tuple[str, str], names: str) -> None:
    place = {"pk": {"S": key[0]}, "sk": {"S": key[1]}}
    client.update_item(TableName=row.Meta.table_name, Key=place, UpdateExpression=f"REMOVE {names}")
