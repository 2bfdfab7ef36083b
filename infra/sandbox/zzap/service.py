"""``/webservice/datasharing.asmx``: forms in, JSON in XML out, failures under status 200."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from time import monotonic
from typing import Any
from xml.sax.saxutils import escape

from infra.sandbox.diary import Diary
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import FORM, Reply, Request
from infra.sandbox.zzap.orders import MOSCOW, Order, row_of
from infra.sandbox.zzap.state import ZzapError, ZzapState
from infra.sandbox.zzap.statuses import NAMES

API = "zzap"
LOGIN, PASSWORD, KEY = "seller@zzap.example", "sandbox-zzap-password", "sandbox-zzap-key"
MOST_ROWS = 10_000
LONGEST_RESPONSE = 500

WANTED: Mapping[str, tuple[str, ...]] = {
    "GetSellerOrdersV3": ("row_count", "call_data"),
    "SetOrderStatusV3": ("code_order", "code_track", "response", "call_data"),
    "GetCodesTrack": (),
}
"""What each method wants beside the account; a parameter that is not there at all is an error of the server."""


@dataclass(frozen=True)
class Service:
    state: ZzapState
    surroundings: Surroundings
    diary: Diary

    def call(self, request: Request, asked: str) -> Reply:
        method = asked if asked in WANTED else "unknown method"  # a name may hold anything, even a secret
        return self.surroundings.serve(API, method, lambda: self._answer(request, asked))

    def _answer(self, request: Request, method: str) -> Reply:
        if method not in WANTED:
            return broken(f"{method} Web Service method name is not valid.", "unknown method")
        if request.method != "POST" or request.content_type() != FORM or request.query:
            return broken("The sandbox takes what the documents say is safest: a form that is posted.")
        given = request.parameters()
        for name in ("login", "password", "api_key", *WANTED[method]):
            if name not in given:
                return broken(f"Missing parameter: {name}.")
        try:
            self.state.take()
            let_in(given)
            told = METHODS[method](self.state, given)
            self._note(method, given, "ok")
            return wrapped({"error": "", **told})
        except ZzapError as error:
            self._note(method, given, str(error))
            return failed(str(error))

    def _note(self, method: str, given: Mapping[str, str], came: str) -> None:
        if method == "SetOrderStatusV3":
            code = given["code_track"][:9]
            words = " · ".join(filter(None, (code, NAMES.get(code, ""), given["response"][:LONGEST_RESPONSE])))
            self.diary.heard(given["code_order"], f"{method} {words}", came)


def let_in(given: Mapping[str, str]) -> None:
    if (given["login"], given["password"]) != (LOGIN, PASSWORD):
        raise ZzapError("Неверный логин или пароль")
    if given["api_key"] != KEY:
        raise ZzapError("Неверный api_key")


def get_orders(state: ZzapState, given: Mapping[str, str]) -> dict[str, Any]:
    """Dates filter on the last event; both ends count."""
    count = given["row_count"] or "100"
    if not count.isdigit() or not 0 < int(count) <= MOST_ROWS:
        raise ZzapError("row_count: не больше 10000")
    if given["call_data"]:
        raise ZzapError("call_data: передавайте пустое значение")
    wanted = {code.strip() for code in given.get("codes_track", "").split(";") if code.strip()}
    begin, end = (read_date(given.get(name, "")) for name in ("date_from", "date_to"))
    now = monotonic()
    rows = [
        row_of(order, now)
        for order in sorted(state.orders(), key=age, reverse=True)
        if (not begin or order.changed >= begin) and (not end or order.changed <= end)
        if not wanted or order.shown_track(now) in wanted
    ]
    rows = rows[: int(count)]
    return {"row_count": len(rows), "table": rows, "class_template": ""}


def age(order: Order) -> datetime:
    return order.changed


def read_date(text: str) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        raise ZzapError("Неверный формат даты") from None
    return at.replace(tzinfo=MOSCOW) if at.tzinfo is None else at.astimezone(UTC)


def set_status(state: ZzapState, given: Mapping[str, str]) -> dict[str, Any]:
    state.set_status(given["code_order"], given["code_track"], given["response"])
    return {"row_count": 1, "table": []}


def get_codes(state: ZzapState, given: Mapping[str, str]) -> dict[str, Any]:
    rows = [{"code_track": int(code), "class_track": name} for code, name in NAMES.items()]
    return {"row_count": len(rows), "table": rows}


METHODS: Mapping[str, Callable[[ZzapState, Mapping[str, str]], dict[str, Any]]] = {
    "GetSellerOrdersV3": get_orders,
    "SetOrderStatusV3": set_status,
    "GetCodesTrack": get_codes,
}


def wrapped(value: object, outcome: str = "ok") -> Reply:
    text = escape(json.dumps(value, ensure_ascii=False))
    body = f'<?xml version="1.0" encoding="utf-8"?>\r\n<string xmlns="http://www.zzap.ru/">{text}</string>'
    return Reply(200, body.encode(), "text/xml; charset=utf-8", outcome=outcome)


def failed(sentence: str) -> Reply:
    return wrapped({"error": sentence, "row_count": 0, "table": None}, f"error: {sentence}")


def broken(sentence: str, outcome: str = "") -> Reply:
    """``outcome`` where the sentence itself is not to be written down."""
    told = f"500: {outcome or sentence}"
    return Reply(500, f"{sentence}\r\n".encode(), "text/plain; charset=utf-8", outcome=told)
