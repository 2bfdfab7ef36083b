"""What may be kept of a body of Ozon's: numbers, states and times; never a word or a number of a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from chalicelib.domain.errors import Invalid
from chalicelib.marketplaces.ozon.values import read_json, text

if TYPE_CHECKING:
    from collections.abc import Mapping

LARGEST = 2_000
"""Bytes."""

_LONGEST, _MOST = 64, 10
_PLAIN_NAMES = """
    message_type seller_id time uuid posting_number order_number order_id parent_posting_number warehouse_id
    status substatus state new_state old_state changed_state_date in_process_at shipment_date is_express
    tpl_integration_type delivery_date_begin delivery_date_end new_cutoff_date old_cutoff_date
    new_delivery_date_begin new_delivery_date_end old_delivery_date_begin old_delivery_date_end
    creation_date created_at cancel_date cancelled_at updated_at changed_at delivery_schema
    sku offer_id product_id quantity present reserved is_error price amount currency currency_code
    chat_id chat_type message_id last_read_message_id
    cancel_reason_id id type code has_next limit sort_dir cutoff_from cutoff_to since to from expires_at
"""
_LIST_NAMES = "products items stocks packages postings result reasons related_posting_numbers"
_OBJECT_NAMES = "filter last_changed_status_date result requirements cancellation price"

_PLAIN = frozenset(_PLAIN_NAMES.split())
_LISTS = frozenset(_LIST_NAMES.split())
_OBJECTS = frozenset(_OBJECT_NAMES.split())
_ONLY: Mapping[str, frozenset[str]] = {"user": frozenset({"type"}), "reason": frozenset({"id"})}
"""Objects of which less may be kept than of others: a user's number leads to a person."""


def shortened(body: bytes) -> str:
    """JSON of at most ``LARGEST`` bytes; empty for what is no object."""
    try:
        read = read_json(body)
        return outline(read) if isinstance(read, dict) else ""
    except (Invalid, RecursionError):
        return ""


def outline(body: Mapping[str, Any]) -> str:
    """Of a body read by ``read_json``: field by field as long as there is room."""
    kept: dict[str, Any] = {}
    for name, value in _allowed(body).items():
        if len(_written({**kept, name: value})) <= LARGEST:
            kept[name] = value
    return _written(kept).decode()


def _written(kept: Mapping[str, Any]) -> bytes:
    return json.dumps(kept, ensure_ascii=False, separators=(",", ":")).encode()


def _allowed(given: Mapping[str, Any], names: frozenset[str] = _PLAIN, depth: int = 0) -> dict[str, Any]:
    kept: dict[str, Any] = {}
    for name, value in given.items():
        if name in names and isinstance(value, str | bool):
            kept[name] = value if isinstance(value, bool) else text(value, _LONGEST)
        elif name in _ONLY and isinstance(value, dict):
            kept[name] = _allowed(value, _ONLY[name], depth + 1)
        elif name in _OBJECTS and isinstance(value, dict) and depth < 4:
            kept[name] = _allowed(value, names, depth + 1)
        elif name in _LISTS and isinstance(value, list) and depth < 4:
            kept[name] = [_each(name, each, depth) for each in value[:_MOST]]
    return kept


def _each(name: str, value: object, depth: int) -> Any:
    """Plain texts are kept in the lists of numbers of postings only."""
    if isinstance(value, dict):
        return _allowed(value, _PLAIN, depth + 1)
    return text(value, _LONGEST) if name in ("result", "related_posting_numbers") else None
