"""Talks to the played Market as a seller and as a tester."""

import json
from dataclasses import dataclass
from typing import Any

from tests.infra.sandbox.driver import Answer, Driver
from tests.infra.sandbox.waiting import once

KEY, FOREIGN, LOOKING, PRICES = (f"ACMA:sandbox-{name}:1" for name in ("orders", "foreign", "looking", "prices"))
BUSINESS, CAMPAIGN = 900001, 700001


@dataclass(frozen=True)
class Seller:
    driver: Driver
    key: str = KEY

    def ask(self, method: str, path: str, body: object = None, content_type: str = "application/json") -> Answer:
        content = body if isinstance(body, bytes | None) else json.dumps(body).encode()
        sent = content_type if content is not None else ""
        return self.driver.ask(method, f"/yandex_market{path}", content, sent, **{"Api-Key": self.key})

    def orders(self, wish: object, query: str = "", business: int = BUSINESS) -> Answer:
        return self.ask("POST", f"/v1/businesses/{business}/orders{query}", wish)

    def change(self, order: int, end: str, wish: object, campaign: int = CAMPAIGN) -> Answer:
        return self.ask("PUT", f"/v2/campaigns/{campaign}/orders/{order}/{end}", wish)

    def status(self, order: int, status: str, substatus: str) -> Answer:
        return self.change(order, "status", {"order": {"status": status, "substatus": substatus}})


def control(sandbox: Driver, path: str, **wish: Any) -> Any:
    return sandbox.control(f"yandex_market/{path}", wish)


def look(sandbox: Driver, path: str) -> Any:
    return sandbox.get(f"/sandbox/yandex_market/{path}").json


def made(sandbox: Driver, **wish: Any) -> dict[str, Any]:
    order: dict[str, Any] = control(sandbox, "order", **wish)["order"]
    return order


def error(answer: Answer) -> tuple[int, str]:
    """The status and the message, which come in the Market's form."""
    told = answer.json
    assert told["status"] == "ERROR"
    assert told["errors"][0]["code"]
    return answer.status, told["errors"][0]["message"]


def settled(sandbox: Driver, count: int) -> list[dict[str, Any]]:
    """The pushes, oldest first, once so many are and none waits."""

    def done(pushes: list[dict[str, Any]]) -> bool:
        return len(pushes) >= count and all(each["state"] != "waiting" for each in pushes)

    return once(lambda: look(sandbox, "pushes")["pushes"][::-1], done)
