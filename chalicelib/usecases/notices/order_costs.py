"""What an order costs, as a notice tells it: the goods, and what is in the total beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.money import write_percent

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.orders.lines import OrderLine
    from chalicelib.domain.orders.order import Order
    from chalicelib.usecases.ports import Phrases

SHOWN_LINES = 10
SHOWN_NAME = 60


def goods_of(phrases: Phrases, language: str, order: Order) -> str:
    """A line for each of the first ones, and how many more there are; never nothing."""
    if not order.pieces:
        return phrases.phrase(language, "notices.no_goods")
    lines = [_line(phrases, language, line, order.currency) for line in order.pieces[:SHOWN_LINES]]
    return "\n".join((*lines, *_more(phrases, language, order.pieces)))


def gone_of(phrases: Phrases, language: str, order: Order) -> str:
    """Its lines that do not count, each with why, under a heading of theirs; empty where all count."""
    gone = () if order.cancelled_at else tuple(line for line in order.lines if not line.counted)
    if not gone:
        return ""
    lines = [
        phrases.phrase(language, f"notices.gone.{line.state}", name=_named(line), quantity=line.quantity)
        for line in gone[:SHOWN_LINES]
    ]
    return "\n".join((phrases.phrase(language, "notices.gone.title"), *lines, *_more(phrases, language, gone)))


def extras_of(phrases: Phrases, language: str, order: Order) -> str:
    """All that is in the total beside the goods, in one line; empty when nothing is."""
    said = []
    for part in order.explanation:
        if part.kind != "goods" and part.amount:
            percent = "" if part.basis_points is None else phrases.figure(language, write_percent(part.basis_points))
            money = phrases.money(language, part.amount, order.currency)
            said.append(phrases.phrase(language, f"notices.extra.{part.kind}", percent=percent, sum=money))
    return ", ".join(said)


def _line(phrases: Phrases, language: str, line: OrderLine, currency: str) -> str:
    money = phrases.money(language, line.sum, currency)
    return phrases.phrase(language, "notices.line", name=_named(line), quantity=line.quantity, sum=money)


def _more(phrases: Phrases, language: str, lines: Sequence[OrderLine]) -> Sequence[str]:
    """How many there are beside those that are shown, if any."""
    left = len(lines) - SHOWN_LINES
    return [phrases.phrase(language, "notices.more", count=left)] if left > 0 else []


def _named(line: OrderLine) -> str:
    name = line.name or line.article
    short = name if len(name) <= SHOWN_NAME else name[: SHOWN_NAME - 1] + "…"
    return f"{short}, {line.option}" if line.option else short
