"""An organizer at his desk: purchases, imports, money, points, texts, connections."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from chalicelib.bootstrap import Hub
from chalicelib.domain.imports import uploaded_file
from chalicelib.domain.orders import Handout
from chalicelib.domain.payments import PaymentKind
from chalicelib.usecases.payments.claiming import ClaimWish
from chalicelib.usecases.payments.entering import MoneyMove
from infra.local.variables import DEMO
from tests.crash.cabinet import NUMBER, a_payer, a_request, anna
from tests.crash.preparations import FILE, FIRST_NUMBER, found, ordered, previewed, principal, save
from tests.factories import NOW, csv_of

OTHER = str(FIRST_NUMBER + 1)


def _asks(community: str, path: str, body: object) -> Sequence[str]:
    return a_request(community, f"/organizer/{path}", body, principal(community))


def opening(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "purchases", {"title": "Книги", "feePercent": "10", "deliveryCost": 50_000})


def changing_terms(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return _asks(community, "purchases/sold/terms", {"place": "ул. Новая, 9", "paymentDetails": "СБП"})


def moving_on(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return _asks(community, "purchases/sold/stage", {"stage": "ordered"})


def importing(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "purchases/shoes/imports", {"name": "заказы.csv", "size": 1_000})


def previewing(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    content = csv_of(*FILE)
    job, _ = hub.importing.create(principal(community), "shoes", "заказы.csv", len(content))
    hub.files.write(community, uploaded_file(job.id), content)
    return _asks(community, f"imports/{job.id}/preview", {})


def starting(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    ordered(hub, community)
    return _asks(community, f"imports/{previewed(hub, community, FILE)}/start", {})


def moving_an_order(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return _asks(community, f"orders/{NUMBER}/point", {"point": "centre"})


def handing(hub: Hub, community: str) -> Sequence[str]:
    """Back to the shelf, where it takes room again."""
    order = a_payer(hub, community)
    hub.choosing.choose(anna(community), NUMBER, "centre")
    order = hub.orders.get(community, order.number)
    save(hub, community, replace(order, handout=Handout.READY))
    return _asks(community, f"orders/{NUMBER}/handout", {"handout": "returned"})


def reading_a_code(hub: Hub, community: str) -> Sequence[str]:
    order = a_payer(hub, community)
    save(hub, community, replace(order, handout=Handout.READY))
    return _asks(community, "handouts/reading", {"code": hub.receiving.code(anna(community), NUMBER)})


def rejecting(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    claim = hub.claiming.file(anna(community), ClaimWish("form-of-anna", (NUMBER,), 110_000, NOW))
    return _asks(community, f"claims/{claim.id}/rejection", {"reason": "Не нашли перевод"})


def refunding(hub: Hub, community: str) -> Sequence[str]:
    _paid(hub, community)
    return _asks(community, "refunds", {"key": "form-of-maria", "order": NUMBER, "amount": 10_000})


def transferring(hub: Hub, community: str) -> Sequence[str]:
    _paid(hub, community)
    order = hub.orders.get(community, NUMBER)
    save(hub, community, replace(order, number=OTHER, purchase="shoes", payments=(), paid=0, paid_at=None, version=0))
    return _asks(community, "transfers", {"key": "form-of-maria", "from": NUMBER, "to": OTHER, "amount": 10_000})


def _paid(hub: Hub, community: str) -> None:
    a_payer(hub, community)
    hub.entering.enter(principal(community), MoneyMove("form-before", PaymentKind.PAYMENT, NUMBER, 110_000))


def adding_a_point(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "points", {"title": "На Северной", "address": "Северная, 5", "capacity": 3})


def changing_a_point(hub: Hub, community: str) -> Sequence[str]:
    a_payer(hub, community)
    return _asks(community, "points/centre", {"address": "ул. Полевая, 2"})


def wording(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "texts", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number} отменён"})


def trying_a_text(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "texts/preview", {"key": "order_cancelled", "language": "ru", "text": "Заказ {number}"})


def connecting_a_bot(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "connections/bot", {"token": DEMO["OK_BOT_TOKEN"]})


def connecting_comments(hub: Hub, community: str) -> Sequence[str]:
    found(hub, community)
    return _asks(community, "connections/comments", {"token": DEMO["OK_ADMIN_TOKEN"]})
