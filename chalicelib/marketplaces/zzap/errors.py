"""What ZZAP's refusals mean. It has no codes of errors, only sentences: a known word in one tells what it is about."""

from __future__ import annotations

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
_LIMIT = ("слишком част", "превышен", "лимит", "не чаще", "too many", "limit")
_PASSING = ("попробуйте", "повторите", "timeout", "временно", "deadlock")
_MISSING = ("не найден", "не существует", "not found", "нет такого заказа")
_MOVED = ("нельзя изменить", "уже ", "невозможно изменить", "закрыт", "отменен", "отменён")


def is_limit(said: str) -> bool:
    """Whether it was one call too many in this while."""
    return _has(said, _LIMIT)


def refused(said: str) -> KabinetError:
    """The refusal that a sentence stands for."""
    if _has(said, _PASSING):
        return Unavailable("marketplace_unavailable")
    for reason, signs in _SIGNS:
        if _has(said, signs):
            return AccountRefused(reason)
    moved = "order_moved" if _has(said, _MOVED) else "call_refused"
    return CallRefused("order_missing" if _has(said, _MISSING) else moved, said[:LONGEST])


def _has(said: str, signs: tuple[str, ...]) -> bool:
    lowered = said[:1_000].lower()
    return any(sign in lowered for sign in signs)
