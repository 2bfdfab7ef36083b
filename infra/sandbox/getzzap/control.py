"""Control calls of the played marketplace: an order comes in, moves, is told of, and is looked at."""

import base64
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from typing import Any, TypeVar

from infra.sandbox.getzzap.pushes import Pushes
from infra.sandbox.getzzap.state import PHASES, GetzzapState, Unwanted, Webhook
from infra.sandbox.wire import Refused, Reply, Request, Route, json_reply
from infra.sandbox.wishes import boolean, one_of, only, read_moment, read_number

T = TypeVar("T")

LONGEST = 60
"""Seconds that a push is held back."""

USUAL: dict[str, Any] = {
    "lines": [
        {"key": "1", "article": "W 914/2", "brand": "MANN", "name": "Фильтр масляный", "quantity": 2, "price": "640.00"}
    ],
    "buyer": {"id": "buyer-1", "name": "Пётр Иванов", "phone": "+7 916 123-45-67", "email": ""},
    "region": "Москва",
    "city": "",
    "comment": "",
    "free_refusal": True,
}
"""An order's form; a control call changes what it names."""

FIELDS = frozenset({*USUAL, "group", "parent", "currency", "ship_until", "substatus", "test", "extra"})
MOVES = {"cancel": ("cancelled", "order.cancelled"), "finish": ("done", "order.updated")}


@dataclass(frozen=True)
class GetzzapControl:
    state: GetzzapState
    pushes: Pushes

    @property
    def routes(self) -> tuple[Route, ...]:
        return (
            Route("POST", r"/sandbox/getzzap/order", self.add),
            *(Route("POST", rf"/sandbox/getzzap/{name}", self._mover(name)) for name in MOVES),
            Route("POST", r"/sandbox/getzzap/move", self.move),
            Route("POST", r"/sandbox/getzzap/split", self.split),
            Route("POST", r"/sandbox/getzzap/webhook", self.subscribe),
            Route("POST", r"/sandbox/getzzap/push", self.push),
            Route("GET", r"/sandbox/getzzap/orders", self.show),
        )

    def add(self, request: Request) -> Reply:
        wish = request.json_object()
        only(wish, *sorted(FIELDS), "created_at", "silent")
        silent, created = boolean({"silent": False, **wish}, "silent"), read_moment(wish, "created_at")
        form = {name: value for name, value in wish.items() if name in FIELDS}
        if not isinstance(form.get("lines", []), list):
            raise Refused("lines must be a list.")
        made = {"created_at": created.astimezone(UTC).isoformat()} if created else {}
        order = self.state.add({**USUAL, **form, **made})
        if not silent:
            self.pushes.tell("order.created", order)
        return json_reply({"order": order})

    def _mover(self, name: str) -> Callable[[Request], Reply]:
        status, kind = MOVES[name]

        def move(request: Request) -> Reply:
            order = unrefused(lambda: self.state.move(number_of(request), status))
            self.pushes.tell(kind, order)
            return json_reply({"order": order})

        return move

    def move(self, request: Request) -> Reply:
        """Whoever else may: the seller in his own cabinet, the marketplace itself."""
        wish = request.json_object()
        only(wish, "order", "status")
        status = one_of(wish, "status", [each for each in PHASES if each != "split"])
        order = unrefused(lambda: self.state.move(str(wish.get("order", "")), status))
        self.pushes.tell("order.cancelled" if status == "cancelled" else "order.updated", order)
        return json_reply({"order": order})

    def split(self, request: Request) -> Reply:
        """By the marketplace: its parts wait in the place of it."""
        number = number_of(request)
        parts = unrefused(lambda: self.state.split(number))
        self.pushes.tell("order.updated", self.state.order(number))
        for part in parts:
            self.pushes.tell("order.created", part)
        return json_reply({"order": self.state.order(number), "parts": parts})

    def subscribe(self, request: Request) -> Reply:
        """Where to tell, and with which secret (``whsec_…``); an empty address tells nobody."""
        wish, known = request.json_object(), self.state.webhook
        only(wish, "url", "secret", "late", "retry")
        chosen = Webhook(
            url=str(wish.get("url", known.url)),
            secret=str(wish.get("secret", known.secret)),
            late=read_number(wish, "late", 0, least=0, most=LONGEST) if "late" in wish else known.late,
            retry=read_number(wish, "retry", known.retry, least=0, most=LONGEST),
        )
        check_secret(chosen)
        self.state.tell_at(chosen)
        return json_reply({"url": chosen.url, "late": chosen.late, "retry": chosen.retry})

    def push(self, request: Request) -> Reply:
        """Anything at all, signed: ``{type, data}``. Without a type a ping."""
        wish = request.json_object()
        only(wish, "type", "data")
        data = wish.get("data", {})
        if not isinstance(data, dict):
            raise Refused("data is an object.")
        return json_reply({"id": self.pushes.tell(str(wish.get("type", "ping")), data).id})

    def show(self, request: Request) -> Reply:
        webhook = self.state.webhook
        told = {"url": webhook.url, "late": webhook.late, "retry": webhook.retry}
        orders = list(reversed(self.state.orders()))
        shown = {"orders": orders, "statuses": list(PHASES), "pushes": self.pushes.shown()}
        return json_reply({**shown, "webhook": told, "calls": self.state.calls})


def number_of(request: Request) -> str:
    """Of a wish that names an order and nothing else."""
    wish = request.json_object()
    only(wish, "order")
    return str(wish.get("order", ""))


def unrefused(work: Callable[[], T]) -> T:
    try:
        return work()
    except Unwanted as unwanted:
        raise Refused(unwanted.message, unwanted.status) from None


def check_secret(webhook: Webhook) -> None:
    if not webhook.url:
        return
    try:
        good = webhook.secret.startswith("whsec_") and len(base64.b64decode(webhook.secret[6:], validate=True)) >= 24
    except ValueError:
        good = False
    if not good:
        raise Refused("secret must be whsec_ and the base64 of at least 24 bytes.")
