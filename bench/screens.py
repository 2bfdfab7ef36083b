"""P9 and P10: what the screens of the desk cost in a community of 10² and of 10⁵ orders."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.community import PHONE, lines
from bench.figures import forget_hub, installed
from bench.ratios import ROUNDS, Ratio, cpu_of, ratio
from bench.world import ARTICLE, BUYER, Store, desk_event, entry_point, list_event, serving

SMALL, LARGE = 100, 100_000
PAGE = {"limit": "20"}
FIRST = "p0000"

SCREENS: Mapping[str, Callable[[], dict[str, Any]]] = {
    "the buyer's list": list_event,
    "orders by date": partial(desk_event, "/v1/orders", PAGE),
    "orders of a purchase": partial(desk_event, "/v1/orders", {**PAGE, "purchase": FIRST}),
    "orders of a buyer": partial(desk_event, "/v1/orders", {**PAGE, "buyer": BUYER}),
    "orders for a pickup point": partial(desk_event, "/v1/orders", {**PAGE, "point": "north"}),
    "orders by payment": partial(desk_event, "/v1/orders", {**PAGE, "paymentState": "paid"}),
    "a search by number": partial(desk_event, "/v1/orders", {**PAGE, "q": "1001"}),
    "a search by phone": partial(desk_event, "/v1/orders", {**PAGE, "q": PHONE}),
    "a search by article in a purchase": partial(desk_event, "/v1/orders", {**PAGE, "q": ARTICLE, "purchase": FIRST}),
    "payments": partial(desk_event, "/v1/payments"),
    "claims that wait": partial(desk_event, "/v1/claims"),
    "purchases with their progress": partial(desk_event, "/v1/purchases"),
    "home": partial(desk_event, "/v1/home"),
}
"""What is asked, with a token of its own: an old one would be looked up."""


@dataclass(frozen=True)
class Grown:
    """``costs``: calls, rows and bytes of one opening, in the small community and in the large one."""

    cpu: Ratio
    costs: tuple[Mapping[str, float], Mapping[str, float]]

    @property
    def said(self) -> str:
        """What an opening costs in either, or that they differ."""
        small, large = self.costs
        one = f"{small['calls']:.0f} calls, {small['returned']:.0f} rows"
        return f"{one}: equal" if small == large else f"differ: {small}, {large}"


def grown(rounds: int = ROUNDS, calls: int = 20) -> Mapping[str, Grown]:
    with shelves(SMALL) as small, shelves(LARGE) as large:
        return {name: _grown(small, large, asked(), rounds=rounds, calls=calls) for name, asked in SCREENS.items()}


def _grown(small: Store, large: Store, event: dict[str, Any], *, rounds: int, calls: int) -> Grown:
    costs = cost(small, event), cost(large, event)
    return Grown(ratio(_opening(large, event, calls), _opening(small, event, calls), rounds), costs)


def cost(measured: Store, event: dict[str, Any]) -> Mapping[str, float]:
    """Of a second opening: the first one looks up the community's language."""
    with installed(measured):
        forget_hub()
        work = entry_point(event)
        work()
        before = measured.counters()
        work()
        after = measured.counters()
    return {name: after[name] - before[name] for name in after}


def _opening(measured: Store, event: dict[str, Any], calls: int) -> Callable[[], float]:
    def run() -> float:
        with installed(measured):
            forget_hub()
            work = entry_point(event)
            work()  # the client is made outside the measurement
            return cpu_of(work, calls)

    return run


@contextmanager
def shelves(orders: int) -> Iterator[Store]:
    with serving("bench.shelves", lines(orders)) as served:
        yield served
