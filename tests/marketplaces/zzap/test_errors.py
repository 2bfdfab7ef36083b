"""ZZAP's sentences."""

from chalicelib.domain.errors import Unavailable
from chalicelib.marketplaces.zzap.errors import is_limit, refused
from chalicelib.usecases.ports import AccountRefused, CallRefused


def test_a_known_word_tells_what_a_sentence_is_about() -> None:
    for said, kind, reason in (
        ("Неверный логин или пароль", AccountRefused, "key_dead"),
        ("Wrong login or password", AccountRefused, "key_dead"),
        ("Неверный api_key", AccountRefused, "key_dead"),
        ("Нет доступа", AccountRefused, "key_dead"),
        ("Нет доступа к методу GetSellerOrdersV3", AccountRefused, "key_role"),
        ("Ваш IP не в списке разрешённых", AccountRefused, "key_network"),
        ("Услуга не входит в тариф", AccountRefused, "plan_missing"),
        ("Пользователь не является продавцом", AccountRefused, "account_wrong"),
        ("Заказ не найден", CallRefused, "order_missing"),
        ("Нет доступа к заказу 71000001", CallRefused, "call_refused"),
        ("Заказ заблокирован", CallRefused, "call_refused"),
        ("Недостаточно прав для просмотра заказов", AccountRefused, "key_role"),
        ("Неверный пароль: заказ не изменён", AccountRefused, "key_dead"),
        ("Заказ уже отменён", CallRefused, "order_moved"),
        ("Статус заказа нельзя изменить", CallRefused, "order_moved"),
        ("Сервис временно недоступен, попробуйте позже", Unavailable, "marketplace_unavailable"),
        ("Произошло исключение", CallRefused, "call_refused"),
    ):
        error = refused(said)
        assert (type(error), error.reason) == (kind, reason), said


def test_the_words_of_a_refused_call_are_kept_short() -> None:
    error = refused("Ой" * 1_000)
    assert isinstance(error, CallRefused)
    assert len(error.said) == 300


def test_one_call_too_many_is_known() -> None:
    assert is_limit("Превышен лимит запросов")
    assert is_limit("Слишком частые запросы")
    assert not is_limit("Неверный логин или пароль")
