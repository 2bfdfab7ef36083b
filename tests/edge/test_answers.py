"""Things and refusals as HTTP."""

import json
from typing import Any

import pytest

from chalicelib.domain import errors
from chalicelib.edge.answers import HEADERS, STATUSES, answer, explained, named, refusal, status_of
from chalicelib.usecases.ports import AnswerLost

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
    "NotFound": 404,
    "GroupNotConnected": 404,
    "Conflict": 409,
    "Stale": 409,
    "Erased": 409,
    "Repeated": 409,
    "Full": 409,
    "LessDue": 409,
    "Unavailable": 503,
    "NotYet": 503,
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


def body_of(error: errors.KabinetError, language: str = "ru") -> Any:
    return json.loads(refusal(error, language).body)


def test_every_refusal_is_agreed_upon() -> None:
    assert AnswerLost in REFUSALS
    assert {kind.__name__ for kind in REFUSALS} == AGREED.keys()


@pytest.mark.parametrize("kind", REFUSALS)
def test_every_refusal_has_its_status_and_a_sentence_in_both_languages(kind: type[errors.KabinetError]) -> None:
    response = refusal(kind(), "ru")
    assert response.status_code == status_of(kind()) == AGREED[kind.__name__]
    assert body_of(kind())["Code"] == kind.__name__
    assert len({body_of(kind(), language)["Message"] for language in ("ru", "en")}) == 2


@pytest.mark.parametrize("kind", REFUSALS)
def test_no_refusal_falls_through_to_500(kind: type[errors.KabinetError]) -> None:
    assert any(ancestor in STATUSES for ancestor in kind.__mro__ if ancestor is not errors.KabinetError)


@pytest.mark.parametrize("kind", REFUSALS)
def test_only_what_is_unavailable_says_when_to_come_back(kind: type[errors.KabinetError]) -> None:
    assert ("Retry-After" in refusal(kind(), "ru").headers) == issubclass(kind, errors.Unavailable)


def test_the_partner_decides_when_to_come_back() -> None:
    assert refusal(errors.Unavailable("ok_unavailable", retry_after=60), "ru").headers["Retry-After"] == "60"


def test_the_field_to_blame_is_named() -> None:
    body = body_of(errors.Invalid("title_too_long", "title", limit=80), "en")
    sentence = "A title has at most 80 characters."
    assert body == {"Code": "Invalid", "Message": sentence, "Fields": [{"Field": "title", "Message": sentence}]}


def test_without_a_field_to_blame_none_is_named() -> None:
    assert "Fields" not in body_of(errors.Invalid("json_unreadable"))
    assert "Fields" not in body_of(errors.TooLarge())


def test_one_refusal_leaves_nothing_in_the_next_answer() -> None:
    before = dict(HEADERS)
    refusal(errors.Unavailable(retry_after=60), "ru")
    assert before == HEADERS
    assert "Retry-After" not in answer({}).headers


@pytest.mark.parametrize("response", [answer([1]), refusal(errors.NotFound(), "ru")])
def test_an_answer_is_not_kept_sniffed_or_told_on(response: Any) -> None:
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert response.headers["Content-Type"] == "application/json"


def test_a_thing_is_answered_with_its_status() -> None:
    response = answer({"name": "Осенняя обувь"}, 201)
    assert (response.status_code, response.body) == (201, '{"name":"Осенняя обувь"}')


def test_what_was_written_down_is_explained_later_in_any_language() -> None:
    assert explained("title_too_long", {"limit": 80}, "en") == "A title has at most 80 characters."
    assert named("columns.price", "ru") == "Цена"
