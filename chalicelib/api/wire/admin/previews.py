"""What a change of a purchase would do ↔ JSON."""

from collections.abc import Mapping, Sequence

from msgspec import UNSET, UnsetType

from chalicelib.api.wire.admin.purchases import Farewell, PurchaseEdit, read_edit
from chalicelib.api.wire.forms import Wire
from chalicelib.domain.errors import Invalid
from chalicelib.domain.purchases.editing import Draft
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.usecases.notices.preview_change import Preview
from chalicelib.usecases.notices.purchase_audience import Audience


class DraftAsked(PurchaseEdit, frozen=True):
    """A change of fields, or ``stage`` alone, or ``cancellation`` alone: the word to its buyers."""

    stage: Stage | UnsetType = UNSET
    cancellation: Farewell | UnsetType = UNSET


class ToldBuyers(Wire, frozen=True):
    message: str
    buyers: int
    unreached: Mapping[str, int]
    example: str


class ChangedSums(Wire, frozen=True):
    orders: int
    before: int
    after: int


class Refunds(Wire, frozen=True):
    orders: int
    sum: int


class ChangePreview(Wire, frozen=True):
    looked: int
    complete: bool
    sums: ChangedSums
    refunds: Refunds
    messages: Sequence[ToldBuyers]


def read_draft(asked: DraftAsked) -> Draft:
    """Raises Invalid for more than one kind of change at once."""
    named = [name for name in asked.__struct_fields__ if getattr(asked, name) is not UNSET]
    alone = [name for name in named if name in ("stage", "cancellation")]
    if alone and len(named) > 1:
        raise Invalid("preview_mixed", alone[0])
    if not isinstance(asked.cancellation, UnsetType):
        return Draft(message=asked.cancellation)
    return Draft(wish=read_edit(asked)) if isinstance(asked.stage, UnsetType) else Draft(stage=asked.stage)


def write_preview(preview: Preview) -> ChangePreview:
    return ChangePreview(
        looked=preview.looked,
        complete=preview.complete,
        sums=ChangedSums(orders=preview.changed, before=preview.before, after=preview.after),
        refunds=Refunds(orders=preview.refunds, sum=preview.paid),
        messages=[write_told(each) for each in preview.messages],
    )


def write_told(audience: Audience) -> ToldBuyers:
    return ToldBuyers(
        message=audience.template,
        buyers=audience.buyers,
        unreached=audience.unreached,
        example=audience.example,
    )
