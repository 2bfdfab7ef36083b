"""Refusals as problems of RFC 9457."""

import json
from pathlib import Path
from typing import Any

import pytest

from chalicelib import texts, tracing
from chalicelib.domain import errors
from chalicelib.edge.problems import STATUSES, refusal, status_of
from chalicelib.edge.responses import HEADERS, json_response
from chalicelib.texts import LANGUAGES
from chalicelib.usecases.ports import AnswerLost
from infra.packaging.gateway_problems import PROBLEMS
from tests.problems import assert_problem, kind_of

AGREED = {
    "Invalid": 400,
    "TooLarge": 413,
    "Unauthorized": 401,
    "LaunchForged": 401,
    "LaunchExpired": 401,
    "SessionExpired": 401,
    "SessionRevoked": 401,
    "LaunchUsed": 401,
    "Forbidden": 403,
    "Blocked": 403,
    "CommunityClosed": 403,
    "NotFound": 404,
    "GroupNotConnected": 404,
    "Conflict": 409,
    "Stale": 409,
    "Erased": 409,
    "Repeated": 409,
    "Full": 409,
    "LessDue": 409,
    "AlreadyDone": 409,
    "AccountRefused": 409,
    "AddressLost": 400,
    "CallRefused": 409,
    "InProgress": 409,
    "VersionStale": 412,
    "KeyReused": 422,
    "VersionMissing": 428,
    "TooMany": 429,
    "Unavailable": 503,
    "NotYet": 503,
    "CircuitOpen": 503,
    "AnswerLost": 503,
}


def descendants(kind: type[errors.KabinetError]) -> set[type[errors.KabinetError]]:
    children = set(kind.__subclasses__())
    return children.union(*map(descendants, children)) if children else set()


OURS = {
    kind
    for kind in descendants(errors.KabinetError)
    if kind.__module__.startswith("chalicelib.") and not kind.__name__.startswith("_")
}
"""A private one is caught in the module that raises it."""
REFUSALS = sorted(OURS, key=lambda kind: kind.__name__)


def body_of(error: errors.KabinetError, language: str = "ru") -> dict[str, Any]:
    response = refusal(error, language)
    return assert_problem(response.status_code, response.headers, response.body)


def test_every_refusal_is_agreed_upon() -> None:
    assert AnswerLost in REFUSALS
    assert {kind.__name__ for kind in REFUSALS} == AGREED.keys()


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_has_its_status_and_a_sentence_in_both_languages(kind: type[errors.KabinetError]) -> None:
    response = refusal(kind(), "ru")
    assert response.status_code == status_of(kind()) == AGREED[kind.__name__]
    assert (body_of(kind())["code"], kind_of(body_of(kind()))) == (kind.default, kind.default)
    for member in ("title", "detail"):
        assert len({body_of(kind(), language)[member] for language in ("ru", "en")}) == 2


@pytest.mark.parametrize("kind", REFUSALS)
def test_no_refusal_falls_through_to_500(kind: type[errors.KabinetError]) -> None:
    assert any(ancestor in STATUSES for ancestor in kind.__mro__ if ancestor is not errors.KabinetError)


@pytest.mark.parametrize("kind", REFUSALS)
def test_only_what_ends_by_waiting_says_when_to_come_back(kind: type[errors.KabinetError]) -> None:
    waits = issubclass(kind, errors.Unavailable | errors.InProgress | errors.TooMany)
    assert ("Retry-After" in refusal(kind(), "ru").headers) == waits


def test_who_would_change_an_older_version_is_told_the_present_one() -> None:
    assert body_of(errors.VersionStale(current={"version": 7}))["current"] == {"version": 7}
    assert "current" not in body_of(errors.VersionStale())


def test_who_asks_again_for_what_was_done_is_told_what_it_was_about() -> None:
    assert body_of(errors.AlreadyDone(subject="purchase/1"))["subject"] == "purchase/1"
    assert "subject" not in body_of(errors.AlreadyDone())


def test_the_partner_decides_when_to_come_back() -> None:
    assert refusal(errors.Unavailable("ok_unavailable", retry_after=60), "ru").headers["Retry-After"] == "60"


def test_the_field_to_blame_is_named() -> None:
    sentence = "A title has at most 80 characters."
    assert body_of(errors.Invalid("title_too_long", "title", limit=80), "en") == {
        "type": "/problems/invalid",
        "title": "Invalid data",
        "status": 400,
        "detail": sentence,
        "code": "title_too_long",
        "errors": [{"field": "title", "code": "title_too_long", "message": sentence}],
    }


def test_without_a_field_to_blame_none_is_named() -> None:
    assert "errors" not in body_of(errors.Invalid("json_unreadable"))
    assert "errors" not in body_of(errors.TooLarge())


def test_the_kind_stays_what_it_is_where_the_reason_differs() -> None:
    told = [body_of(errors.Repeated(reason)) for reason in ("claim_repeated", "payment_repeated")]
    assert [(each["type"], each["code"]) for each in told] == [
        ("/problems/repeated", "claim_repeated"),
        ("/problems/repeated", "payment_repeated"),
    ]
    assert len({each["title"] for each in told}) == 1


def test_a_failure_names_its_request_and_a_refusal_does_not() -> None:
    """What is missing and what is somebody else's look alike to the byte."""
    tracing.begin("the-id")
    assert body_of(errors.Unavailable())["requestId"] == "the-id"
    assert "requestId" not in body_of(errors.NotFound())


def test_a_language_we_do_not_speak_is_answered_in_russian_and_says_so() -> None:
    assert refusal(errors.NotFound(), "de").headers["Content-Language"] == "ru"
    assert refusal(errors.NotFound(), "en").headers["Content-Language"] == "en"


def test_one_refusal_leaves_nothing_in_the_next_answer() -> None:
    before = dict(HEADERS)
    refusal(errors.Unavailable(retry_after=60), "ru")
    assert before == HEADERS
    assert "Retry-After" not in json_response({}).headers


def test_a_refusal_is_not_kept_sniffed_or_told_on() -> None:
    response = refusal(errors.NotFound(), "ru")
    assert {name: response.headers[name] for name in HEADERS} == {**HEADERS, "Content-Type": "application/problem+json"}


def test_every_kind_has_its_title_and_no_title_is_left_over() -> None:
    kinds = {kind.default for kind in REFUSALS} | {"method_not_allowed", "unsupported_media_type", "internal_error"}
    for language in LANGUAGES:
        told = json.loads((Path(texts.__file__).with_name(f"{language}.json")).read_text("utf-8"))
        assert told["problems"].keys() == kinds
        assert told["troubles"].keys() == kinds - {kind.default for kind in REFUSALS}
        assert told["gateway"].keys() == {code for _, code in PROBLEMS.values()}
