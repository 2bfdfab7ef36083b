"""What organizers have done at the desk: views they come back to, another wording, changes the audit tells of."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chalicelib import visit
from chalicelib.domain.journal import Event, Fact, purchase_subject
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.saved_view import ViewFilter
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.notices.edit_templates import TextWish
from chalicelib.usecases.orders.manage_views import ViewWish
from chalicelib.usecases.ports import Commit
from infra.demo.season.batches import commits_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal

VIEWS = (
    ("Должны за чай", ViewFilter(purchase="season-tea", payment_state=PaymentState.UNPAID), True),
    ("Ждут на выдаче", ViewFilter(handout=Handout.READY), True),
    ("Доплатить", ViewFilter(payment_state=PaymentState.PARTLY_PAID), False),
    ("Идут сейчас", ViewFilter(stage=Stage.IN_TRANSIT), False),
)
WORDING = TextWish(
    "ru",
    "order_ready",
    "Заказ № {number} из «{purchase}» приехал! Ждём вас: {place}, {hours}.\n{closed}\nОсталось оплатить: {debt}",
)
EDITS: Sequence[tuple[int, str, Mapping[str, object], Mapping[str, object]]] = (
    (31, "jackets", {"deliveryCost": 350_000}, {"deliveryCost": 390_000}),
    (26, "thermals", {"feePercent": "12"}, {"feePercent": "10"}),
    (12, "tea", {"title": "Чай и кофе"}, {"title": "Чай и кофе обжарки этой недели"}),
    (9, "pyjamas", {"minimumSum": 20_000_000}, {"minimumSum": 18_000_000}),
    (4, "nuts", {"minimumCount": 60}, {"minimumCount": 40}),
)
"""Days since, the purchase, and what was changed of it."""

NETWORK = "198.51.100.0/24"


def furnish(kabinet: Container, principal: Principal, now: datetime) -> None:
    """What is there already is left alone."""
    with visit.acting(principal):
        visit.sit_down(NETWORK)
        try:
            _furnish(kabinet, principal, now)
        finally:
            visit.end()
            visit.come(principal)


def _furnish(kabinet: Container, principal: Principal, now: datetime) -> None:
    named = {each.name for each in kabinet.orders.views.list(principal)}
    for name, wanted, shared in VIEWS:
        if name not in named:
            kabinet.orders.views.save(principal, ViewWish(name, wanted, shared=shared))
    texts = kabinet.notices.edit_templates.list(principal)
    if not texts.version:
        kabinet.notices.edit_templates.put(principal, texts.version, WORDING)
    subjects = [purchase_subject(f"season-{purchase}") for _, purchase, _, _ in EDITS]
    if kabinet.stores.journal.of(principal.community, subjects[-1]):
        return
    for (days, _, before, after), subject in zip(EDITS, subjects, strict=True):
        fact = Fact(Event.PURCHASE_EDITED, subject, {}, before=before, after=after)
        commits_on(kabinet, now - timedelta(days=days)).commit(principal.community, Commit(facts=(fact,)))
