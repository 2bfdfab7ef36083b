"""What the desk's list by date keeps of an order: an array, as the other lists have theirs."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import asdict

from chalicelib.domain.orders.desk_list import DeskCard
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage

if TYPE_CHECKING:
    from chalicelib.storage.engine.reading import Item


class DeskForm(msgspec.Struct, array_like=True, frozen=True):
    """A new field stands at the end and has a default."""

    purchase: str
    purchase_title: str
    organizer: str | None
    stage: Stage
    handout: Handout
    payment_state: PaymentState
    point: str | None
    point_title: str
    lines: int
    total: int
    paid: int
    claimed: int
    currency: str
    cancelled: bool = False
    marks: str = ""
    owing: bool | None = None


_decode = msgspec.json.Decoder(DeskForm).decode


def write_desk_card(card: DeskCard) -> str:
    return msgspec.json.encode(msgspec.convert(card, DeskForm, from_attributes=True)).decode()


def read_desk_card(item: Item) -> DeskCard:
    """Number, day, buyer and version are attributes of the row."""
    return DeskCard(
        **asdict(_decode(item["desk"]["S"])),
        number=number_of(item),
        created_at=datetime.fromisoformat(item["placed"]["S"]),
        buyer=buyer_of(item),
        version=int(item["version"]["N"]),
    )


def number_of(item: Item) -> str:
    return str(item["pk"]["S"]).rpartition("#")[2]


def buyer_of(item: Item) -> str:
    return str(item["buyer_key"]["S"]).rpartition("#")[2]
