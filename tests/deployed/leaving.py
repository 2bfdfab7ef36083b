"""A buyer decides what she hears of, takes her data with her, is erased, and comes again."""

from dataclasses import dataclass
from typing import Any

import requests

from tests.deployed.desk import Desk, work_at_desk
from tests.deployed.ordering import SHOES, Ordering
from tests.deployed.person import Person, eventually
from tests.deployed.playing import launch_query


@dataclass(frozen=True)
class Leaving:
    """What people saw; ``left`` is the organizer's export of who was erased, ``order`` what stays of the shoes."""

    desk: Desk
    settings: Any
    allowed: Any
    withdrawn: Any
    document: Any
    proof: bytes
    left: Any
    order: Any
    returned: Person
    orders: Any


def leave(ordering: Ordering) -> Leaving:
    deployed, anna, maria = ordering.deployed, ordering.anna, ordering.maria
    desk = work_at_desk(maria)
    settings = anna.get("buyer/notices")
    withdrawn = anna.post("buyer/consent/withdrawal")
    allowed = anna.post("buyer/consent", {"query": launch_query(deployed, anna.user)})
    document = anna.post("buyer/export")
    proof = requests.get(document["proofs"][0]["link"], timeout=10).content
    anna.post("buyer/erasure")
    same = f"v1/buyers/{document['buyer']['id']}/export"
    left = eventually(lambda: maria.post(same), lambda found: found["buyer"]["erased_at"])
    order = maria.get(f"v1/orders/{ordering.orders[SHOES]}")
    returned = Person.launches(deployed, anna.user)
    orders = returned.get("buyer/orders?period=all")["orders"]
    return Leaving(
        desk=desk,
        settings=settings,
        allowed=allowed,
        withdrawn=withdrawn,
        document=document,
        proof=proof,
        left=left,
        order=order,
        returned=returned,
        orders=orders,
    )
