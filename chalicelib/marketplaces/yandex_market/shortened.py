"""What may be kept of a push: the named fields, each in the form it has to have, and no others.

No name, phone, address, text or number of a person is among them, wherever a sender puts it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from typing import Any

from chalicelib.domain.external.integration_log import LONGEST_BODY
from chalicelib.marketplaces.yandex_market.reading import Thing, moment, text

MOST_ITEMS = 20

Form = Callable[[Thing, str], str]
Shape = Mapping[str, "Form | Shape"]
"""By the name of a field: how its text is read (empty: left out), or what is inside of it, once or in a list."""

_NUMBER = re.compile(r"-?[0-9.]{1,20}", re.ASCII)
_WORD = re.compile(r"[A-Z][A-Z0-9_]{0,79}", re.ASCII)
_TOKEN = re.compile(r"[0-9A-Za-z_./ -]{1,80}", re.ASCII)
_PHONE = re.compile(r"(?:7|8)[0-9]{10}", re.ASCII)
_GAPS = str.maketrans("", "", " ./-_")


def _number(thing: Thing, name: str) -> str:
    written = text(thing, name, 21)
    return written if _NUMBER.fullmatch(written) else ""


def _word(thing: Thing, name: str) -> str:
    written = text(thing, name, 81)
    return written if _WORD.fullmatch(written) else ""


def _token(thing: Thing, name: str) -> str:
    """Digits that could be somebody's phone are left out."""
    written = text(thing, name, 81)
    return written if _TOKEN.fullmatch(written) and not _PHONE.fullmatch(written.translate(_GAPS)) else ""


def _time(thing: Thing, name: str) -> str:
    return text(thing, name, 40) if moment(thing, name) else ""


def _flag(thing: Thing, name: str) -> str:
    return {True: "true", False: "false"}.get(value, "") if isinstance(value := thing.get(name), bool) else ""


_ITEM: Shape = {"id": _number, "offerId": _token, "count": _number}
SHAPE: Shape = {
    "notificationType": _word,
    **dict.fromkeys(("orderId", "id", "campaignId"), _number),
    **dict.fromkeys(("status", "substatus", "programType", "sourcePlatform", "updateStatus"), _word),
    **dict.fromkeys(("creationDate", "updateDate", "updatedAt"), _time),
    **dict.fromkeys(("fake", "cancelRequested"), _flag),
    "items": _ITEM,
    **dict.fromkeys(("businessId", "chatId", "returnId", "feedbackId", "commentId"), _number),
    **dict.fromkeys(("questionId", "answerId"), _number),
    **dict.fromkeys(("updateType", "returnType"), _word),
    **dict.fromkeys(("createdAt", "cancelledAt", "requestedAt", "sentAt", "startedAt"), _time),
    **dict.fromkeys(("finishedAt", "publishedAt", "time"), _time),
    "messageId": _token,
    "statuses": {"refundStatus": _word, "shipmentStatus": _word},
}


def shortened(told: object) -> str:
    """JSON of what may be kept, at most ``LONGEST_BODY`` bytes; of a list that is too long the beginning."""
    for most in (MOST_ITEMS, 5, 1, 0):
        kept = json.dumps(_kept(told, SHAPE, most), ensure_ascii=False)
        if len(kept.encode()) <= LONGEST_BODY:
            break
    return kept


def _kept(told: object, shape: Shape, most: int) -> Any:
    if isinstance(told, list):
        return [_kept(each, shape, most) for each in told[:most] if isinstance(each, Mapping)]
    if not isinstance(told, Mapping):
        return {}
    kept = {name: _value(told, name, form, most) for name, form in shape.items() if name in told}
    return {name: value for name, value in kept.items() if value}


def _value(told: Thing, name: str, form: Form | Shape, most: int) -> Any:
    return _kept(told[name], form, most) if isinstance(form, Mapping) else form(told, name)
