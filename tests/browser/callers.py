"""People who call the hosted API by programs of their own: the organizer decides, another buyer is quicker."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import requests

from chalicelib.domain.communities.community import Community
from tests.browser.house import House
from tests.browser.patience import until
from tests.world import ADMIN


@dataclass(frozen=True)
class Person:
    """Launched the cabinet; ``token`` is the session."""

    house: House
    token: str

    @classmethod
    def launched(cls, house: House, user: str, **wish: str) -> Person:
        query = house.launch(user, **wish).partition("?")[2]
        return cls(house, str(_call("POST", f"{house.address}launch", {"query": query})["token"]))

    def get(self, path: str) -> Any:
        return _call("GET", f"{self.house.address}{path}", None, self.token)

    def post(self, path: str, **wish: Any) -> Any:
        return _call("POST", f"{self.house.address}{path}", wish, self.token)

    def change(self, path: str, **wish: Any) -> Any:
        version = self.get(path)["version"]
        return _call("PATCH", f"{self.house.address}{path}", wish, self.token, version=version)

    def change_point(self, point: str, **wish: Any) -> Any:
        version = self.get("v1/points")["version"]
        return _call("PATCH", f"{self.house.address}v1/points/{point}", wish, self.token, version=version)


@dataclass(frozen=True)
class Organizer(Person):
    """What she changes of a purchase has reached its orders when these return."""

    community: Community

    @classmethod
    def at_desk(cls, house: House, community: Community) -> Organizer:
        return cls(house, Person.launched(house, ADMIN).token, community)

    def purchase(self, title: str, *buyers: str, **order: Any) -> tuple[str, ...]:
        """A purchase of hers with an order of each buyer; its id, then the orders' numbers."""
        made = self.house.container.stores.purchases.get(
            self.community.id, self.post("v1/purchases", title=title)["id"]
        )
        of_it = {"purchase": made.id, "purchase_title": title, "organizer": made.organizer, "terms": made.terms}
        saved = [self.house.put(self.community, buyer=each, **{**of_it, **order}) for each in buyers]
        return made.id, *(str(each.data["number"]) for each in saved)

    def agree(self, purchase: str, **terms: Any) -> None:
        """Say how a purchase is paid and collected."""
        self.change(f"v1/purchases/{purchase}", **terms)
        self._spread(purchase)

    def move(self, purchase: str, *stages: str) -> None:
        for stage in stages:
            self.post(f"v1/purchases/{purchase}/stage", stage=stage)
        self._spread(purchase)

    def point(self, **wish: Any) -> str:
        given = {"title": "Склад", "address": "Тула, ул. Лесная, 5", "hours": "ежедневно с 10 до 20", "price": 10_000}
        return str(self.post("v1/points", **{**given, **wish})["id"])

    def waiting(self) -> list[Any]:
        """The claims nobody has decided on."""
        found: list[Any] = self.get("v1/claims")["items"]
        return found

    def _spread(self, purchase: str) -> None:
        container, community = self.house.container, self.community.id
        wanted = container.stores.purchases.get(community, purchase).terms
        numbers = [number for _, number in container.stores.orders.numbers_after(community, purchase, "", 100)]
        until(lambda: all(each.terms == wanted for each in container.stores.orders.many(community, numbers).values()))


def _call(
    method: str, address: str, body: Mapping[str, Any] | None, token: str = "", *, version: int | None = None
) -> Any:
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    if method == "POST":
        headers["Idempotency-Key"] = uuid4().hex
    if version is not None:
        headers["If-Match"] = f'"{version}"'
    answer = requests.request(method, address, json=body, headers=headers, timeout=20)
    assert answer.ok, f"{method} {address}: {answer.status_code} {answer.text}"
    return answer.json()
