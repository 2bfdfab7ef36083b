"""How what happened is told to people at the desk, in one sentence or in many."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING
from urllib.parse import quote

from msgspec import Struct

from chalicelib.domain.notices.channels import DeskNotice
from chalicelib.usecases.ports import DeskMessage, Phrases

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.communities.community import Community
    from chalicelib.domain.notices.outbox import OutboxItem

SHOWN = 10
"""Events that one message names."""

LONGEST_SUBJECT = 120

PLACES: Mapping[DeskNotice, str] = {
    DeskNotice.EXTERNAL_ORDER: "external",
    DeskNotice.EXTERNAL_CANCELLED: "external",
    DeskNotice.PUSH_FAILED: "external",
    DeskNotice.ACCOUNT_REFUSED: "settings/marketplaces",
    DeskNotice.PUSHES_SILENT: "settings/marketplaces",
    DeskNotice.KEY_ENDS: "settings/marketplaces",
    DeskNotice.CLAIM_REPORTED: "claims",
    DeskNotice.DECISION_ASKED: "purchases",
    DeskNotice.CONNECTION_REFUSED: "settings/connections",
    DeskNotice.TEST: "settings/notifications",
}
"""Where at the desk it is looked at."""


class DeskTexts(Struct, frozen=True):
    """``desk`` is the address of the desk; empty where nobody knows it."""

    phrases: Phrases
    desk: str

    def message(self, community: Community, language: str, items: Sequence[OutboxItem], now: datetime) -> DeskMessage:
        """One for all of them."""
        first, lines = items[0], [self._line(community, language, each) for each in items[:SHOWN]]
        if len(items) == 1:
            title, text = lines[0], lines[0]
        else:
            title = self._say(language, "many", community=community.name, count=len(items))
            text = "\n".join([title, "", *(f"• {line}" for line in lines)])
        if len(items) > SHOWN:
            text += "\n" + self._say(language, "more", count=len(items) - SHOWN)
        return DeskMessage(
            id=first.id,
            at=now,
            subject=" ".join(title.split())[:LONGEST_SUBJECT],
            text=text,
            link=self._link(items),
            opens=self._say(language, "open"),
            events=[_plain(each) for each in items],
        )

    def code(self, community: Community, language: str, code: str, now: datetime) -> DeskMessage:
        """What proves that whoever entered an address reads what comes there."""
        text = self._say(language, "code", community=community.name, code=code)
        return DeskMessage(id="code", at=now, subject=self._say(language, "code_subject"), text=text)

    def _link(self, items: Sequence[OutboxItem]) -> str:
        if not self.desk:
            return ""
        first = items[0]
        place = PLACES[first.notice] if len({PLACES[each.notice] for each in items}) == 1 else ""
        named = len(items) == 1 and place == "external" and "account" in first.values
        parts = [quote(str(first.values[name]), safe="") for name in ("account", "order")] if named else []
        return f"{self.desk}#/" + "/".join([place, *parts])

    def _line(self, community: Community, language: str, item: OutboxItem) -> str:
        currency = str(item.values.get("currency", community.currency))
        said = {name: self._value(language, currency, name, value) for name, value in item.values.items()}
        known = {"community": community.name, "total": "", "number": "", "lines": "", **said}
        return self._say(language, _key(item), **known).replace("  ", " ").strip()

    def _value(self, language: str, currency: str, name: str, value: str | int) -> str:
        match name, value:
            case "total" | "amount", int():
                money = self.phrases.money(language, value, currency)
                return self._say(language, "for_total", total=money) if name == "total" else money
            case "trouble" | "reason" | "problem", str():
                return self._reason(language, value)
            case "ends", str():
                return self.phrases.day(language, date.fromisoformat(value[:10]))
            case "number", _:
                return self._say(language, "our_order", number=value)
        return " ".join(str(value).split())

    def _reason(self, language: str, reason: str) -> str:
        """In words, where there are some: a marketplace may have a new one."""
        try:
            return self.phrases.template(language, f"errors.{reason}")
        except KeyError:
            return reason

    def _say(self, language: str, key: str, **values: object) -> str:
        return self.phrases.phrase(language, f"notices.desk.{key}", **values)


def _key(item: OutboxItem) -> str:
    """An account that is let in again is the end of a trouble; what is silent may be pushes or polls."""
    if item.notice is DeskNotice.PUSHES_SILENT and item.values.get("source") == "polls":
        return "polls_silent"
    over = item.notice is DeskNotice.ACCOUNT_REFUSED and not item.values.get("trouble")
    return "account_works" if over else item.notice.value


def _plain(item: OutboxItem) -> Mapping[str, object]:
    return {"id": item.id, "type": item.notice.value, "at": item.at.isoformat(), "data": dict(item.values)}
