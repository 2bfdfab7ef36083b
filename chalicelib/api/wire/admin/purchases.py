"""Purchases ↔ JSON."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Annotated

from msgspec import UNSET, UnsetType
from msgspec.structs import replace

from chalicelib.api.wire.forms import Asked, ListQuery, Wire, named_of, read_field
from chalicelib.api.wire.limits import Amount, Percent, Price, Title, limited
from chalicelib.domain.lists import LookedPage
from chalicelib.domain.money import read_basis_points, write_percent
from chalicelib.domain.purchases import progress as progresses
from chalicelib.domain.purchases import purchase as purchases
from chalicelib.domain.purchases.editing import MOST_BUYERS, locked_fields
from chalicelib.domain.purchases.stopping import FAREWELL_LENGTH

Farewell = Annotated[str, limited(maxLength=FAREWELL_LENGTH)]


class Flag(StrEnum):
    """As a query says it."""

    TRUE = "true"
    FALSE = "false"


class PurchasesQuery(ListQuery, frozen=True):
    """``archived``: with those that are put away, behind all others."""

    archived: Flag = Flag.FALSE


class CopyAsked(Asked, frozen=True):
    title: Title


class PurchaseAsked(Asked, frozen=True):
    title: Title
    fee_percent: Percent = "0"
    delivery_cost: Price = 0


class PurchaseEdit(Asked, frozen=True):
    """What is not named stays as it is."""

    title: Title | UnsetType = UNSET
    fee_percent: Percent | UnsetType = UNSET
    delivery_cost: Price | UnsetType = UNSET
    stop_at: datetime | UnsetType | None = UNSET
    minimum_sum: Amount | UnsetType | None = UNSET
    minimum_count: Annotated[int, limited(minimum=1, maximum=MOST_BUYERS)] | UnsetType | None = UNSET
    picture: str | UnsetType | None = UNSET
    payment_open: bool | UnsetType = UNSET
    pay_until: datetime | UnsetType | None = UNSET
    payment_details: Annotated[str, limited(maxLength=purchases.TEXT_LENGTHS["details"])] | UnsetType = UNSET
    place: Annotated[str, limited(maxLength=purchases.TEXT_LENGTHS["place"])] | UnsetType = UNSET
    hours: Annotated[str, limited(maxLength=purchases.TEXT_LENGTHS["hours"])] | UnsetType = UNSET
    collect_from: date | UnsetType | None = UNSET
    points: tuple[str, ...] | UnsetType = UNSET
    points_locked_from: purchases.Stage | UnsetType = UNSET
    organizer: str | UnsetType = UNSET


class StageAsked(Asked, frozen=True):
    stage: purchases.Stage


class ProlongationAsked(Asked, frozen=True):
    stop_at: datetime


class CancellationAsked(Asked, frozen=True):
    message: Farewell = ""


class Progress(Wire, frozen=True):
    orders: int
    buyers: int
    sum: int
    paid: int
    claimed: int
    owed: int
    owing: int
    share: int | None


class Purchase(Wire, frozen=True):
    id: str
    title: str
    stage: purchases.Stage
    fee_percent: str
    delivery_cost: int
    currency: str
    created_at: datetime
    organizer: str | None
    payment_open: bool
    pay_until: datetime | None
    payment_details: str
    place: str
    hours: str
    collect_from: date | None
    points: tuple[str, ...]
    points_locked_from: purchases.Stage
    stop_at: datetime | None
    minimum_sum: int | None
    minimum_count: int | None
    picture: str | None
    moves: tuple[purchases.Stage, ...]
    locked: Mapping[str, str]
    undecided: bool
    archived: bool
    progress: Progress
    version: int


class Purchases(Wire, frozen=True):
    """``looked``: how far was looked for the own ones of whoever sees no others, while there may be more."""

    items: list[Purchase]
    next: str | None
    looked: datetime | None = None


def read_fee(asked: PurchaseAsked) -> int:
    """In basis points. Raises Invalid."""
    return read_field("feePercent", read_basis_points, asked.fee_percent)


def read_edit(asked: PurchaseEdit) -> Callable[[purchases.Purchase], purchases.Purchase]:
    """How the wanted one is made of the present one. Raises Invalid."""
    fee = asked.fee_percent
    own = {
        "title": asked.title,
        "fee": fee if isinstance(fee, UnsetType) else read_field("feePercent", read_basis_points, fee),
        "delivery_cost": asked.delivery_cost,
        "stop_at": asked.stop_at,
        "minimum_sum": asked.minimum_sum,
        "minimum_count": asked.minimum_count,
        "picture": asked.picture,
    }
    terms = named_of(
        {
            "payment_open": asked.payment_open,
            "pay_until": asked.pay_until,
            "details": _trimmed(asked.payment_details),
            "place": _trimmed(asked.place),
            "hours": _trimmed(asked.hours),
            "collect_from": asked.collect_from,
            "points": asked.points,
            "points_locked_from": asked.points_locked_from,
            "organizer": asked.organizer,
        }
    )
    return lambda it: replace(it, **named_of(own), terms=replace(it.terms, **terms))


def _trimmed(text: str | UnsetType) -> str | UnsetType:
    return text if isinstance(text, UnsetType) else text.strip()


def write_purchase(purchase: purchases.Purchase, progress: progresses.Progress = progresses.NONE) -> Purchase:
    terms = purchase.terms
    return Purchase(
        id=purchase.id,
        title=purchase.title,
        stage=purchase.stage,
        fee_percent=write_percent(purchase.fee),
        delivery_cost=purchase.delivery_cost,
        currency=purchase.currency,
        created_at=purchase.created_at,
        organizer=purchase.organizer,
        payment_open=terms.payment_open,
        pay_until=terms.pay_until,
        payment_details=terms.details,
        place=terms.place,
        hours=terms.hours,
        collect_from=terms.collect_from,
        points=terms.points,
        points_locked_from=terms.points_locked_from,
        stop_at=purchase.stop_at,
        minimum_sum=purchase.minimum_sum,
        minimum_count=purchase.minimum_count,
        picture=purchase.picture,
        undecided=terms.undecided,
        archived=purchase.archived_at is not None,
        moves=purchases.moves_from(purchase.stage),
        locked=locked_fields(purchase.stage),
        progress=write_progress(purchase, progress),
        version=purchase.version,
    )


def write_progress(purchase: purchases.Purchase, progress: progresses.Progress) -> Progress:
    return Progress(
        orders=progress.orders,
        buyers=progress.buyers,
        sum=progress.goods,
        paid=progress.paid,
        claimed=progress.claimed,
        owed=progress.owed,
        owing=progress.owing,
        share=progress.share(purchase.minimum_sum, purchase.minimum_count),
    )


def write_purchases(page: LookedPage[purchases.Purchase], known: Mapping[str, progresses.Progress]) -> Purchases:
    items = [write_purchase(each, known.get(each.id, progresses.NONE)) for each in page.things]
    return Purchases(items=items, next=page.cursor, looked=page.looked)
