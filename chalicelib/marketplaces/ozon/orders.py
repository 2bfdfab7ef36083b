"""A posting of Ozon as a sighting: an order of ours is a posting, several of which may share Ozon's order."""

from __future__ import annotations

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING, Any

from chalicelib.domain.external.sighting import Need, NeedKind, SeenBuyer, SeenLine, Sighting
from chalicelib.marketplaces.ozon import values
from chalicelib.marketplaces.ozon.states import phase_of
from chalicelib.marketplaces.ozon.values import inside, name_of, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

MOST_LINES, MOST_NEEDS = 500, 30
_QUANTITY_TEXT = 50
_MOST_PIECES = 1_000_000
_REQUIRING = "products_requiring_"
_NEEDS = {
    "gtd": NeedKind.CUSTOMS,
    "country": NeedKind.COUNTRY,
    "change_country": NeedKind.COUNTRY,
    "mandatory_mark": NeedKind.MARKING,
    "rnpt": NeedKind.RNPT,
    "jw_uin": NeedKind.UIN,
    "weight": NeedKind.WEIGHT,
    "imei": NeedKind.IMEI,
}
_FLAGS = ("is_multibox", "require_blr_traceable_attrs")
"""Of a posting that cannot be shipped before the number of boxes, or what makes goods traceable, is given."""


def read_posting(posting: Mapping[str, Any]) -> Sighting | None:
    """Both of ``/v3/posting/fbs/get`` and of the lists; None for what has no number."""
    number = name_of(posting.get("posting_number"))
    if not number:
        return None
    status, substatus = text(posting.get("status"), 60), text(posting.get("substatus"), 60)
    actions = _words(posting.get("available_actions"))
    products = values.objects(posting.get("products"))[:MOST_LINES]
    lines = tuple(_lines(products))
    analytics, address = inside(posting, "analytics_data"), inside(inside(posting, "customer"), "address")
    return Sighting(
        order=number,
        phase=phase_of(status, substatus, actions),
        status=status,
        substatus=substatus,
        lines=lines,
        group=name_of(posting.get("order_number")) or group_of(number),
        currency=_currency(products),
        created_at=values.moment(posting.get("in_process_at")),
        ship_until=values.moment(posting.get("shipment_date")),
        buyer=_buyer(posting),
        region=text(analytics.get("region")) or text(address.get("region")),
        city=text(analytics.get("city")) or text(address.get("city")),
        comment=text(address.get("comment"), 1_000),
        needs=tuple(_needs(posting, lines, actions)),
        parent=name_of(posting.get("parent_posting_number")),
        extra=_extra(posting, actions),
    )


def group_of(number: str) -> str:
    """Ozon's order: what stands before the last dash."""
    return number.rpartition("-")[0]


def _words(value: object) -> Sequence[str]:
    return [word for each in value if (word := text(each, 60))] if isinstance(value, list) else []


def _lines(products: Sequence[Mapping[str, Any]]) -> Iterator[SeenLine]:
    taken: Counter[str] = Counter()
    for place, product in enumerate(products, start=1):
        sku, article = name_of(product.get("sku"), 50), text(product.get("offer_id"))
        known_by = sku or name_of(product.get("offer_id")) or f"line-{place}"
        taken[known_by] += 1
        key = known_by if taken[known_by] == 1 else f"{known_by}.{taken[known_by]}"
        quantity, price = read_quantity(product.get("quantity")), _price(product)
        yield SeenLine(
            key=key,
            article=article,
            name=text(product.get("name"), 500),
            quantity=quantity,
            sku=sku,
            quantity_text="" if quantity else text(product.get("quantity"), _QUANTITY_TEXT),
            price=price,
            sum=price * quantity if price is not None and quantity else None,
        )


def read_quantity(value: object) -> int | None:
    """Whole pieces, one at least."""
    pieces = values.whole_number(value)
    return pieces if pieces and pieces <= _MOST_PIECES else None


def _price(product: Mapping[str, Any]) -> int | None:
    """A text in the answer about one posting, an object in lists."""
    given = product.get("price")
    return values.kopecks(inside(product, "price").get("amount") if isinstance(given, dict) else given)


def _currency(products: Sequence[Mapping[str, Any]]) -> str:
    for product in products:
        code = text(product.get("currency_code")) or text(inside(product, "price").get("currency"))
        if len(code) == 3 and code.isascii() and code.isalpha():
            return code.upper()
    return "RUB"


def _buyer(posting: Mapping[str, Any]) -> SeenBuyer | None:
    """Usually nobody; a phone is always a number of Ozon's that leads to the person for a while."""
    customer, addressee = inside(posting, "customer"), inside(posting, "addressee")
    number = name_of(customer.get("customer_id"), 50)
    buyer = SeenBuyer(
        id="" if number == "0" else number,
        name=text(customer.get("name")) or text(addressee.get("name")),
        phone=text(customer.get("phone"), 50) or text(addressee.get("phone"), 50),
        email=text(customer.get("customer_email")),
        substitute=True,
    )
    return buyer if any((buyer.id, buyer.name, buyer.phone, buyer.email)) else None


def _needs(posting: Mapping[str, Any], lines: Sequence[SeenLine], actions: Sequence[str]) -> Iterator[Need]:
    found = False
    for name, skus in islice(inside(posting, "requirements").items(), MOST_NEEDS):
        if name.startswith(_REQUIRING) and isinstance(skus, list):
            kind = _NEEDS.get(name.removeprefix(_REQUIRING), NeedKind.OTHER)
            for sku in dict.fromkeys(filter(None, (name_of(each, 50) for each in skus[:MOST_LINES]))):
                found = True
                yield from (Need(kind, key, text(name, 60)) for key in _keys(sku, lines))
    for name in _FLAGS:
        if posting.get(name) is True:
            found = True
            yield Need(NeedKind.OTHER, "", name)
    if not found and "ship_with_additional_info" in actions:
        yield Need(NeedKind.OTHER, "", "ship_with_additional_info")


def _keys(sku: str, lines: Sequence[SeenLine]) -> Sequence[str]:
    return [line.key for line in lines if line.sku == sku] or [sku]


def _extra(posting: Mapping[str, Any], actions: Sequence[str]) -> Mapping[str, str]:
    """``initiator`` is who cancelled it, ``platform`` where else the sale was made."""
    cancellation, outside = inside(posting, "cancellation"), inside(posting, "external_order")
    given = {
        "actions": ",".join(actions)[:500],
        "warehouse": name_of(inside(posting, "delivery_method").get("warehouse_id"), 50),
        "flow": text(posting.get("integration_type_flow") or posting.get("tpl_integration_type"), 50),
        "initiator": text(cancellation.get("cancellation_type"), 50),
        "cancel_reason": text(cancellation.get("cancel_reason")),
        "platform": text(outside.get("platform_name"), 50) if outside.get("is_external") is True else "",
    }
    return {name: value for name, value in given.items() if value}
