"""An organizer and a buyer on the two sides of one order, through the API."""

from typing import Any

import requests

from tests.api.journey import Journey, csv_of
from tests.world import ADMIN, ANNA, Answer

FILE = csv_of(f"{ANNA};Анна Петрова;Б-1;Ботинки;38;1;1000,00")
UNTIL = "2026-11-25T15:00:00Z"
TERMS = {"paymentOpen": True, "payUntil": UNTIL, "paymentDetails": "Карта 0000, Мария О."}
PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 40


class Desk:
    """An organizer with one order of Anna's that may be paid: 1,100 roubles."""

    def __init__(self, journey: Journey) -> None:
        self.api, self.journey = journey.api, journey
        self.token = journey.token(ADMIN)
        self.purchase = journey.place(self.token, FILE)
        self.anna = journey.token(ANNA)
        (card,) = self.api.get("/buyer/orders", self.anna).json["orders"]
        self.number = str(card["number"])

    def order(self) -> Any:
        return self.api.get(f"/buyer/orders/{self.number}", self.anna).json

    def open_payment(self) -> None:
        self._set_terms(TERMS)

    def file(self, key: str = "form-of-anna", **wish: Any) -> Any:
        asked = {"key": key, "orders": [self.number], "amount": 110_000, "paidAt": "2026-11-22T09:30:00Z", **wish}
        return self.api.post("/buyer/claims", asked, self.anna)

    def upload(self, content: bytes) -> str:
        """The id of a proof that lies there."""
        made = self.api.post("/buyer/proofs", {"type": "image/png", "size": len(content)}, self.anna).json
        form = made["upload"]
        assert requests.post(form["url"], data=form["fields"], files={"file": content}, timeout=5).ok
        return str(made["proof"])

    def add_point(self, **wish: Any) -> str:
        asked = {"title": "Склад", "address": "ул. Лесная, 5", "hours": "10–20", "price": 10_000, "capacity": 1, **wish}
        return str(self.api.post("/v1/points", asked, self.token).json["id"])

    def change_point(self, point: str, wish: Any) -> Answer:
        """By whoever has just looked at all of them."""
        version = self.api.get("/v1/points", self.token).json["version"]
        return self.api.patch(f"/v1/points/{point}", wish, self.token, version)

    def offer(self, *points: str) -> None:
        place = {"place": "у подъезда", "hours": "с 17 до 20"}
        self._set_terms({"points": points, "pointsLockedFrom": "distributing", **place})

    def choose(self, point: str | None) -> Any:
        return self.api.post(f"/buyer/orders/{self.number}/point", {"point": point}, self.anna)

    def move(self, *stages: str) -> None:
        for stage in stages:
            answer = self.api.post(f"/v1/purchases/{self.purchase}/stage", {"stage": stage}, self.token)
            assert answer.status == 200, answer.text
            self.journey.steps()

    def _set_terms(self, terms: dict[str, Any]) -> None:
        answer = self.api.change(f"/v1/purchases/{self.purchase}", terms, self.token)
        assert answer.status == 200, answer.text
        self.journey.steps()
