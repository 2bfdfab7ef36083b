"""Points are chosen and change, a purchase is cancelled, another one comes, and an order is handed out by its code."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from tests.deployed.ordering import SHOES, TEA, Ordering
from tests.deployed.paying import POINT, Paying
from tests.deployed.person import Person, eventually
from tests.deployed.stopping import Stopping, stop

LATER = "с 11 до 21"
SHUT: dict[str, Any] = {"closed": True, "closedUntil": "2099-12-01", "closedReason": "переучёт"}


@dataclass(frozen=True)
class Collecting:
    """What people saw; ``taken`` are the places at the point: chosen twice, and after one purchase was cancelled."""

    offered: Any
    stopping: Stopping
    taken: tuple[int, int]
    moved: dict[str, Any]
    shut: dict[str, Any]
    cancelled: dict[str, Any]
    parcels: Sequence[Any]
    ready: dict[str, Any]
    code: Any
    read: Any
    stored: Any
    received: Any


def collect(ordering: Ordering, paying: Paying) -> Collecting:
    anna, maria, shoes = ordering.anna, ordering.maria, ordering.orders[SHOES]
    offered = anna.get(f"buyer/orders/{shoes}/points")
    full = _chosen(ordering, paying.point)
    maria.patch(f"v1/points/{paying.point}", {**POINT, "hours": LATER}, "v1/points")
    stopping = stop(ordering)
    _moved(maria, ordering.purchases[TEA], "cancelled")
    moved, cancelled = anna.hears("Изменился пункт", LATER), anna.hears("отменена", ordering.orders[TEA])
    shut = _shut_for_a_while(ordering, paying.point)
    free = eventually(lambda: _taken(maria), lambda taken: taken < full)
    parcels = _distributed(ordering)
    ready = anna.hears("готов к выдаче", shoes)
    code = anna.get(f"buyer/orders/{shoes}/code")
    read = maria.post("v1/handouts/reading", {"code": code["text"]})
    stored = maria.post(f"v1/orders/{shoes}/handout", {"handout": "stored"})
    received = anna.post(f"buyer/orders/{shoes}/receipt")
    return Collecting(
        offered=offered,
        stopping=stopping,
        taken=(full, free),
        moved=moved,
        shut=shut,
        cancelled=cancelled,
        parcels=parcels,
        ready=ready,
        code=code,
        read=read,
        stored=stored,
        received=received,
    )


def _distributed(ordering: Ordering) -> Sequence[Any]:
    """Anna's parcels when the first purchase has come."""
    _moved(ordering.maria, ordering.purchases[SHOES], "stopped", "ordered", "distributing")
    return list(eventually(lambda: ordering.anna.get("buyer/parcels")["parcels"], bool))


def _shut_for_a_while(ordering: Ordering, point: str) -> dict[str, Any]:
    """What Anna hears of it."""
    ordering.maria.patch(f"v1/points/{point}", SHUT, "v1/points")
    shut = ordering.anna.hears("временно закрыт", SHUT["closedReason"])
    ordering.maria.patch(f"v1/points/{point}", {"closed": False}, "v1/points")
    ordering.anna.hears("снова работает", ordering.orders[SHOES])
    return shut


def _chosen(ordering: Ordering, point: str) -> int:
    """Anna takes both places; the organizer moves her away from one, and she takes it again."""
    shoes, tea = ordering.orders[SHOES], ordering.orders[TEA]
    ordering.anna.post(f"buyer/orders/{shoes}/point", {"point": point})
    ordering.anna.post(f"buyer/orders/{tea}/point", {"point": point})
    ordering.maria.post(f"v1/orders/{shoes}/point", {"point": None})
    ordering.anna.post(f"buyer/orders/{shoes}/point", {"point": point})
    return _taken(ordering.maria)


def _taken(maria: Person) -> int:
    (point,) = maria.get("v1/points")["points"]
    return int(point["taken"])


def _moved(maria: Person, purchase: str, *stages: str) -> None:
    for stage in stages:
        maria.post(f"v1/purchases/{purchase}/stage", {"stage": stage})
