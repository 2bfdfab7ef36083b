"""An organizer at his desk: purchases, imports, money, points, texts, connections."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.imports.import_job import uploaded_file
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.payments.payment import PaymentKind
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.payments.record_payments import MoneyMove
from infra.local.variables import DEMO
from tests.crash.cabinet import NUMBER, PAYABLE, a_payer, a_request, anna
from tests.crash.preparations import FILE, FIRST_NUMBER, found, ordered, previewed, principal, save
from tests.factories import NOW, csv_of

OTHER = str(FIRST_NUMBER + 1)


def _asks(community: str, path: str, body: object, version: int | None = None) -> Sequence[str]:
    return a_request(community, f"/v1/{path}", body, principal(community), version)


def opening(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "purchases", {"title": "Книги", "feePercent": "10", "deliveryCost": 50_000})


def changing_purchase(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    body = {"place": "ул. Новая, 9", "paymentDetails": "СБП", "deliveryCost": 50_000}
    return a_request(community, "/v1/purchases/sold", body, principal(community), version=1)


def moving_on(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/stage", {"stage": "ordered"})


def foreseeing(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/preview", {"stage": "ordered"})


def messaging(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/messages", {"text": "Раздача перенесена"})


def copying(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/copy", {"title": "Ещё раз"})


def archiving(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community, replace(PAYABLE, stage=Stage.COMPLETED))
    return _asks(community, "purchases/sold/archive", {})


def returning(container: Container, community: str) -> Sequence[str]:
    archiving(container, community)
    container.purchases.keep.archive(principal(community), "sold", archived=True)
    return _asks(community, "purchases/sold/return", {})


def prolonging(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/prolongation", {"stopAt": (NOW + timedelta(days=9)).isoformat()})


def cancelling(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, "purchases/sold/cancellation", {"message": "Поставщик отказал"})


def importing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "purchases/shoes/imports", {"name": "заказы.csv", "size": 1_000})


def previewing(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    content = csv_of(*FILE)
    job, _ = container.imports.manage.create(principal(community), "shoes", "заказы.csv", len(content))
    container.stores.files.write(community, uploaded_file(job.id), content)
    return _asks(community, f"imports/{job.id}/preview", {})


def starting(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    ordered(container, community)
    return _asks(community, f"imports/{previewed(container, community, FILE)}/start", {})


def moving_an_order(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    return _asks(community, f"orders/{NUMBER}/point", {"point": "centre"})


def handing(container: Container, community: str) -> Sequence[str]:
    """Back to the shelf, where it takes room again."""
    order = a_payer(container, community)
    container.pickup.choose_point.choose(anna(community), NUMBER, "centre")
    order = container.stores.orders.get(community, order.number)
    save(container, community, replace(order, handout=Handout.READY))
    return _asks(community, f"orders/{NUMBER}/handout", {"handout": "returned"})


def reading_a_code(container: Container, community: str) -> Sequence[str]:
    order = a_payer(container, community)
    save(container, community, replace(order, handout=Handout.READY))
    return _asks(community, "handouts/reading", {"code": container.orders.hand_over.code(anna(community), NUMBER)})


def rejecting(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    claim = container.payments.file_claims.file(anna(community), ClaimRequest("form-of-anna", (NUMBER,), 110_000, NOW))
    return _asks(community, f"claims/{claim.id}/rejection", {"reason": "Не нашли перевод"})


def refunding(container: Container, community: str) -> Sequence[str]:
    _paid(container, community)
    return _asks(community, "refunds", {"key": "form-of-maria", "order": NUMBER, "amount": 10_000})


def transferring(container: Container, community: str) -> Sequence[str]:
    _paid(container, community)
    order = container.stores.orders.get(community, NUMBER)
    save(
        container,
        community,
        replace(order, number=OTHER, purchase="shoes", payments=(), paid=0, paid_at=None, version=0),
    )
    return _asks(community, "transfers", {"key": "form-of-maria", "from": NUMBER, "to": OTHER, "amount": 10_000})


def _paid(container: Container, community: str) -> None:
    a_payer(container, community)
    container.payments.record.enter(
        principal(community), MoneyMove("form-before", PaymentKind.PAYMENT, NUMBER, 110_000)
    )


def adding_a_point(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "points", {"title": "На Северной", "address": "Северная, 5", "capacity": 3})


def changing_a_point(container: Container, community: str) -> Sequence[str]:
    a_payer(container, community)
    version = container.stores.points.get(community).points.version
    return _asks(community, "points/centre", {"address": "ул. Полевая, 2"}, version)


def wording(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "texts", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number} отменён"}, 0)


def trying_a_text(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "texts/preview", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number}"})


def connecting_a_bot(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "connections/bot", {"token": DEMO["OK_BOT_TOKEN"]})


def connecting_comments(container: Container, community: str) -> Sequence[str]:
    found(container, community)
    return _asks(community, "connections/comments", {"token": DEMO["OK_ADMIN_TOKEN"]})
