"""Buyers by their phone, or by words of their name. Rows of the two indexes are keys only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.buyers.buyer import folded
from chalicelib.storage.buyers.buyer import BuyerRow
from chalicelib.storage.engine import connection, keys
from chalicelib.storage.engine.errors import translate_errors

if TYPE_CHECKING:
    from collections.abc import Sequence

PHONES, NAMED = "phones", "named"


def of_phone(community: str, phone: str) -> Sequence[str]:
    answer = _query(PHONES, "phone_key = :phone", {":phone": keys.within(community, f"phone:{phone}")})
    return [_id(item) for item in answer["Items"]]


def called(community: str, words: str, limit: int) -> Sequence[str]:
    """All names in one read, a megabyte of them: some ten thousand. Of more, those that begin so."""
    wanted, owner = folded(words), {":owner": community}
    answer = _query(NAMED, "named_key = :owner", owner)
    if "LastEvaluatedKey" in answer:
        answer = _query(NAMED, "named_key = :owner AND begins_with(full_name, :words)", {**owner, ":words": wanted})
    return [_id(item) for item in answer["Items"] if wanted in item["full_name"]["S"]][:limit]


def _query(index: str, condition: str, values: dict[str, str]) -> Any:
    with translate_errors():
        return connection.current().client.query(
            TableName=BuyerRow.Meta.table_name,
            IndexName=index,
            KeyConditionExpression=condition,
            ExpressionAttributeValues={name: {"S": value} for name, value in values.items()},
        )


def _id(item: Any) -> str:
    return str(item["pk"]["S"]).rpartition("#")[2]
