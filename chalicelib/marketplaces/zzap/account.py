"""An account at ZZAP: ``/webservice/datasharing.asmx/<Method>``, a form in, JSON in XML out.

[?] not established: whether dates of a filter may name an hour, and in which zone they are read. So both ends are sent
in UTC with its sign, the beginning overlaps what was asked before, and the end lies a day ahead, where no reading of it
leaves an order out.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from msgspec import Struct

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.zzap.answers import read_answer
from chalicelib.marketplaces.zzap.orders import LINE, read_order
from chalicelib.marketplaces.zzap.status_codes import StatusCodes, TrackCode, read_track_codes
from chalicelib.marketplaces.zzap.windows import Window, read_window, write_window
from chalicelib.outgoing.lenient import objects, text
from chalicelib.outgoing.transport import Call, Transport
from chalicelib.usecases.ports import CallRefused, Checked, Clock, RefusalReason, Refusing, SightingPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.sighting import Sighting

SERVICE = "/webservice/datasharing.asmx/"
ROWS, MOST_ROWS = 2_000, 10_000
"""Rows that a call asks for; more than the second ZZAP does not give."""

OVERLAP, AHEAD = timedelta(minutes=15), timedelta(days=1)
LOOK_BACK = timedelta(days=30)
"""How old the last event of an order may be that is read by its number: ZZAP finds none by it."""

LONGEST_RESPONSE = 500
REASONS = (
    RefusalReason("out_of_stock", "Нет в наличии"),
    RefusalReason("price_changed", "Изменилась цена"),
    RefusalReason("other", "Другая причина", needs_text=True),
)


class ZzapAccount(Struct, frozen=True):
    """``login``, ``password`` and ``api_key`` go out in every form, and nowhere else. ``zone``: of ZZAP's clock [?]."""

    transport: Transport
    login: str
    password: str
    api_key: str
    now: Clock
    codes: StatusCodes = StatusCodes()
    zone: str = "Europe/Moscow"

    def check(self) -> Checked:
        """ZZAP names nobody: an account is known by a print of its login."""
        self.codes_track()
        return Checked(seller=f"zzap-{sha256(self.login.strip().lower().encode()).hexdigest()[:12]}")

    def codes_track(self) -> Sequence[TrackCode]:
        """All statuses of ZZAP, for whoever says what they mean."""
        return read_track_codes(self._ask("GetCodesTrack", {}).get("table"))

    def read(self, order: str) -> Sighting | None:
        """Just after a change of ours ZZAP may still show the old state for some seconds: look again later."""
        rows = self._rows(Window(self.now() - LOOK_BACK, self.now() + AHEAD), MOST_ROWS)
        found = [row for row in rows if text(row.get("code_order"), 40) == order]
        if not found and len(rows) >= MOST_ROWS:  # it may be among those that ZZAP has not shown
            raise Unavailable("marketplace_unavailable")
        return self._sighting(found[-1]) if found else None

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """A window that holds more rows than were asked for is asked for again in halves: ZZAP has no pages."""
        window = read_window(cursor) if cursor else Window(since - OVERLAP, until)
        last = window.end >= until
        most = MOST_ROWS if window.is_shortest else ROWS
        rows = self._rows(window.ahead(AHEAD) if last else window, most)
        if len(rows) >= most and not window.is_shortest:
            return SightingPage((), write_window(window.first_half))
        seen = [sighting for row in rows if (sighting := self._sighting(row))]
        following = None if last else write_window(window.following(until))
        return SightingPage(sorted(seen, key=_age), following)

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        """ZZAP takes any: what the seller writes is what the buyer reads."""
        return (
            RefusalReason("out_of_stock", "Нет в наличии"),
            RefusalReason("other", "Другая причина", needs_text=True),
        )

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        """All of it or nothing: an order is one line, and its status has no quantity."""
        _of_the_whole(order, pieces)
        self._set_status(order.order, self.codes.accepted, "")

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        _of_the_whole(order, refusing.pieces or {})
        titles = {each.id: each.title for each in REASONS if not each.needs_text}
        self._set_status(order.order, self.codes.refused, refusing.text or titles.get(refusing.reason, ""))

    def _set_status(self, order: str, code: str, response: str) -> None:
        if not code:
            raise CallRefused("needs_missing", "No status code is set for this decision.")
        said = " ".join(text(response, LONGEST_RESPONSE * 2).split())[:LONGEST_RESPONSE]
        form = {"code_order": order, "code_track": code, "response": said, "call_data": ""}
        self._ask("SetOrderStatusV3", form, changes=True)

    def _rows(self, window: Window, most: int) -> Sequence[Mapping[str, Any]]:
        form = {"row_count": str(most), "call_data": "", "codes_track": ""}
        dates = {"date_from": _written(window.begin), "date_to": _written(window.end)}
        return objects(self._ask("GetSellerOrdersV3", {**form, **dates}).get("table"))

    def _sighting(self, row: Mapping[str, Any]) -> Sighting | None:
        return read_order(row, self.codes, ZoneInfo(self.zone))

    def _ask(self, method: str, form: Mapping[str, str], *, changes: bool = False) -> Mapping[str, Any]:
        secrets = {"login": self.login, "password": self.password, "api_key": self.api_key}
        call = Call("POST", f"{SERVICE}{method}", form=form, secrets=secrets, changes=changes)
        with self.transport.asking(call) as answer:
            return read_answer(self.transport, call, answer)

    def __repr__(self) -> str:
        return f"ZzapAccount({self.transport.url!r})"


def _of_the_whole(order: Sighting, pieces: Mapping[str, int]) -> None:
    wanted = order.lines[0].quantity if order.lines else None
    if wanted is not None and pieces.get(LINE, wanted) != wanted:
        raise CallRefused("call_refused", "An order is accepted or refused as a whole.")


def _age(sighting: Sighting) -> tuple[datetime, str]:
    at = sighting.changed_at or sighting.created_at or datetime.max.replace(tzinfo=UTC)
    return at, sighting.order.rjust(20, "0")


def _written(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
