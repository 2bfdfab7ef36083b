"""A row of ``GetSellerOrdersV3`` in our words. One order is one line.

``qty_order`` is how many are wanted; ``qty`` is what the seller's price list says of its stock, often in words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.external.sighting import SeenBuyer, SeenLine, Sighting
from chalicelib.marketplaces.placeholders import is_placeholder
from chalicelib.outgoing.lenient import kopecks, moment, pieces, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

    from chalicelib.marketplaces.zzap.status_codes import StatusCodes

LINE = "1"
"""The key of the only line."""

LONGEST_COMMENT = 2_000

_EVENT_FIELDS = ("event_date", "date_event", "last_event_date", "track_date", "update_date", "change_date")
"""Under one of these ZZAP might tell the time of the last event, by which it filters; it documents none."""

_EXTRA_FIELDS = ("qty", "delivery_days", "class_track")


def read_order(row: Mapping[str, Any], codes: StatusCodes, zone: tzinfo) -> Sighting | None:
    """None for a row without a number. ``zone`` is that of ZZAP's clock."""
    order = text(row.get("code_order"), 40)
    if not order:
        return None
    code = text(row.get("code_track"), 40)
    return Sighting(
        order=order,
        phase=codes.phase(code),
        status=code,
        substatus=text(row.get("class_track")),
        lines=(read_line(row),),
        created_at=moment(row.get("create_date"), zone),
        changed_at=next((at for name in _EVENT_FIELDS if (at := moment(row.get(name), zone))), None),
        buyer=read_buyer(row),
        comment=_comment(row),
        free_refusal=codes.free_refusal(code),
        extra={name: said for name in _EXTRA_FIELDS if (said := text(row.get(name)))},
    )


def read_line(row: Mapping[str, Any]) -> SeenLine:
    told = row.get("priceV2")
    wanted, price = pieces(row.get("qty_order")), kopecks(row.get("price") if told is None else told)
    said = text(row.get("qty_order"), 100) or text(row.get("qty"), 100)
    return SeenLine(
        key=LINE,
        article=text(row.get("partnumber"), 100),
        name=text(row.get("class_cat")),
        brand=text(row.get("class_man"), 100),
        quantity=wanted,
        quantity_text="" if wanted else said,
        price=price,
        sum=price * wanted if price is not None and wanted else None,
    )


def read_buyer(row: Mapping[str, Any]) -> SeenBuyer | None:
    """The phone as it came; nobody is known by one that stands in the place of a phone."""
    name, phone, email = (text(row.get(field), 200) for field in ("client_name", "client_phone", "client_email"))
    if not (name or phone or email):
        return None
    return SeenBuyer(name=name, phone=phone, email=email, substitute=is_placeholder(phone))


def _comment(row: Mapping[str, Any]) -> str:
    words = dict.fromkeys(text(row.get(name), LONGEST_COMMENT) for name in ("comment", "message"))
    return "\n".join(filter(None, words))[:LONGEST_COMMENT]
