"""One account at Ozon, with its key: ``Client-Id`` and ``Api-Key`` are headers of its transport."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.ozon import errors, values
from chalicelib.marketplaces.ozon.access import read_access
from chalicelib.marketplaces.ozon.cursors import Place, Stage, read_cursor, write_cursor
from chalicelib.marketplaces.ozon.orders import read_posting
from chalicelib.marketplaces.ozon.refusing import cancelling, may_be_given, read_reasons
from chalicelib.outgoing.transport import Call, Transport, unread
from chalicelib.usecases.ports import AnswerLost, CallRefused, Checked, RefusalReason, Refusing, SightingPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.sighting import Sighting

PAGE = 100
AROUND = timedelta(days=30)
"""To both sides of now a posting that waits has its time to be handed over."""

YOUNGEST = timedelta(days=364)
"""How old a posting may be whose change is still looked for: a list covers a year at the most."""

_SHOWN = {"analytics_data": True, "barcodes": False, "financial_data": False, "legal_info": False}


class OzonAccount(Struct, frozen=True):
    """``pause_headers``: where a wish to be called less is looked for, in small letters."""

    transport: Transport
    pause_headers: Sequence[str] = errors.PAUSE_HEADERS

    def check(self) -> Checked:
        seller = next((value for name, value in self.transport.headers.items() if name.lower() == "client-id"), "")
        return read_access(seller, self._ask("/v1/roles", {}))

    def read(self, order: str) -> Sighting | None:
        try:
            answer = self._ask("/v3/posting/fbs/get", {"posting_number": order, "with": _SHOWN})
        except CallRefused as refusal:
            if refusal.reason == "order_missing":
                return None
            raise
        found = read_posting(values.inside(answer, "result"))
        if found is None or found.order != order:
            raise Unavailable("marketplace_unavailable")
        return found

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """What waits comes before what changed, so of an order that is in both the newest state comes last."""
        place = read_cursor(cursor)
        answer = self._ask(*_asked(place, since, until))
        if "postings" not in answer:
            answer = values.inside(answer, "result")
        if "postings" not in answer:
            raise Unavailable("marketplace_unavailable")
        sightings = (read_posting(each) for each in values.objects(answer["postings"]))
        newest = {each.order: each for each in sightings if each}
        return SightingPage(tuple(newest.values()), _next(place, answer))

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        return read_reasons(order.order, self._ask("/v1/posting/fbs/cancel-reason", may_be_given(order.order)))

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        """All in one package. A posting is shipped as a whole: what is not accepted has to be refused before."""
        products = [{"product_id": sku, "quantity": count} for sku, count in counted(order, pieces)]
        body = {"packages": [{"products": products}], "posting_number": order.order}
        self._change("/v4/posting/fbs/ship", body, errors.ALREADY_SHIPPED)

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        path, body = "/v2/posting/fbs/cancel", cancelling(order.order, refusing)
        if refusing.pieces is not None:
            path = "/v2/posting/fbs/product/cancel"
            body["items"] = [{"sku": sku, "quantity": count} for sku, count in counted(order, refusing.pieces)]
        self._change(path, body, errors.ALREADY_CANCELLED)

    def _change(self, path: str, body: Mapping[str, Any], done: str) -> None:
        """``done``: Ozon's word for what was wanted and is so already. An empty result leaves a doubt."""
        try:
            answer = self._ask(path, body, changes=True)
        except CallRefused as refusal:
            if done in refusal.said.upper():
                return
            raise
        if answer.get("result") in (None, False, "", "false", [], {}):
            raise AnswerLost("marketplace_silent")

    def _ask(self, path: str, body: Mapping[str, Any], *, changes: bool = False) -> Mapping[str, Any]:
        """The object Ozon answers with. Raises what the port says."""
        with self.transport.asking(Call("POST", path, json=body, changes=changes)) as answer:
            said = errors.heard(answer)
            pause = errors.pause_of(answer, said, self.pause_headers)
            if pause is not None:
                raise self.transport.halted(pause)
            refusal = errors.account_refusal(said)
            if refusal:
                raise refusal
            if not said.readable or said.status >= 500 or said.status < 200:  # a page under 4xx: nothing was done
                raise unread(changes and not 300 <= said.status < 500)
            if said.error or said.status >= 300:
                raise _refusal(said, changes)
            return said.body


def counted(order: Sighting, pieces: Mapping[str, int]) -> Sequence[tuple[int, int]]:
    """How many of each sku, for there may be two lines of one. Raises CallRefused for what the order has not."""
    skus, lines = Counter[int](), {line.key: line for line in order.lines}
    for key, count in pieces.items():
        sku = values.whole_number(lines[key].sku) if key in lines else None
        if sku is None or count < 0:
            raise CallRefused("call_refused")
        skus[sku] += count
    found = [(sku, count) for sku, count in skus.items() if count]
    if not found:
        raise CallRefused("call_refused")
    return found


def _asked(place: Place, since: datetime, until: datetime) -> tuple[str, Mapping[str, Any]]:
    """Path and body. Without its pair of dates the first list is empty, which looks as if nothing were waiting."""
    paging = {"cursor": place.cursor, "limit": PAGE, "sort_dir": "ASC", "with": _SHOWN}
    if place.stage is Stage.WAITING:
        days = {"cutoff_from": until - AROUND, "cutoff_to": until + AROUND}
        return "/v4/posting/fbs/unfulfilled/list", {**paging, "filter": _written(days)}
    changed = _written({"from": since, "to": until})
    frame = _written({"since": until - YOUNGEST, "to": until})
    return "/v4/posting/fbs/list", {**paging, "filter": {**frame, "last_changed_status_date": changed}}


def _written(times: Mapping[str, datetime]) -> Mapping[str, str]:
    return {name: values.written_moment(at) for name, at in times.items()}


def _next(place: Place, answer: Mapping[str, Any]) -> str | None:
    """A cursor that leads nowhere new ends its list."""
    cursor = values.text(answer.get("cursor"), 2_000)
    if values.is_true(answer.get("has_next")) and cursor and cursor != place.cursor:
        return write_cursor(Place(place.stage, cursor))
    return write_cursor(Place(Stage.CHANGED)) if place.stage is Stage.WAITING else None


def _refusal(said: errors.Said, changes: bool) -> CallRefused | Unavailable:
    """An error that is no word about the order, under 200 or of the moment, is a trouble of Ozon's own."""
    refusal = errors.call_refusal(said)
    own = refusal.reason == "call_refused" and (said.status < 300 or said.passes)
    return unread(changes) if own else refusal
