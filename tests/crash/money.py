"""An organizer moves money: refunds, transfers, surpluses, and what earlier releases have written."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.move_credits import CreditMove, Way
from chalicelib.usecases.payments.record_payments import MoneyMove
from tests.crash.cabinet import NUMBER, a_job, a_payer, anna
from tests.crash.desk import asks
from tests.crash.preparations import FIRST_NUMBER, principal, save
from tests.factories import NOW
from tests.storage.payments.before import forget_lists

OTHER = str(FIRST_NUMBER + 1)


def rejecting(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    claim = container.payments.file_claims.file(anna(community), ClaimRequest("form-of-anna", (NUMBER,), 110_000, NOW))
    return asks(community, f"claims/{claim.id}/rejection", {"reason": "Не нашли перевод"})


def refunding(container: Container, community: str) -> Sequence[str]:
    _paid(container, community)
    return asks(community, "refunds", {"key": "form-of-maria", "order": NUMBER, "amount": 10_000})


def transferring(container: Container, community: str) -> Sequence[str]:
    _paid(container, community)
    order = container.stores.orders.get(community, NUMBER)
    save(
        container,
        community,
        replace(order, number=OTHER, purchase="shoes", payments=(), paid=0, paid_at=None, version=0),
    )
    return asks(community, "transfers", {"key": "form-of-maria", "from": NUMBER, "to": OTHER, "amount": 10_000})


def saving_a_surplus(container: Container, community: str) -> Sequence[str]:
    _overpaid(container, community)
    return asks(community, "credits", {"key": "form-of-maria", "order": NUMBER, "amount": 10_000})


def using_a_balance(container: Container, community: str) -> Sequence[str]:
    """For all that is left to pay for another order."""
    _saved(container, community)
    order = container.stores.orders.get(community, NUMBER)
    blank = {"payments": (), "paid": order.total - 10_000, "paid_at": None, "version": 0}
    save(container, community, replace(order, number=OTHER, purchase="shoes", **blank))
    return asks(community, "credits/use", {"key": "form-of-maria", "order": OTHER, "amount": 10_000})


def returning_a_balance(container: Container, community: str) -> Sequence[str]:
    _saved(container, community)
    body = {"key": "form-of-maria", "buyer": anna(community).id, "amount": 10_000, "note": "на карту"}
    return asks(community, "credits/refund", body)


def joining(container: Container, community: str) -> Sequence[str]:
    """An entry and a claim of an earlier release, which wrote no key of the lists."""
    _paid(container, community)
    filed = container.payments.file_claims.file(anna(community), ClaimRequest("form-of-anna", (NUMBER,), 500, NOW))
    container.payments.review_claims.reject(principal(community), filed.id, "Не нашли")
    forget_lists(container.clients.dynamodb, community, NUMBER, filed.id)
    return a_job(community, Event.LISTS_BEHIND, purchase="sold")


def _saved(container: Container, community: str) -> None:
    _overpaid(container, community)
    move = CreditMove("form-that-saved", Way.SAVE, 10_000, order=NUMBER)
    container.payments.credits.move(principal(community), move)


def _overpaid(container: Container, community: str) -> None:
    order = a_payer(container, community)
    move = MoneyMove("form-before", PaymentKind.PAYMENT, NUMBER, order.debt + 10_000)
    container.payments.record.enter(principal(community), move)


def _paid(container: Container, community: str) -> None:
    a_payer(container, community)
    container.payments.record.enter(
        principal(community), MoneyMove("form-before", PaymentKind.PAYMENT, NUMBER, 110_000)
    )
