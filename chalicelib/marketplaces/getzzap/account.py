"""An account at a marketplace that is asked as its profile says."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from msgspec import Struct

from chalicelib.domain.errors import Invalid, Unavailable
from chalicelib.marketplaces.getzzap.answers import read_answer
from chalicelib.marketplaces.getzzap.order_form import read_order
from chalicelib.marketplaces.getzzap.paths import find
from chalicelib.marketplaces.getzzap.profile import OWN, Profile
from chalicelib.outgoing.lenient import objects, text
from chalicelib.usecases.ports import CallRefused, Checked, Clock, SightingPage

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.external.sighting import Sighting
    from chalicelib.marketplaces.getzzap.call_template import CallTemplate
    from chalicelib.outgoing.transport import Transport
    from chalicelib.usecases.ports import RefusalReason, Refusing

USUAL_HEADER, USUAL_SCHEME = "Authorization", "Bearer"
_HEADER = re.compile(r"[A-Za-z0-9-]{1,60}")
_NOT_FOR_TOKENS = frozenset({"host", "connection", "content-length", "content-type", "transfer-encoding", "upgrade"})

OVERLAP = timedelta(minutes=15)
LOOK_BACK, MOST_PAGES = timedelta(days=30), 10
"""How far an order is looked for in lists, where the marketplace does not give it by its number."""


class GenericAccount(Struct, frozen=True):
    """``transport`` has the token among its headers, and a guarded session: its address is somebody's."""

    transport: Transport
    now: Clock
    profile: Profile = OWN

    def check(self) -> Checked:
        checking, host = self.profile.check, urlsplit(self.transport.url).netloc
        if checking is None:
            self.list(self.now(), self.now())
            return Checked(seller=host)
        found = self._ask(checking.call, {})
        return Checked(text(find(checking.seller, found), 100) or host, text(find(checking.name, found)))

    def read(self, order: str) -> Sighting | None:
        if self.profile.read is None:
            return self._listed(order)
        try:
            found = self._ask(self.profile.read.call, {"order": order})
        except CallRefused as refused:
            if refused.reason == "order_missing":
                return None
            raise
        seen = self._sighting(find(self.profile.read.found, found))
        return seen if seen and seen.order == order else None

    def list(self, since: datetime, until: datetime, cursor: str | None = None) -> SightingPage:
        """None where no pull is set: such a marketplace tells everything by itself."""
        pull, written = self.profile.pull, self.profile.written
        if pull is None:
            return SightingPage((), asked=False)
        dates = {"since": written(since - OVERLAP), "until": written(until)}
        found = self._ask(pull.call, {**dates, "cursor": cursor or ""})
        seen = [sighting for each in objects(find(pull.orders, found)) if (sighting := self._sighting(each))]
        following = text(find(pull.cursor, found), 1_000)
        return SightingPage(seen, following if following not in ("", cursor) else None)

    def reasons(self, order: Sighting) -> Sequence[RefusalReason]:
        return tuple(each.plain for each in self.profile.reasons)

    def accept(self, order: Sighting, pieces: Mapping[str, int]) -> None:
        self._change(self.profile.accept, order, pieces, {})

    def refuse(self, order: Sighting, refusing: Refusing) -> None:
        whole = {line.key: line.quantity for line in order.lines if line.quantity}
        said = {"reason": refusing.reason, "text": refusing.text}
        self._change(self.profile.refuse, order, whole if refusing.pieces is None else refusing.pieces, said)

    def _change(
        self, template: CallTemplate | None, order: Sighting, pieces: Mapping[str, int], said: Mapping[str, str]
    ) -> None:
        if template is None:
            raise CallRefused("needs_missing", "No call is set for this decision.")
        lines = [{"key": key, "quantity": quantity} for key, quantity in pieces.items()]
        known = {"order": order.order, "status": order.status, "substatus": order.substatus, "group": order.group}
        extra = {f"extra.{name}": value for name, value in order.extra.items()}
        self._ask(template, {**known, **extra, **said, "lines": lines}, changes=True)

    def _ask(self, template: CallTemplate, values: Mapping[str, Any], *, changes: bool = False) -> Any:
        call = template.filled(values, changes=changes)
        with self.transport.asking(call) as answer:
            return read_answer(self.transport, self.profile, call, answer)

    def _listed(self, order: str) -> Sighting | None:
        if self.profile.pull is None:
            raise CallRefused("call_refused", "No way to read an order is set.")
        cursor: str | None = None
        for _ in range(MOST_PAGES):
            page = self.list(self.now() - LOOK_BACK, self.now(), cursor)
            if found := [each for each in page.sightings if each.order == order]:
                return found[-1]
            if page.cursor is None:
                return None
            cursor = page.cursor
        raise Unavailable("marketplace_unavailable")

    def _sighting(self, order: Any) -> Sighting | None:
        form = self.profile.mapping.applied(order)
        return read_order(form, self.profile.phases, ZoneInfo(self.profile.zone))

    def __repr__(self) -> str:
        return f"GenericAccount({self.transport.url!r})"


def token_headers(header: str, scheme: str, token: str) -> Mapping[str, str]:
    """The header that carries a token, the token alone or after its ``scheme``; ``Authorization: Bearer …`` where
    neither is named. Raises Invalid.
    """
    if not header:
        header, scheme = USUAL_HEADER, scheme or USUAL_SCHEME
    said = f"{scheme} {token}".strip()
    if not _HEADER.fullmatch(header) or header.lower() in _NOT_FOR_TOKENS:
        raise Invalid("header_refused", "settings.header")
    if not (said.isascii() and said.isprintable()):
        raise Invalid("header_refused", "secrets.token")
    return {header: said}
