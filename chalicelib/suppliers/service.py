"""A supplier's web service, as docs/suppliers.md describes it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.catalogue.offer import LONGEST_ARTICLE, LONGEST_BRAND, MOST_DAYS, MOST_STOCK
from chalicelib.domain.catalogue.supplier import LONGEST_ID, Held, SuppliedOffer
from chalicelib.outgoing.lenient import inside, objects, parse, pieces, text
from chalicelib.outgoing.transport import PASSING, Call, Transport, unread
from chalicelib.usecases.ports import AccountRefused, CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.external_order import Reservation
    from chalicelib.outgoing.transport import Answer

PAUSE = 60
"""Seconds, where a limit names none."""

MOST_OFFERS = 50
LONGEST_NAME = 100

_PRICE = re.compile(r"[0-9]{1,8}(?:\.[0-9]{1,2})?")
_CURRENCY = re.compile("[A-Z]{3}")
_NOT_LET_IN = frozenset({401, 402, 403})
_REFUSALS = {"gone": "supplier_gone", "price_changed": "supplier_price_changed"}
"""What a supplier may say that a person can do something about; all else is told in his own words."""


class HttpSupplierService(Struct, frozen=True):
    """``transport`` has the token among its headers, and a guarded session: its address is somebody's."""

    transport: Transport

    def offers(self, article: str, brand: str = "") -> Sequence[SuppliedOffer]:
        query = {"article": article, **({"brand": brand} if brand else {})}
        found = self._ask(Call("GET", "/offers", query=query))
        if not isinstance(found, dict) or not isinstance(found.get("offers"), list):
            raise CallRefused("supplier_unfit")
        offers = [offer for each in objects(found["offers"])[:MOST_OFFERS] if (offer := _offer(each))]
        return sorted(offers, key=lambda each: (each.price, each.delivery_days or 0, each.id))

    def held(self, key: str) -> Held | None:
        call = Call("GET", f"/reservations/{key}")
        with self.transport.asking(call) as answer:
            if answer.status == 404:
                return None
            return _held(key, _read(self.transport, call, answer), call)

    def hold(self, reservation: Reservation, pieces: int) -> None:
        price = f"{reservation.price // 100}.{reservation.price % 100:02}"
        wish = {"offer": reservation.offer, "quantity": pieces, "price": price, "currency": reservation.currency}
        call = Call("PUT", f"/reservations/{reservation.key}", json=wish, changes=True)
        with self.transport.asking(call) as answer:
            kept = _held(reservation.key, _read(self.transport, call, answer), call)
            if (kept.offer, kept.pieces) != (reservation.offer, pieces):
                raise unread(changes=True)

    def release(self, key: str) -> None:
        self._ask(Call("DELETE", f"/reservations/{key}", changes=True))

    def _ask(self, call: Call) -> Any:
        with self.transport.asking(call) as answer:
            return _read(self.transport, call, answer)

    def __repr__(self) -> str:
        return f"HttpSupplierService({self.transport.url!r})"


def _read(transport: Transport, call: Call, answer: Answer) -> Any:
    """The JSON of an answer that is none of the refusals, None for one without a body."""
    if answer.status in (420, 429):
        raise transport.halted(pieces(answer.headers.get("retry-after")) or PAUSE)
    if answer.status in _NOT_LET_IN:
        raise AccountRefused("supplier_key")
    if 300 <= answer.status < 400:
        raise AccountRefused("address_refused")
    if answer.status in PASSING:
        raise unread(call.changes)
    found = parse(answer.body) if answer.body.strip() else None
    if 400 <= answer.status < 500:
        code, said = text(inside(found).get("error")), text(inside(found).get("message"))
        raise CallRefused(_REFUSALS.get(code, "supplier_refused"), said or code)
    if not 200 <= answer.status < 300:
        raise unread(call.changes)
    return found


def _held(key: str, found: Any, call: Call) -> Held:
    """One that is no reservation under this key is no answer."""
    form = inside(found)
    kept = Held(text(form.get("key")), text(form.get("offer"), LONGEST_ID), pieces(form.get("quantity")) or 0)
    if kept.key != key or not kept.pieces:
        raise unread(call.changes)
    return kept


def _offer(form: Mapping[str, Any]) -> SuppliedOffer | None:
    """None for one that cannot be bound to: it has no name of its own, or no price that is certain."""
    id, price = text(form.get("id"), LONGEST_ID + 1), form.get("price")
    currency = text(form.get("currency") or "RUB")
    if not id or len(id) > LONGEST_ID or not isinstance(price, str) or not _PRICE.fullmatch(price):
        return None
    if not _CURRENCY.fullmatch(currency):
        return None
    whole, _, rest = price.partition(".")
    return SuppliedOffer(
        id=id,
        article=text(form.get("article"), LONGEST_ARTICLE),
        brand=text(form.get("brand"), LONGEST_BRAND),
        name=text(form.get("name"), LONGEST_NAME),
        price=int(whole) * 100 + int(rest.ljust(2, "0")),
        currency=currency,
        stock=_counted(form.get("stock"), MOST_STOCK),
        delivery_days=_counted(form.get("deliveryDays"), MOST_DAYS),
    )


def _counted(value: object, most: int) -> int | None:
    """None where it is not said."""
    return min(value, most) if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else None
