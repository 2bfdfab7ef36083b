"""What may be kept of a push of Ozon's: numbers, states and times; never a word or a number of a person."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.marketplaces.ozon.values import objects, text

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST, _MOST = 64, 10
_PLAIN_NAMES = """
    message_type seller_id time uuid posting_number order_number warehouse_id
    status new_state old_state changed_state_date in_process_at shipment_date is_express
    tpl_integration_type delivery_date_begin delivery_date_end new_cutoff_date old_cutoff_date
    new_delivery_date_begin new_delivery_date_end old_delivery_date_begin old_delivery_date_end
    creation_date created_at cancel_date cancelled_at updated_at changed_at delivery_schema
    sku offer_id product_id quantity present reserved is_error
    chat_id chat_type message_id last_read_message_id
"""

_PLAIN = frozenset(_PLAIN_NAMES.split())
_LISTS = frozenset({"products", "items", "stocks"})
_DEEPEST = 3
_ONLY: Mapping[str, frozenset[str]] = {"user": frozenset({"type"}), "reason": frozenset({"id"})}
"""Objects of which less may be kept than of others: a user's number leads to a person."""


def outline(body: Mapping[str, Any]) -> str:
    """Of a push read by ``read_json``: JSON, field by field as long as there is room."""
    allowed = _allowed(body)
    if len(whole := _written(allowed)) <= LONGEST_BODY:
        return whole.decode()
    kept: dict[str, Any] = {}
    for name, value in allowed.items():
        if len(_written({**kept, name: value})) <= LONGEST_BODY:
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
        elif name in _LISTS and isinstance(value, list) and depth < _DEEPEST:
            kept[name] = [_allowed(each, names, depth + 1) for each in objects(value)[:_MOST]]
    return kept
