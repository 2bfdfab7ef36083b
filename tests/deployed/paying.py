"""Payment opens; buyers are asked, reminded, and say what they paid; the organizer decides and writes money down."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import requests

from tests.deployed.ordering import SHOES, TEA, Ordering
from tests.deployed.person import Person, eventually, upload
from tests.deployed.playing import play

PNG = b"\x89PNG\r\n\x1a\n" + b"0" * 90
NO_PICTURE = b"MZ" + b"0" * 90
DETAILS = "Карта 0000, Мария О."
THANKS = "Спасибо! {amount} получено за {number}."
REASON = "Такого перевода нет"
POINT = {"title": "На Ленина", "address": "Тула, Ленина, 1", "hours": "с 10 до 20", "price": 5_000, "capacity": 2}
WRITTEN_DOWN = ("записана оплата 50", "возвращено 10", "перенесена оплата 30")
MORE, PAID, REFUNDED, MOVED = 10_000, 5_000, 1_000, 3_000


@dataclass(frozen=True)
class Claiming:
    """A claim from both sides; ``unproved`` is the answer to one whose proof is none."""

    filed: Any
    unproved: int
    waiting: Sequence[Any]
    proof: bytes
    confirmed: Any
    thanked: dict[str, Any]


@dataclass(frozen=True)
class Paying:
    """What people saw; ``order`` is Anna's of shoes afterwards, ``unreached`` whom OK did not let us write to.

    ``held`` is what both of her orders had then, in kopecks.
    """

    point: str
    bills: Sequence[Any]
    asked: dict[str, Any]
    reminded: dict[str, Any]
    claim: Claiming
    rejected: dict[str, Any]
    entered: Sequence[dict[str, Any]]
    listed: Sequence[Any]
    account: Any
    held: int
    refused: Sequence[Any]
    claims: Sequence[Any]
    order: Any
    unreached: Sequence[Any]


def pay(ordering: Ordering) -> Paying:
    anna, maria, shoes = ordering.anna, ordering.maria, ordering.orders[SHOES]
    play(ordering.deployed, "user", user=ordering.elena.user, allowed=False)
    point = str(maria.post("v1/points", POINT)["id"])
    bills = _opened(ordering, point)
    asked, reminded = anna.hears("Можно оплатить", shoes), _reminded(ordering)
    claim, rejected = _claimed(ordering, bills[0]["debt"] + MORE), _decided_otherwise(ordering)
    entered = _entered(ordering)
    buyer = maria.get(f"v1/orders/{shoes}")["buyer"]["id"]
    claims, order = anna.get("buyer/claims")["claims"], anna.get(f"buyer/orders/{shoes}")
    held = order["paid"] + anna.get(f"buyer/orders/{ordering.orders[TEA]}")["paid"]
    unreached = eventually(lambda: _unreached(maria), bool)
    return Paying(
        point=point,
        bills=bills,
        asked=asked,
        reminded=reminded,
        claim=claim,
        rejected=rejected,
        entered=entered,
        listed=maria.get(f"v1/payments?q={shoes}")["items"],
        account=maria.get(f"v1/buyers/{buyer}/ledger"),
        held=held,
        refused=maria.get("v1/claims?state=rejected")["items"],
        claims=claims,
        order=order,
        unreached=unreached,
    )


def _opened(ordering: Ordering, point: str) -> Sequence[Any]:
    """Of both purchases, until in five hours: what Anna has to pay, the shoes first."""
    _set_terms(ordering, {"paymentOpen": True, "payUntil": _in(5), "paymentDetails": DETAILS, "points": [point]})
    bills = eventually(lambda: ordering.anna.get("buyer/bills")["bills"], lambda found: len(found) == 2)
    return sorted(bills, key=lambda bill: str(bill["number"]))


def _set_terms(ordering: Ordering, terms: dict[str, Any]) -> None:
    for purchase in ordering.purchases.values():
        ordering.maria.patch(f"v1/purchases/{purchase}", terms)


def _in(hours: int) -> str:
    return f"{datetime.now(UTC) + timedelta(hours=hours):%Y-%m-%dT%H:%M:%SZ}"


def _reminded(ordering: Ordering) -> dict[str, Any]:
    """Of a later deadline nobody hears at once, so the clock reminds of it; it strikes twice."""
    _set_terms(ordering, {"payUntil": _in(6)})
    ordering.deployed.turn("wake_communities")
    message = ordering.anna.hears("Напоминаем", ordering.orders[SHOES])
    ordering.deployed.turn("wake_communities")
    return message


def _claimed(ordering: Ordering, amount: int) -> Claiming:
    """The whole of the shoes, and some of the tea."""
    anna, maria, shoes, tea = ordering.anna, ordering.maria, ordering.orders[SHOES], ordering.orders[TEA]
    filed = anna.post("buyer/claims", _claim([shoes, tea], amount, _proof(anna, PNG)))
    unproved = anna.refused("buyer/claims", _claim([shoes], MORE, _proof(anna, NO_PICTURE)))
    waiting = maria.get("v1/claims")["items"]
    proof = requests.get(maria.get(f"v1/claims/{filed['id']}/proof")["url"], timeout=10).content
    maria.patch("v1/texts", {"key": "claim_confirmed", "language": "ru", "text": THANKS})
    confirmed = maria.post(f"v1/claims/{filed['id']}/confirmation")
    return Claiming(
        filed=filed,
        unproved=unproved,
        waiting=waiting,
        proof=proof,
        confirmed=confirmed,
        thanked=anna.hears("Спасибо!", shoes),
    )


def _proof(anna: Person, content: bytes) -> str:
    form = anna.post("buyer/proofs", {"type": "image/png", "size": len(content)})
    upload(form["upload"], content)
    return str(form["proof"])


def _claim(orders: Sequence[str], amount: int, proof: str | None = None) -> dict[str, Any]:
    paid_at = f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}"
    return {"key": uuid4().hex, "orders": orders, "amount": amount, "paidAt": paid_at, "comment": "", "proof": proof}


def _decided_otherwise(ordering: Ordering) -> dict[str, Any]:
    """One claim is rejected, and Anna told why; another she takes back."""
    anna, tea = ordering.anna, [ordering.orders[TEA]]
    wrong, mistaken = (anna.post("buyer/claims", _claim(tea, amount))["id"] for amount in (500, 700))
    ordering.maria.post(f"v1/claims/{wrong}/rejection", {"reason": REASON})
    anna.post(f"buyer/claims/{mistaken}/withdraw")
    return anna.hears("не подтверждена")


def _entered(ordering: Ordering) -> Sequence[dict[str, Any]]:
    """Money comes to the tea, some goes back, and some of the shoes' is moved there; Anna hears of each."""
    maria, shoes, tea = ordering.maria, ordering.orders[SHOES], ordering.orders[TEA]
    maria.post("v1/payments", {"key": uuid4().hex, "order": tea, "amount": PAID})
    maria.post("v1/refunds", {"key": uuid4().hex, "order": tea, "amount": REFUNDED})
    maria.post("v1/transfers", {"key": uuid4().hex, "from": shoes, "to": tea, "amount": MOVED})
    return [ordering.anna.hears(words, tea) for words in WRITTEN_DOWN]


def _unreached(maria: Person) -> Sequence[Any]:
    return [each for each in maria.get("v1/notices")["items"] if each["reason"] == "no_permission"]
