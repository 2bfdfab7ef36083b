"""``/getzzap/api``: what our own form asks of a marketplace that can be asked (docs/marketplaces/getzzap.md)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from infra.sandbox.diary import Diary
from infra.sandbox.getzzap.pushes import Pushes
from infra.sandbox.getzzap.state import GetzzapState, Unwanted
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Refused, Reply, Request, json_reply

API = "getzzap"
TOKEN = "sandbox-getzzap-token"
PAGE = 50


@dataclass(frozen=True)
class Api:
    state: GetzzapState
    surroundings: Surroundings
    pushes: Pushes
    diary: Diary

    def office(self, request: Request) -> Reply:
        return self._serve("office", request, lambda: {"seller": "office-77", "name": "Автозапчасти на Лесной"})

    def list(self, request: Request) -> Reply:
        return self._serve("orders", request, lambda: self._page(request.parameters()))

    def one(self, request: Request, number: str) -> Reply:
        return self._serve("order", request, lambda: self.state.order(number))

    def accept(self, request: Request, number: str) -> Reply:
        return self._serve("accept", request, lambda: self._decided(request, number, "accepted", ()))

    def refuse(self, request: Request, number: str) -> Reply:
        return self._serve("refuse", request, lambda: self._decided(request, number, "refused", ("reason", "text")))

    def _decided(self, request: Request, number: str, status: str, names: tuple[str, ...]) -> dict[str, Any]:
        with self.diary.hearing(number, request.path.rsplit("/", 1)[-1], Unwanted):
            return self._moved(read_body(request), number, status, names)

    def _moved(self, wish: dict[str, Any], number: str, status: str, names: tuple[str, ...]) -> dict[str, Any]:
        lines = wish.get("lines")
        if set(wish) != {"lines", *names} or not all(isinstance(wish[name], str) for name in names):
            raise Unwanted(422, f"Wanted are: lines, {', '.join(names)}.")
        check_lines(lines, self.state.order(number))
        before = self.state.order(number)
        order = self.state.move(number, status, decision={name: wish[name] for name in ("lines", *names)})
        if order != before:
            self.pushes.tell("order.updated", order)
        return {"error": "", "order": order}

    def _page(self, given: Mapping[str, str]) -> dict[str, Any]:
        begin, end = (read_moment(name, given.get(name, "")) for name in ("since", "until"))
        orders = [each for each in self.state.orders() if begin <= datetime.fromisoformat(each["changed_at"]) <= end]
        cursor = given.get("cursor", "0")
        if not cursor.isascii() or not cursor.isdigit():
            raise Unwanted(422, "cursor is not of this list.")
        place = int(cursor)
        rest = place + PAGE < len(orders)
        return {"orders": orders[place : place + PAGE], "cursor": str(place + PAGE) if rest else None}

    def _serve(self, method: str, request: Request, work: Callable[[], object]) -> Reply:
        return self.surroundings.serve(API, method, lambda: self._answered(request, work))

    def _answered(self, request: Request, work: Callable[[], object]) -> Reply:
        if request.headers.get("authorization") != f"Bearer {TOKEN}":
            return refused(401, "token", "The token is not known.")
        self.state.calls += 1
        try:
            return json_reply(work())
        except Unwanted as unwanted:
            return refused(unwanted.status, "unwanted", unwanted.message)


def refused(status: int, code: str, sentence: str) -> Reply:
    reply = json_reply({"error": {"code": code, "message": sentence}}, status)
    return replace(reply, outcome=f"{status}: {sentence}")


def check_lines(lines: object, order: dict[str, Any]) -> None:
    known = {str(line["key"]): line.get("quantity") for line in order["lines"]}
    if not isinstance(lines, list) or not lines:
        raise Unwanted(422, "lines must be a list of what is decided.")
    for each in lines:
        if not isinstance(each, dict) or set(each) != {"key", "quantity"} or each["key"] not in known:
            raise Unwanted(422, "A line is {key, quantity} of a line of the order.")
        wanted, pieces = known[each["key"]], each["quantity"]
        if not isinstance(pieces, int) or pieces < 1 or (isinstance(wanted, int) and pieces > wanted):
            raise Unwanted(422, "quantity is a whole number, no more than was ordered.")


def read_body(request: Request) -> dict[str, Any]:
    try:
        return request.json_object()
    except Refused:
        raise Unwanted(422, "The body is a JSON object.") from None


def read_moment(name: str, text: str) -> datetime:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise Unwanted(422, f"{name} must be an RFC 3339 date-time.") from None
    if at.tzinfo is None:
        raise Unwanted(422, f"{name} must name its zone.")
    return at.astimezone(UTC)
