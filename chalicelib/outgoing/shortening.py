"""Bodies for the integration log: short, and with nothing in them but what is known to be of no person."""

from __future__ import annotations

import json
import re
from typing import Any

from chalicelib.domain.external.integration_log import LONGEST_BODY

MOST_PARTS = 200
HIDDEN = "…"

SHOWN = frozenset(
    """
    account accountid action actions article barcode brand call_data campaignid cancel_reason_id cancellable
    cancelreasonid class_man code code_order code_track codes_track count created_at createdat creationdate
    currency currencycode cursor cutoff_from cutoff_to date_from date_to datefrom dateto decision deliverytype
    error error_code errorcode errors errortype expires_at fake filter from has_next hasnext id ids
    in_process_at isb2b iscancellable iszeroorder items key last_changed_status_date limit lines meta
    metadetails methods new_state next nextpagetoken nmid offer_id offerid old_state order order_id order_number
    orderid orderids orders orderuid package packages page_token pagetoken paging parent_posting_number part
    partnumber posting_number postings price prices product_id products programtype qty qty_order quantity
    reason reason_id related_posting_numbers result rid roles row_count seller_id shipment_date since sku skus
    sort_dir sourceplatform state status statuses substatus success supplierstatus supply_id supplyid table
    title to total type updatedat updatedate updatedatefrom updatedateto value version warehouse_id warehouseid
    wbstatus with
    """.split()  # noqa: SIM905 – a hundred lines otherwise
)
"""Names, in small letters, whose values tell of goods, sums, states and times. All others are left out."""

_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_.$-]{0,60}")
"""What a field of a document is called; anything else may be what it says."""

_EMAIL = re.compile(r"[^\s@<>\"]{1,64}@[^\s@<>\"]{1,100}")
_DIGITS = re.compile(r"\+?\d(?:[\s()-]{0,3}\d){5,40}")
_PROPER = re.compile(r"(?<=\w)(\W{1,10})([А-ЯЁ][а-яё-]{1,40})")
"""In a sentence a Russian word with a capital letter is somebody's, or a place's."""

_WHOLE = re.compile(r"[А-ЯЁ][а-яё-]{1,40}(?:[\s,]{1,3}[А-ЯЁ][а-яё.-]{0,40}){1,3}")
"""Nothing but such words is somebody's name."""


def shortened(body: bytes) -> str:
    """JSON with what may be shown; of anything else, its length."""
    if not body:
        return ""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return f"{len(body)} B"
    try:
        text = json.dumps(_shown(value, [MOST_PARTS]), ensure_ascii=False)
    except RecursionError:
        return f"{len(body)} B"
    return text if len(text) <= LONGEST_BODY else text[: LONGEST_BODY - 1] + HIDDEN


def _shown(value: Any, left: list[int], *, named: bool = True) -> Any:
    """``left`` is how many parts there may still be."""
    left[0] -= 1
    if left[0] < 0:
        return HIDDEN
    if isinstance(value, dict):
        return {
            name if _NAME.fullmatch(name) else HIDDEN: _shown(each, left, named=name.lower() in SHOWN)
            for name, each in value.items()
        }
    if isinstance(value, list):
        return [_shown(each, left, named=named) for each in value[:20]]
    if value is None or isinstance(value, bool):
        return value
    if not named:
        return HIDDEN
    return _worded(value) if isinstance(value, str) else value


def _worded(text: str) -> str:
    """A sentence without numbers that could be somebody's, addresses, and names."""
    without_mail = _EMAIL.sub(HIDDEN, text)
    if _WHOLE.fullmatch(without_mail.strip()):
        return HIDDEN
    if without_mail.isascii() and " " not in without_mail:  # a number, a state, a moment, an article; or a phone
        return _DIGITS.sub(HIDDEN, without_mail) if without_mail.startswith("+") else without_mail
    return _PROPER.sub(rf"\1{HIDDEN}", _DIGITS.sub(HIDDEN, without_mail))
