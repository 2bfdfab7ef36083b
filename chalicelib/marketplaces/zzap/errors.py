"""What ZZAP's refusals mean. It has no codes of errors, only sentences: a known word in one tells what it is about."""

from __future__ import annotations

import re

from chalicelib.domain.errors import KabinetError, Unavailable
from chalicelib.usecases.ports import AccountRefused, CallRefused

LONGEST = 300
"""Characters of a sentence that are kept."""

_SIGNS = (
    ("key_network", ("ip-адрес", "ip адрес", "ваш ip", "ваш адрес")),
    ("key_role", ("нет прав", "недостаточно прав", "нет доступа к методу", "метод недоступен", "не разрешен")),
    ("plan_missing", ("тариф", "подписк", "не оплачен")),
    ("account_wrong", ("не является продавцом", "не продавец")),
    ("key_dead", ("парол", "логин", "password", "login", "авториз", "заблокирован", "нет доступа", "доступ закрыт")),
    ("key_dead", ("api_key", "api key", "api-ключ", "ключ api", "неверный ключ", "доступ запрещ")),
)
_ONE_ORDER = re.compile(r"\bзаказ(?:а|у|е|ом)?\b")
_OF_A_KEY = ("парол", "логин", "password", "login", "api", "ключ", "ip", "тариф", "подписк", "метод")
"""A sentence about one order that names none of these says nothing of the account, though it denies the access."""

_NOTHING = ("заказы не найдены", "заказов не найдено", "нет заказов", "ничего не найдено", "нет данных")
_LIMIT = ("слишком част", "превышен", "лимит", "не чаще", "too many", "limit")
_PASSING = ("попробуйте", "повторите", "timeout", "временно", "deadlock")
_MISSING = ("не найден", "не существует", "not found", "нет такого заказа")
_MOVED = ("нельзя изменить", "уже ", "невозможно изменить", "закрыт", "отменен", "отменён")


def is_limit(said: str) -> bool:
    """Whether it was one call too many in this while."""
    return _has(said, _LIMIT)


def is_empty(said: str) -> bool:
    """Whether a list says so that there is nothing in it [?]: ZZAP may tell that as an error."""
    return _has(said, _NOTHING)


def refused(said: str) -> KabinetError:
    """The refusal that a sentence stands for."""
    if _has(said, _PASSING):
        return Unavailable("marketplace_unavailable")
    about_an_order = _ONE_ORDER.search(said[:1_000].lower()) and not _has(said, _OF_A_KEY)
    for reason, signs in () if about_an_order else _SIGNS:
        if _has(said, signs):
            return AccountRefused(reason)
    moved = "order_moved" if _has(said, _MOVED) else "call_refused"
    return CallRefused("order_missing" if _has(said, _MISSING) else moved, said[:LONGEST])


def _has(said: str, signs: tuple[str, ...]) -> bool:
    lowered = said[:1_000].lower()
    return any(sign in lowered for sign in signs)
