"""What Excel has made of a cell before it was saved as text: only the traces are left to go by."""

from __future__ import annotations

import re

from chalicelib.domain.imports.tables import Flaw

LONGEST = 24

_ERRORS = frozenset(
    {
        *("#n/a", "#na", "#ref!", "#value!", "#name?", "#div/0!", "#num!", "#null!", "#spill!", "#calc!"),
        *("#н/д", "#ссылка!", "#знач!", "#имя?", "#дел/0!", "#число!", "#пусто!", "#перенос!", "#вычисл!"),
    }
)
_MONTH = r"(?:янв|фев|мар|апр|май|мая|июн|июл|авг|сен|сент|окт|ноя|дек|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
_DATE = re.compile(
    rf"[0-9]{{1,2}}[.-]{_MONTH}\.?|{_MONTH}[.-][0-9]{{2,4}}|[0-9]{{1,2}}\.[0-9]{{1,2}}\.(?:19|20)[0-9]{{2}}"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(?:[ T]00:00:00)?"
)
_DIGITS = re.compile(r"[0-9][.,][0-9]{1,14}e\+[0-9]{1,3}")


def is_error(text: str) -> bool:
    return text[:1] == "#" and len(text) <= LONGEST and text.casefold() in _ERRORS


def trace(text: str) -> Flaw | None:
    """Of damage in a cell that was saved as text."""
    if len(text) > LONGEST or text.isalpha():
        return None
    text = text.strip().casefold()
    if is_error(text):
        return Flaw.ERROR
    if _DATE.fullmatch(text):
        return Flaw.DATE
    return Flaw.DIGITS if _DIGITS.fullmatch(text) else None
