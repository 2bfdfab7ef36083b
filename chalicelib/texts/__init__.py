"""Texts for people: Russian first, English too. Imports nothing of ours."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from datetime import date, datetime

LANGUAGES = ("ru", "en")
_SIGNS = {"RUB": "₽"}
_GROUPS = {"ru": ("\u00a0", ","), "en": (",", ".")}


class Catalogue:
    """A key is a path: ``errors.not_found``. A language we do not speak is answered in Russian."""

    def phrase(self, language: str, key: str, **values: object) -> str:
        """The text under ``key``, its placeholders filled; a value that is a list is one of keys, named and joined."""
        return self.template(language, key).format(
            **{name: self._value(language, value) for name, value in values.items()}
        )

    def template(self, language: str, key: str) -> str:
        """The text under ``key`` with its placeholders still empty."""
        text: Any = _texts(spoken(language))
        for part in key.split("."):
            text = text[part]
        return str(text)

    def day(self, language: str, day: date) -> str:
        """As ``1 декабря``."""
        return self.phrase(language, "day", day=day.day, month=self.phrase(language, f"months.{day.month}"))

    def moment(self, language: str, at: datetime, zone: str) -> str:
        """A day and a time in ``zone``: ``1 декабря, 18:00``."""
        from zoneinfo import ZoneInfo  # only notices tell moments

        local = at.astimezone(ZoneInfo(zone))
        return self.phrase(language, "moment", day=self.day(language, local), time=f"{local:%H:%M}")

    def money(self, language: str, amount: int, currency: str) -> str:
        """Kopecks as people write them: ``1 530,50 ₽``, ``₽1,530.50``; whole sums without a fraction."""
        group, point = _GROUPS[spoken(language)]
        whole, rest = divmod(abs(amount), 100)
        figure = f"{whole:,}".replace(",", group) + (f"{point}{rest:02}" if rest else "")
        minus = "−" if amount < 0 else ""
        if spoken(language) == "ru":
            return f"{minus}{figure}\u00a0{_SIGNS.get(currency, currency)}"
        before = _SIGNS.get(currency) or f"{currency}\u00a0"
        return f"{minus}{before}{figure}"

    def figure(self, language: str, figure: str) -> str:
        """``12.5`` as ``12,5`` where people write so."""
        return figure.replace(".", _GROUPS[spoken(language)][1])

    def _value(self, language: str, value: object) -> object:
        if isinstance(value, Sequence) and not isinstance(value, str):
            return ", ".join(self.phrase(language, str(key)) for key in value)
        return value


def spoken(language: str) -> str:
    return language if language in LANGUAGES else LANGUAGES[0]


@cache
def _texts(language: str) -> Mapping[str, Any]:
    read: Mapping[str, Any] = json.loads(Path(__file__).with_name(f"{language}.json").read_text("utf-8"))
    return read
