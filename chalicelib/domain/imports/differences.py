"""What an organizer's file changes in an order."""

from collections import Counter
from datetime import datetime

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.findings import BuyerRows
from chalicelib.domain.imports.line_limits import LARGEST_LINES, MOST_LINES, weight
from chalicelib.domain.orders.lines import LineState, OrderLine
from chalicelib.domain.orders.order import Order, on_terms
from chalicelib.domain.purchases.purchase import Purchase


class LineDifference(Struct, frozen=True):
    """A line that the file adds (no before), removes (no after) or changes.

    ``edited``: a person has corrected it since, which the file undoes.
    """

    before: OrderLine | None
    after: OrderLine | None
    edited: bool = False


class OrderDifference(Struct, frozen=True):
    """What an import would do to one buyer's order; sums are totals in kopecks.

    ``contact``: the name or the phone of a buyer we know changes; ``pictures``: how many lines get another picture.
    ``cancelled``: a person has cancelled the order, so the file changes nothing in it.
    """

    buyer: str
    number: str | None
    before: int | None
    after: int
    lines: tuple[LineDifference, ...]
    contact: bool = False
    pictures: int = 0
    cancelled: bool = False


def drafted(purchase: Purchase, number: str, buyer: str, now: datetime) -> Order:
    """An order of the purchase with nothing in it yet."""
    order = Order(
        community=purchase.community,
        number=number,
        purchase=purchase.id,
        purchase_title=purchase.title,
        organizer=purchase.organizer,
        buyer=buyer,
        lines=(),
        fee=purchase.fee,
        currency=purchase.currency,
        created_at=now,
        changed_at=now,
    )
    return on_terms(order, purchase.terms)


def reworked(order: Order, purchase: Purchase, rows: BuyerRows) -> Order:
    """The order as the file and the purchase's present fee make it; the same order when nothing is new.

    Cancelled lines are kept while there is room for them, and a cancelled order stays as it is. Raises Invalid when
    there is no room for the others.
    """
    if order.cancelled_at:
        return order
    lines = merged(order.lines, rows)
    if not _fits(lines):
        lines = merged(_present(order.lines), rows)
    if not _fits(lines):
        lines = _present(lines)
    if len(lines) > MOST_LINES:
        raise Invalid("order_too_long", limit=MOST_LINES)
    if not _fits(lines):
        raise Invalid("order_too_large", limit=LARGEST_LINES // 1_000)
    return replace(order, lines=lines, fee=purchase.fee)


def _fits(lines: tuple[OrderLine, ...]) -> bool:
    return len(lines) <= MOST_LINES and weight(lines) <= LARGEST_LINES


_Key = tuple[str, str, int]


def merged(lines: tuple[OrderLine, ...], rows: BuyerRows) -> tuple[OrderLine, ...]:
    """An order's lines after the file has spoken.

    Lines are the same when article (or name, where there is none) and option are, the n-th of equals
    being the n-th. A line that the file no longer has is cancelled, not erased, and stays when some
    of the buyer's rows could not be read: then equals of which some are missing are not touched at all.
    """
    given = _certain(lines, rows) if rows.incomplete else dict(_keyed(rows.lines))
    result = []
    for key, line in _keyed(lines):
        new = given.pop(key, None)
        if new:
            result.append(_updated(line, new))
        elif rows.incomplete or not line.counted:
            result.append(line)
        else:
            result.append(replace(line, state=LineState.CANCELLED))
    return (*result, *given.values())


def line_differences(before: tuple[OrderLine, ...], after: tuple[OrderLine, ...]) -> tuple[LineDifference, ...]:
    """Line by line what becomes of an order; cancelled lines are not there."""
    old, new = dict(_keyed(_present(before))), dict(_keyed(_present(after)))
    keys = [*old, *(key for key in new if key not in old)]
    edited = {key[:2] for key, line in _keyed(before) if line.edited}
    return tuple(
        LineDifference(old.get(key), new.get(key), key[:2] in edited)
        for key in keys
        if not _alike(old.get(key), new.get(key))
    )


def pictured(before: tuple[OrderLine, ...], after: tuple[OrderLine, ...]) -> int:
    """How many lines of an order that stay get another picture."""
    old, new = dict(_keyed(_present(before))), dict(_keyed(_present(after)))
    return sum(key in new and line.picture != new[key].picture for key, line in old.items())


def only_pictured(before: Order, after: Order) -> bool:
    """Whether another picture is all that is new: no sum changes with it, and nobody is told."""
    return replace(before, lines=_without_pictures(before)) == replace(after, lines=_without_pictures(after))


def _without_pictures(order: Order) -> tuple[OrderLine, ...]:
    return tuple(replace(line, picture="") for line in order.lines)


def _alike(line: OrderLine | None, other: OrderLine | None) -> bool:
    """But for their pictures."""
    return line == other or (line is not None and other is not None and replace(line, picture=other.picture) == other)


def missing(lines: tuple[OrderLine, ...], rows: BuyerRows) -> int:
    """How many of an order's lines the file does not have; cancelled lines are not there."""
    given = {key for key, _ in _keyed(rows.lines)}
    return sum(line.counted and key not in given for key, line in _keyed(lines))


def _present(lines: tuple[OrderLine, ...]) -> tuple[OrderLine, ...]:
    return tuple(line for line in lines if line.state is not LineState.CANCELLED)


def _certain(lines: tuple[OrderLine, ...], rows: BuyerRows) -> dict[_Key, OrderLine]:
    """What the file tells of lines whose equals are all there: which of two equals is missing, nobody knows."""
    given = _keyed(rows.lines)
    there, here = (Counter(key[:2] for key, _ in each) for each in (given, _keyed(_present(lines))))
    return {key: line for key, line in given if there[key[:2]] >= here[key[:2]]}


def _updated(line: OrderLine, new: OrderLine) -> OrderLine:
    state = LineState.ACCEPTED if line.state is LineState.CANCELLED else line.state
    known = {"article": line.article or new.article, "picture": new.picture or line.picture}
    after = replace(new, option=line.option, state=state, edited=line.edited, **known)
    return after if _alike(line, after) else replace(after, edited=False)


def _keyed(lines: tuple[OrderLine, ...]) -> list[tuple[_Key, OrderLine]]:
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for line in lines:
        key = ((line.article or line.name).casefold(), line.option.casefold())
        keyed.append(((*key, seen[key]), line))
        seen[key] += 1
    return keyed
