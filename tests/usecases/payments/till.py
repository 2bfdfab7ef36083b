"""Anna's orders, of which she owes 1,000 and 500 kopecks, and what can be done with money around them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import PaymentClaim
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.factories import COMMUNITY, NOW, a_line, a_principal, an_order, payable
from tests.fakes import MemoryOrders
from tests.usecases.house import House, with_anna

ANNA, ELENA, MARIA = a_principal(id="anna"), a_principal(id="elena"), a_principal()
STRANGER = a_principal(community="c2")
AN_HOUR_AGO = NOW - timedelta(hours=1)
PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR of a transfer"
PROGRAM = b"MZ\x90\0\x03\0\0\0 a program"


def owing(number: str, total: int, **fields: Any) -> Order:
    given = {"number": number, "purchase": f"p{number}", "fee": 0, "terms": payable()}
    return an_order((a_line(price=total),), **{**given, **fields})


class Keys(MemoryOrders):
    """As the real store: a key that is too long is not looked for, it is an error."""

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        assert all(len(number) < 2_000 for number in numbers), "ValidationException"
        return super().many(community, numbers)


def a_till() -> House:
    house = with_anna()
    house.stores.orders = Keys(house.memory)
    house.save(owing("1001", 1_000), owing("1002", 500), owing("1003", 700, buyer="elena"))
    return house


def wish(*orders: str, amount: int = 1_000, key: str = "form-of-anna", **fields: Any) -> ClaimRequest:
    given: dict[str, Any] = {"paid_at": AN_HOUR_AGO, **fields}
    return ClaimRequest(key, orders or ("1001",), amount, **given)


def filed(house: House, *orders: str, **fields: Any) -> PaymentClaim:
    return house.container.payments.file_claims.file(ANNA, wish(*orders, **fields))


def uploaded(house: House, content: bytes = PNG, buyer: str = "anna") -> str:
    """The id of a proof that the browser has put where the form says."""
    proof, _ = house.container.payments.file_claims.proof_form(a_principal(id=buyer), "image/png", len(content))
    house.stores.files.write(COMMUNITY, uploaded_proof(buyer, proof), content)
    return proof


def kept(house: House) -> dict[str, bytes]:
    """The proofs that were taken over, by their names."""
    return {key[1]: content for key, content in house.stores.proofs.kept.items()}


def received(amount: int, order: str = "1001", key: str = "form-of-maria", at: datetime | None = None) -> MoneyMove:
    return MoneyMove(key=key, kind=PaymentKind.PAYMENT, order=order, amount=amount, at=at)


def refunded(amount: int, order: str = "1001", key: str = "refund-of-maria") -> MoneyMove:
    return MoneyMove(key, PaymentKind.REFUND, order, amount)


def transferred(amount: int, order: str = "1001", to: str = "1002", key: str = "transfer-of-maria") -> MoneyMove:
    return MoneyMove(key, PaymentKind.TRANSFER, order, amount, to=to)


def given_away(amount: int, order: str = "1001", to: str = "1003", key: str = "transfer-away") -> MoneyMove:
    """A transfer to another buyer, and meant so."""
    return replace(transferred(amount, order, to, key), to_another=True)


def order(house: House, number: str = "1001") -> Order:
    return house.stores.orders.get(COMMUNITY, number)


def ledger(house: House, number: str = "1001") -> Sequence[int]:
    return [entry.amount for entry in house.stores.payments.of_order(COMMUNITY, number)]


def events(house: House, number: str = "1001") -> list[str]:
    """What the journal says of one order."""
    return [entry.event for entry in house.memory.journal if entry.subject == f"order/{number}"]
