"""What an answer of ZZAP is worth: its status says little."""

import json
from typing import Any

import pytest

from chalicelib.domain.errors import KabinetError, NotYet, Unavailable
from chalicelib.marketplaces.http import Answer, Call, Transport
from chalicelib.marketplaces.zzap.answers import PAUSE, read_answer
from chalicelib.usecases.ports import AccountRefused, AnswerLost, CallRefused
from tests.fakes.marketplaces import CallLog, FakeLimiter
from tests.marketplaces.zzap.payloads import failure, table, wrapped

SECRET = "hunter2&<>"


def read(answer: Answer, *, changes: bool = False, limiter: FakeLimiter | None = None) -> Any:
    transport = Transport(url="https://x", limiter=limiter or FakeLimiter(), made=CallLog())
    return read_answer(transport, Call("POST", "/x", changes=changes, secrets={"password": SECRET}), answer)


def refusal(answer: Answer, *, changes: bool = False) -> KabinetError:
    with pytest.raises(KabinetError) as refused:
        read(answer, changes=changes)
    return refused.value


def test_an_empty_error_is_none() -> None:
    for error in ("", None, 0, False, "  "):
        assert read(Answer(200, {}, wrapped({"error": error, "table": []})))["table"] == []


def test_an_error_inside_a_200_is_one() -> None:
    for error in ("Не удалось", 5, [1], {"a": 1}, True):
        assert isinstance(refusal(Answer(200, {}, failure(error))), CallRefused), error


def test_a_list_that_has_nothing_may_say_so_as_an_error() -> None:
    for said in ("Заказы не найдены", "По Вашему запросу ничего не найдено", "Нет данных"):
        assert read(Answer(200, {}, failure(said)))["table"] == []
        assert isinstance(refusal(Answer(200, {}, failure(said)), changes=True), CallRefused)


def test_the_envelope_of_json_is_opened_as_well() -> None:
    told: dict[str, Any] = {"error": "", "row_count": 0, "table": []}
    opened: tuple[Any, ...] = (told, json.dumps(told))
    for within in opened:
        assert read(Answer(200, {}, json.dumps({"d": within}).encode())) == told
    others: tuple[Any, ...] = (None, 5, [], "nope", {"d": told})
    for other in others:
        assert isinstance(refusal(Answer(200, {}, json.dumps({"d": other}).encode())), Unavailable)


def test_what_cannot_be_read_leaves_a_doubt_only_where_something_was_to_be_done() -> None:
    for body in (b"", b"<h1>", wrapped("[]"), wrapped("{}"), wrapped({"table": []}), wrapped("nope")):
        assert isinstance(refusal(Answer(200, {}, body), changes=True), AnswerLost)
        silence = refusal(Answer(200, {}, body))
        assert isinstance(silence, Unavailable)
        assert not isinstance(silence, AnswerLost)
    for status in (204, 302, 500, 503):
        assert isinstance(refusal(Answer(status, {}, table()), changes=True), AnswerLost)
        assert type(refusal(Answer(status, {}, table()))) is Unavailable


def test_a_limit_is_a_pause_of_the_whole_account() -> None:
    for answer, pause in (
        (Answer(429, {"retry-after": "7"}, b""), 7),
        (Answer(429, {"retry-after": "soon"}, b""), PAUSE),
        (Answer(200, {}, failure("Превышен лимит запросов")), PAUSE),
    ):
        limiter = FakeLimiter()
        with pytest.raises(NotYet):
            read(answer, limiter=limiter)
        assert limiter.paused == pause


def test_a_status_that_lets_nobody_in_is_decoded() -> None:
    for status, reason in ((401, "key_dead"), (403, "key_network")):
        error = refusal(Answer(status, {}, b""))
        assert isinstance(error, AccountRefused)
        assert error.reason == reason
    assert isinstance(refusal(Answer(404, {}, b"")), CallRefused)


def test_a_secret_that_it_repeats_is_not_repeated_by_us() -> None:
    error = refusal(Answer(200, {}, failure(f"Сбой у {SECRET}")))
    assert isinstance(error, CallRefused)
    assert error.said == "Сбой у ***"
