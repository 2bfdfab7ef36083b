"""Control calls of the played ZZAP: an order comes in, moves, and is looked at."""

from dataclasses import dataclass
from time import monotonic
from typing import Any

from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import read_moment, read_number
from infra.sandbox.zzap.orders import Order, row_of
from infra.sandbox.zzap.state import Pace, ZzapError, ZzapState
from infra.sandbox.zzap.statuses import CANCELLED, ENDED, NAMES, NEW, PREPAID

LONGEST, LONGEST_PACE = 500, 60
"""Characters of a field, seconds between two calls."""

USUAL = {
    "class_man": "MANN",
    "partnumber": "W 914/2",
    "class_cat": "Фильтр масляный",
    "comment": "",
    "qty_order": "2",
    "qty": "В наличии",
    "priceV2": "640,00",
    "client_name": "Пётр Иванов",
    "client_phone": "+7 916 000-01-01",
    "client_email": "",
    "message": "",
    "delivery_days": "0",
}
"""A row's fields under ZZAP's own names; a control call changes those that it names."""


@dataclass(frozen=True)
class ZzapControl:
    state: ZzapState

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("POST", r"/sandbox/zzap/order", self.add),
            Route("POST", r"/sandbox/zzap/cancel", self.cancel),
            Route("POST", r"/sandbox/zzap/track", self.track),
            Route("POST", r"/sandbox/zzap/settings", self.settings),
            Route("GET", r"/sandbox/zzap/orders", self.show),
        )

    def add(self, request: Request) -> Reply:
        wish = request.json_object()
        prepaid = wish.pop("prepaid", False) is True
        code = read_code(wish.pop("code_track", PREPAID if prepaid else NEW))
        created = read_moment(wish, "created")
        wish.pop("created", None)
        order = self.state.add({**USUAL, **read_fields(wish)}, code, created)
        return json_reply({"order": shown(order)})

    def cancel(self, request: Request) -> Reply:
        """As the buyer does it."""
        order = self._order(request.json_object())
        if order.code_track in ENDED:
            raise Refused("The order has ended.", 409)
        return json_reply({"order": shown(self.state.move(order, CANCELLED))})

    def track(self, request: Request) -> Reply:
        """By whoever else may: the seller in his own cabinet, ZZAP itself."""
        wish = request.json_object()
        return json_reply({"order": shown(self.state.move(self._order(wish), read_code(wish.get("code_track"))))})

    def settings(self, request: Request) -> Reply:
        wish, pace = request.json_object(), self.state.pace
        interval = read_number(wish, "interval", pace.interval, least=0, most=LONGEST_PACE)
        self.state.pace = Pace(interval, read_number(wish, "delay", pace.delay, least=0, most=LONGEST_PACE))
        return json_reply({"interval": self.state.pace.interval, "delay": self.state.pace.delay})

    def show(self, request: Request) -> Reply:
        pace = {"interval": self.state.pace.interval, "delay": self.state.pace.delay}
        calls = {"taken": self.state.taken, "over": self.state.over}
        orders = [shown(order) for order in reversed(self.state.orders())]
        return json_reply({"orders": orders, "statuses": NAMES, "calls": calls, **pace})

    def _order(self, wish: dict[str, Any]) -> Order:
        try:
            return self.state.order(str(wish.get("order", "")))
        except ZzapError:
            raise Refused("order must be the number of an order.", 404) from None


def shown(order: Order) -> dict[str, Any]:
    told = {"status": NAMES.get(order.code_track, ""), "response": order.response, "history": order.history}
    return {**row_of(order, monotonic()), "code_track": order.code_track, **told}


def read_code(value: object) -> str:
    """Empty: no status at all. One that is none of ZZAP's can be wished for, as ZZAP adds some."""
    code = str(value if value is not None else "")
    if code and not (code.isascii() and code.isdigit() and len(code) <= 9):
        raise Refused("code_track must be a number.")
    return code


def read_fields(wish: dict[str, Any]) -> dict[str, Any]:
    unknown = sorted(set(wish) - set(USUAL))
    if unknown:
        raise Refused(f"Unknown name: {unknown[0]}. Known: {', '.join(USUAL)}, code_track, prepaid, created.")
    if not all(each is None or isinstance(each, int | float | str) for each in wish.values()):
        raise Refused("Every field is a text or a number.")
    return {name: value[:LONGEST] if isinstance(value, str) else value for name, value in wish.items()}
