"""Supplies that tasks are taken in with: one a day of each kind, by a name that tells the kind.

What is in a supply cannot be read back in detail, so our own record of which one is open counts. Tasks of businesses
and of people, of different sizes, warehouses and borders never share one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote

from msgspec import Struct

from chalicelib.marketplaces.wildberries.fields import Thing, digits, flag, text, thing, things
from chalicelib.marketplaces.wildberries.refusals import answered
from chalicelib.outgoing.transport import Call, Transport, unread
from chalicelib.usecases.ports.marketplaces import CallRefused

if TYPE_CHECKING:
    from collections.abc import Mapping

PAGE, PAGES = 1_000, 50
LONGEST_NAME = 128


class SupplyRecord(Protocol):
    """Which supply is open, by the kind of its tasks."""

    def get(self, kind: str) -> str | None: ...

    def put(self, kind: str, supply: str) -> None: ...


class RememberedSupplies(Struct, frozen=True):
    """For as long as the account is held; then they are found by their names."""

    known: dict[str, str] = {}

    def get(self, kind: str) -> str | None:
        return self.known.get(kind)

    def put(self, kind: str, supply: str) -> None:
        self.known[kind] = supply


class Kind(Struct, frozen=True):
    """``apart``: tasks without their marks, which would hold the others back."""

    b2b: bool
    cargo: str = ""
    cross_border: str = ""
    warehouse: str = ""
    apart: bool = False

    def name(self, day: str) -> str:
        """Of its supply of a day."""
        parts = [
            f"Кабинет {day}",
            self.warehouse and f"склад {self.warehouse}",
            self.cargo and f"тип {self.cargo}",
            self.cross_border not in ("", "0") and f"граница {self.cross_border}",
            self.b2b and "B2B",
            self.apart and "без маркировки",
        ]
        return " · ".join(part for part in parts if part)[:LONGEST_NAME]

    def fits(self, supply: Thing) -> bool:
        """Whether a supply is open and takes tasks of this kind, as far as it tells; one that is empty takes all."""
        if flag(supply.get("done")) or supply.get("closedAt") or not text(supply.get("id")):
            return False
        b2b = flag(supply.get("isB2b", supply.get("isB2B")))
        cargo, border = text(supply.get("cargoType")), digits(supply.get("crossBorderType"))
        return (
            b2b in (None, self.b2b)
            and cargo in ("", "0", self.cargo or cargo)
            and border in ("", self.cross_border or border)
        )


def read_kind(extra: Mapping[str, str], apart: bool = False) -> Kind:
    return Kind(
        b2b=extra.get("b2b") == "yes",
        cargo=extra.get("cargo", ""),
        cross_border=extra.get("cross_border", ""),
        warehouse=extra.get("warehouse", ""),
        apart=apart,
    )


class Supplies(Struct, frozen=True):
    transport: Transport
    record: SupplyRecord

    def open_one(self, kind: Kind, day: str) -> str:
        """The supply of this kind and day; a new one, if the last was closed."""
        name = kind.name(day)
        known = self.record.get(name)
        if known and self._is_open(known, kind):
            return known
        supply = self._find(name, kind) or self._make(name)
        self.record.put(name, supply)
        return supply

    def add(self, supply: str, order: str) -> None:
        """Raises CallRefused, AnswerLost."""
        path = f"/api/marketplace/v3/supplies/{quote(supply, safe='')}/orders"
        call = Call("PATCH", path, json={"orders": [int(order)]}, changes=True)
        if answered(self.transport, call).status != 204:
            raise unread(call.changes)

    def _is_open(self, supply: str, kind: Kind) -> bool:
        try:
            answer = answered(self.transport, Call("GET", f"/api/v3/supplies/{quote(supply, safe='')}"))
        except CallRefused:  # it was deleted there
            return False
        return kind.fits(thing(answer.json))

    def _find(self, name: str, kind: Kind) -> str | None:
        """Where the list is refused a new one has to do."""
        at = "0"
        for _ in range(PAGES):
            try:
                page = self._page(at)
            except CallRefused:
                break
            supplies = things(page["supplies"])
            for supply in supplies:
                if text(supply.get("name")) == name and kind.fits(supply):
                    return text(supply.get("id"))
            following = digits(page.get("next"))
            if not supplies or following in ("", "0", at):
                break
            at = following
        return None

    def _page(self, at: str) -> Thing:
        call = Call("GET", "/api/v3/supplies", query={"limit": str(PAGE), "next": at})
        page = thing(answered(self.transport, call).json)
        if "supplies" not in page:
            raise unread(call.changes)
        return page

    def _make(self, name: str) -> str:
        call = Call("POST", "/api/v3/supplies", json={"name": name}, changes=True)
        made = text(thing(answered(self.transport, call).json).get("id"))
        if not made:
            raise unread(call.changes)
        return made
