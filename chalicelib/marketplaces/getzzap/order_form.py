"""An order in our own form (docs/marketplaces/getzzap.md): as it is pushed, and as a mapping makes it of another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.domain.external.sighting import Phase, SeenBuyer, SeenLine, Sighting
from chalicelib.marketplaces.placeholders import is_placeholder
from chalicelib.outgoing.lenient import LONGEST, inside, kopecks, moment, number, objects, pieces, text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import tzinfo

MOST_LINES = 250
LONGEST_NUMBER, LONGEST_COMMENT = 100, 2_000
FEW_LINES, SHORT_NAME = 50, 60
"""Of more lines than a few the names are short: the store keeps an order in one row."""

MOST_EXTRA = 20

_YES, _NO = frozenset({"true", "1", "yes", "да"}), frozenset({"false", "0", "no", "нет"})


def read_order(
    form: Mapping[str, Any], phases: Mapping[str, Phase], zone: tzinfo, claimed: Phase | None = None
) -> Sighting | None:
    """None without a number, or with one too long: cut short it could be another's. ``claimed``: where none is told."""
    order, status = text(form.get("order"), LONGEST_NUMBER + 1), text(form.get("status"), 100)
    if not 0 < len(order) <= LONGEST_NUMBER:
        return None
    created, changed, until = (moment(form.get(name), zone) for name in ("created_at", "changed_at", "ship_until"))
    return Sighting(
        order=order,
        phase=read_phase(form, phases) or claimed or Phase.UNKNOWN,
        status=status,
        lines=read_lines(form.get("lines")),
        group=text(form.get("group"), LONGEST_NUMBER),
        substatus=text(form.get("substatus"), 100),
        currency=text(form.get("currency"), 3).upper() or "RUB",
        created_at=created,
        changed_at=changed,
        ship_until=until,
        buyer=read_buyer(inside(form.get("buyer"))),
        region=text(form.get("region"), 100),
        city=text(form.get("city"), 100),
        comment=text(form.get("comment"), LONGEST_COMMENT),
        parent=text(form.get("parent"), LONGEST_NUMBER),
        free_refusal=truth(form.get("free_refusal")),
        test=truth(form.get("test")) is True,
        extra=_extra(inside(form.get("extra"))),
    )


def read_phase(form: Mapping[str, Any], phases: Mapping[str, Phase]) -> Phase | None:
    """The phase that is told, or that its status means to this account; None where neither says one that we know."""
    told = text(form.get("phase"), 20).lower()
    if told in set(Phase):
        return Phase(told)
    return phases.get(text(form.get("status"), 100))


def read_lines(value: object) -> tuple[SeenLine, ...]:
    """A line's key is the first that it has of ``key``, ``sku`` and ``article``; a second of the same is ``…#2``."""
    keys: dict[str, int] = {}
    lines = []
    given = objects(value)[:MOST_LINES]
    longest = LONGEST if len(given) <= FEW_LINES else SHORT_NAME
    for place, each in enumerate(given, 1):
        named = next((found for name in ("key", "sku", "article") if (found := text(each.get(name), 80))), str(place))
        keys[named] = keys.get(named, 0) + 1
        lines.append(_line(each, named if keys[named] == 1 else f"{named}#{keys[named]}", longest))
    return tuple(lines)


def _line(form: Mapping[str, Any], key: str, longest: int) -> SeenLine:
    wanted, price = pieces(form.get("quantity")), _money(form, "price")
    total = _money(form, "sum")
    return SeenLine(
        key=key,
        article=text(form.get("article"), 100),
        name=text(form.get("name"), longest),
        sku=text(form.get("sku"), 100),
        brand=text(form.get("brand"), 100),
        quantity=wanted,
        quantity_text="" if wanted else text(form.get("quantity"), 100),
        price=price,
        sum=price * wanted if total is None and price is not None and wanted else total,
        cancelled=pieces(form.get("cancelled")) or 0,
    )


def _money(form: Mapping[str, Any], name: str) -> int | None:
    """Kopecks: of ``price`` in roubles, or of ``price_minor``, which is in kopecks already."""
    if form.get(name) is not None:
        return kopecks(form[name])
    minor = number(form.get(f"{name}_minor"))
    return kopecks(minor / 100) if minor is not None and minor == minor.to_integral_value() else None


def read_buyer(form: Mapping[str, Any]) -> SeenBuyer | None:
    known = SeenBuyer(
        id=text(form.get("id"), 100),
        name=text(form.get("name"), 200),
        phone=text(form.get("phone"), 200),
        email=text(form.get("email"), 200),
    )
    if known == SeenBuyer():
        return None
    substitute = truth(form.get("substitute")) is True or is_placeholder(known.phone)
    return SeenBuyer(known.id, known.name, known.phone, known.email, substitute=substitute)


def truth(value: object) -> bool | None:
    """Also of the words and figures for it."""
    if isinstance(value, bool):
        return value
    said = text(value, 10).lower()
    return True if said in _YES else False if said in _NO else None


def _extra(form: Mapping[str, Any]) -> Mapping[str, str]:
    named = {text(name, 40): text(value) for name, value in list(form.items())[:MOST_EXTRA]}
    return {name: said for name, said in named.items() if name and said}
