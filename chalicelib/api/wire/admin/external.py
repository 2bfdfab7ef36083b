"""Orders of marketplaces ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

from chalicelib.api.wire.admin.rules import RuleExplanation, write_why
from chalicelib.api.wire.admin.sales import SameSale, SoldAt, write_sale
from chalicelib.api.wire.admin.suppliers import SuppliedGoods, write_goods
from chalicelib.api.wire.forms import Asked, ListQuery, Wire
from chalicelib.api.wire.limits import ForeignId, limited
from chalicelib.domain.external.external_order import Decision, Push
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.sighting import Phase

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.external import external_order as orders
    from chalicelib.domain.external.deciding import Refusal
    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.external.decide_lines import AcceptWish

PAGE = 50


class ExternalQuery(ListQuery, frozen=True):
    """What is not named is not asked about; ``q`` is of numbers, articles and goods, ``who`` of the buyer."""

    waiting: bool = False
    account: str = ""
    decision: Decision | None = None
    push: Push | None = None
    phase: Phase | None = None
    region: str = ""
    buyer: str = ""
    who: Annotated[str, limited(maxLength=100)] = ""
    q: Annotated[str, limited(maxLength=100)] = ""
    placed_from: datetime | None = None
    placed_to: datetime | None = None
    limit: Annotated[int, limited(minimum=1, maximum=100)] = PAGE


class BoundOffer(Wire, frozen=True):
    id: str
    title: str
    price: int | None
    supplied: SuppliedGoods | None


class ExternalLine(Wire, frozen=True):
    key: str
    article: str
    sku: str
    brand: str
    name: str
    quantity: int | None
    quantity_text: str
    wanted: int | None
    price: int | None
    sum: int | None
    decision: Decision
    decided_at: datetime | None
    decided_by: str
    decider: str
    pieces: int
    offer: BoundOffer | None
    reason: str
    reason_text: str
    why: RuleExplanation | None
    push: Push
    attempts: int
    pushed_at: datetime | None
    problem: str
    said: str


class ExternalBuyer(Wire, frozen=True):
    id: str | None
    name: str
    phone: str
    email: str


class ExternalOrder(Wire, frozen=True):
    account: str
    marketplace: Marketplace
    order: str
    group: str
    phase: Phase
    status: str
    substatus: str
    decision: Decision
    push: Push
    currency: str
    placed_at: datetime
    changed_at: datetime | None
    ship_until: datetime | None
    region: str
    city: str
    comment: str
    buyer: ExternalBuyer | None
    needs: list[str]
    free_refusal: bool | None
    test: bool
    number: str | None
    sold_at: SoldAt | None
    same_sale: list[SameSale]
    doubtful: bool
    lines: list[ExternalLine]
    version: int


class ExternalOrders(Wire, frozen=True):
    items: list[ExternalOrder]
    next: str | None


class Deciding(StrEnum):
    ACCEPT = "accept"
    REFUSE = "refuse"
    DISMISS = "dismiss"
    UNDO = "undo"
    PUSH = "push"


class LineAsked(Asked, frozen=True):
    key: ForeignId
    offer: Annotated[str, limited(maxLength=2_000)] | None = None
    pieces: Annotated[int, limited(minimum=1)] | None = None


class DecisionAsked(Asked, frozen=True):
    action: Deciding
    lines: Annotated[tuple[LineAsked, ...], limited(minItems=1, maxItems=100)]
    reason: Annotated[str, limited(maxLength=60)] = ""
    text: Annotated[str, limited(maxLength=500)] = ""
    sure: bool = False
    move_buyer: bool | None = None


def read_filter(asked: ExternalQuery) -> ExternalFilter:
    from chalicelib.domain.external.listing import ExternalFilter

    return ExternalFilter(
        waiting=asked.waiting,
        account=asked.account,
        decision=asked.decision,
        push=asked.push,
        phase=asked.phase,
        region=asked.region.strip(),
        words=asked.q.strip(),
        buyer=asked.buyer,
        who=asked.who.strip(),
        since=asked.placed_from,
        until=asked.placed_to,
    )


def read_wishes(asked: DecisionAsked) -> list[AcceptWish]:
    from chalicelib.usecases.external.decide_lines import AcceptWish

    return [AcceptWish(line.key, line.offer, line.pieces) for line in asked.lines]


def read_refusal(asked: DecisionAsked) -> Refusal:
    from chalicelib.domain.external.deciding import Refusal

    return Refusal(asked.reason.strip(), asked.text.strip(), asked.sure)


def write_page(page: Page[orders.ExternalOrder], language: str) -> ExternalOrders:
    return ExternalOrders(items=[write_order(each, language) for each in page.things], next=page.cursor)


def write_order(it: orders.ExternalOrder, language: str, names: Mapping[str, str] = {}) -> ExternalOrder:
    """``names``: of the people who decided, by actor."""
    from chalicelib.domain.external.deciding import needs_of

    return ExternalOrder(
        account=it.account,
        marketplace=it.marketplace,
        order=it.order,
        group=it.group,
        phase=it.phase,
        status=it.status,
        substatus=it.substatus,
        decision=it.decision,
        push=it.push,
        currency=it.currency,
        placed_at=it.placed_at,
        changed_at=it.changed_at,
        ship_until=it.ship_until,
        region=it.region,
        city=it.city,
        comment=it.comment,
        buyer=_buyer(it),
        needs=list(needs_of(it)),
        free_refusal=it.free_refusal,
        test=it.test,
        number=it.number,
        **write_sale(it),
        lines=[_line(line, it.currency, language, names) for line in it.lines],
        version=it.version,
    )


def _buyer(it: orders.ExternalOrder) -> ExternalBuyer | None:
    seen = it.buyer
    return ExternalBuyer(id=it.buyer_id, name=seen.name, phone=seen.phone, email=seen.email) if seen else None


def _line(it: orders.ExternalLine, currency: str, language: str, names: Mapping[str, str]) -> ExternalLine:
    seen, bound = it.seen, it.bound
    return ExternalLine(
        key=it.key,
        article=seen.article,
        sku=seen.sku,
        brand=seen.brand,
        name=seen.name,
        quantity=seen.quantity,
        quantity_text=seen.quantity_text,
        wanted=it.wanted,
        price=seen.price,
        sum=seen.sum,
        decision=it.decision,
        decided_at=it.decided_at,
        decided_by=it.decided_by,
        decider=names.get(it.decided_by, ""),
        pieces=it.pieces,
        offer=_bound(bound) if bound else None,
        reason=it.reason,
        reason_text=it.reason_text,
        why=write_why(it.why, currency, language) if it.why else None,
        push=it.push,
        attempts=it.attempts,
        pushed_at=it.pushed_at,
        problem=it.problem,
        said=it.said,
    )


def _bound(it: orders.Bound) -> BoundOffer:
    goods = write_goods(it.reservation) if it.reservation else None
    return BoundOffer(id=it.offer, title=it.title, price=it.price, supplied=goods)
