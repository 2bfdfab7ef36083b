"""An order of Yandex Market (``POST /v1/businesses/{businessId}/orders``) as a sighting.

A price is of all pieces of its line: ``sum`` is exact, ``price`` rounded down where it does not divide. It is put
together of ``payment`` and ``cashback`` (paid with points), as the Market's ItemPriceDTO says; the points, and what the
Market adds beside the price (``subsidy``), stand in ``extra``, in kopecks of the order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.external.sighting import Need, NeedKind, Origin, SeenLine, Sighting
from chalicelib.marketplaces.yandex_market.buyers import read_buyer
from chalicelib.marketplaces.yandex_market.delivery import places, ship_until
from chalicelib.marketplaces.yandex_market.reading import (
    WORD_LENGTH,
    Thing,
    inside,
    kopecks,
    listed,
    moment,
    number,
    pieces,
    text,
    word,
)
from chalicelib.marketplaces.yandex_market.statuses import phase_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

LAAS = "LAAS"
CURRENCIES = {"RUR": "RUB", "BYR": "BYN"}
"""Codes that the Market has kept since they were others."""

_NEEDS = {"CIS": NeedKind.MARKING, "UIN": NeedKind.UIN, "RNPT": NeedKind.RNPT, "GTD": NeedKind.CUSTOMS}
_OPTIONAL = "CIS_OPTIONAL"
_COMMENT = 2_000


def read_order(told: Thing) -> Sighting | None:
    """None when it has no number."""
    order = number(told, "orderId") or number(told, "id")
    if not order:
        return None
    status, substatus = word(told, "status"), word(told, "substatus")
    items = list(_keyed(listed(told, "items")))
    region, city = places(told)
    return Sighting(
        order=order,
        phase=phase_of(status, substatus),
        status=status,
        lines=tuple(_line(key, item) for key, item in items),
        substatus=substatus,
        currency=_currency(told),
        created_at=moment(told, "creationDate"),
        changed_at=moment(told, "updateDate"),
        ship_until=ship_until(told),
        buyer=read_buyer(inside(told, "buyer")),
        region=region,
        city=city,
        comment=text(told, "notes", _COMMENT),
        needs=tuple(need for key, item in items for need in _needs(key, item)),
        origin=_origin(told),
        test=told.get("fake") is True,
        extra=_extra(told),
    )


def _keyed(items: Sequence[Thing]) -> Iterator[tuple[str, Thing]]:
    """By its number; one without goes by its article, and the second of one key is told apart."""
    seen: dict[str, int] = {}
    for item in items:
        key = number(item, "id") or text(item, "offerId")
        if key:
            seen[key] = seen.get(key, 0) + 1
            yield (key if seen[key] == 1 else f"{key}#{seen[key]}"), item


def _line(key: str, item: Thing) -> SeenLine:
    count = pieces(item, "count")
    total = _total(inside(item, "prices"))
    return SeenLine(
        key=key,
        article=text(item, "offerId"),
        name=text(item, "offerName"),
        quantity=count,
        sku=number(item, "marketSku"),
        quantity_text=text(item, "count", WORD_LENGTH),
        price=None if total is None or count is None else total // count,
        sum=total,
        cancelled=_cancelled(item, count or 0),
    )


def _total(prices: Thing) -> int | None:
    """None where either part says what is no sum; who paid without points has none of the second."""
    paid = kopecks(inside(prices, "payment"), "value")
    points = kopecks(inside(prices, "cashback"), "value") if prices.get("cashback") is not None else 0
    return None if paid is None or points is None else paid + points


def _cancelled(item: Thing, count: int) -> int:
    """Of the pieces that ``count`` still counts: whether it does count those that were cancelled is not told [?]."""
    units = [(text(each, "status"), pieces(each, "count") or 0) for each in listed(item, "itemStatuses")]
    gone = sum(number for status, number in units if status == "CANCELLED")
    uncounted = max(sum(number for _, number in units) - count, 0)
    return min(max(gone - uncounted, 0), count)


def _needs(key: str, item: Thing) -> Iterator[Need]:
    """Marks that are asked for, and that not every piece has got yet."""
    asked = item.get("requiredInstanceTypes")
    names = (word({"name": each}, "name") for each in asked) if isinstance(asked, list) else ()
    for name in dict.fromkeys(each for each in names if each):
        given = sum(bool(text(each, name.lower())) for each in listed(item, "instances"))
        if name != _OPTIONAL and given < (pieces(item, "count") or 1):
            yield Need(_NEEDS.get(name, NeedKind.OTHER), key, name)


def _currency(told: Thing) -> str:
    for priced in (told, *listed(told, "items")):
        payment = inside(inside(priced, "prices"), "payment")
        code = word(payment, "currencyId")[:3].upper()
        if code:
            return CURRENCIES.get(code, code)
    return "RUB"


def _origin(told: Thing) -> Origin | None:
    """Where the sale was made, if not at the Market, as we call it; the other place's number may be missing."""
    platform = word(told, "sourcePlatform").lower()
    elsewhere = platform not in ("", "market")
    if not elsewhere and word(told, "programType").upper() != LAAS:
        return None
    return Origin(platform if elsewhere else "other", text(told, "externalOrderId"))


def _extra(told: Thing) -> Mapping[str, str]:
    prices = [inside(item, "prices") for item in listed(told, "items")]
    sums = {name: sum(kopecks(inside(each, name), "value") or 0 for each in prices) for name in ("cashback", "subsidy")}
    words = {
        "campaign": number(told, "campaignId"),
        "program": word(told, "programType").upper(),
        "external": text(told, "externalOrderId"),
        "buyer_type": word(told, "buyerType"),
        "cancel_requested": "yes" if told.get("cancelRequested") is True else "",
        **{name: str(total) if total else "" for name, total in sums.items()},
    }
    return {name: value for name, value in words.items() if value}
