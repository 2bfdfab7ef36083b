"""Calls Wildberries' methods over real HTTP, and orders what happens there."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from infra.sandbox.wildberries import tokens
from tests.infra.sandbox.driver import Answer, Driver


@dataclass
class Caller:
    driver: Driver
    token: str = field(default_factory=tokens.mint)

    def ask(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        headers = {"Authorization": self.token, **headers}
        content = None if body is None else json.dumps(body).encode()
        kind = "application/json" if body is not None else ""
        return self.driver.ask(method, f"/wildberries{path}", content, kind, **headers)

    def get(self, path: str) -> Answer:
        return self.ask("GET", path)

    def post(self, path: str, body: object) -> Answer:
        return self.ask("POST", path, body)

    def patch(self, path: str, body: object = None) -> Answer:
        return self.ask("PATCH", path, body)

    def control(self, path: str, **wish: object) -> Any:
        return self.driver.control(f"wildberries/{path}", wish)

    def look(self, path: str) -> Any:
        return self.driver.get(f"/sandbox/wildberries/{path}").json

    def tasks(self, **wish: object) -> Sequence[int]:
        return [each["id"] for each in self.control("orders", **wish)["orders"]]

    def task(self, **wish: object) -> int:
        return self.tasks(**wish)[0]

    def status(self, task: int) -> Any:
        (row,) = self.post("/api/v3/orders/status", {"orders": [task]}).json["orders"]
        return row

    def supply(self, *tasks: int) -> str:
        made = str(self.post("/api/v3/supplies", {"name": "Тестовая поставка"}).json["id"])
        if tasks:
            assert self.add(made, *tasks).status == 204
        return made

    def add(self, supply: str, *tasks: int) -> Answer:
        return self.patch(f"/api/marketplace/v3/supplies/{supply}/orders", {"orders": tasks})

    def deliver(self, supply: str) -> Answer:
        return self.patch(f"/api/v3/supplies/{supply}/deliver")


def refused(answer: Answer) -> tuple[int, str]:
    return answer.status, str(answer.json.get("code"))
