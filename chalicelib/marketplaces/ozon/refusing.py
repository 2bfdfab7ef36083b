"""Why a posting of Ozon is refused: which reasons there are, and what goes with one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chalicelib.marketplaces.ozon import values
from chalicelib.usecases.ports import CallRefused, RefusalReason, Refusing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OTHER = 402
"""The one that wants the seller's own words."""

USUAL_WORDS = {
    352: "Товар закончился на складе продавца",
    400: "Остался только бракованный товар",
    401: "Продавец отклонил арбитраж",
}
"""Said for the seller who gives none: of single goods Ozon wants a sentence with every reason."""

LONGEST = 500


def may_be_given(order: str) -> Mapping[str, Any]:
    return {"related_posting_numbers": [order]}


def read_reasons(order: str, answer: Mapping[str, Any]) -> Sequence[RefusalReason]:
    """Those of the seller: buyers have reasons of their own, with which he cannot refuse."""
    found = []
    for posting in values.objects(answer.get("result")):
        if values.name_of(posting.get("posting_number")) in (order, ""):
            found += [reason for each in values.objects(posting.get("reasons")) if (reason := _reason(each))]
    return tuple({reason.id: reason for reason in found}.values())


def _reason(given: Mapping[str, Any]) -> RefusalReason | None:
    number = values.whole_number(given.get("id"))
    theirs = values.text(given.get("type_id")).lower() == "buyer"
    if number is None or theirs or given.get("is_available_for_cancellation") is False:
        return None
    return RefusalReason(id=str(number), title=values.text(given.get("title")), needs_text=number == OTHER)


def cancelling(order: str, refusing: Refusing) -> dict[str, Any]:
    """Raises CallRefused for a reason that is none, or lacks the words it wants."""
    reason = values.whole_number(refusing.reason)
    said = values.text(refusing.text, LONGEST)
    if reason is None or (reason == OTHER and not said):
        raise CallRefused("reason_refused")
    said = said or USUAL_WORDS.get(reason, "")
    if refusing.pieces is not None and not said:
        raise CallRefused("reason_refused")
    body: dict[str, Any] = {"posting_number": order, "cancel_reason_id": reason}
    return {**body, "cancel_reason_message": said} if said else body
