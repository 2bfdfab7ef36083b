"""A request as a view sees it: whatever was sent, it is read or refused."""

import json
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

import msgspec
import pytest
from chalice.app import Request as ChaliceRequest
from hypothesis import given, settings
from hypothesis import strategies as st

from chalicelib import texts
from chalicelib.domain.errors import Invalid, TooLarge, Unauthorized
from chalicelib.edge.requests import LARGEST_BODY, Request

TEXTS = Path(texts.__file__).parent


SAID = {f"errors.{reason}" for reason in json.loads((TEXTS / "ru.json").read_text("utf-8"))["errors"]}


class Inner(msgspec.Struct, rename="camel", forbid_unknown_fields=True):
    piece_price: int


class Thing(msgspec.Struct, rename="camel"):
    title: str
    delivery_cost: int = 0
    lines: list[Inner] = []


def request(body: bytes = b"", query: dict[str, list[str]] | None = None, **headers: str) -> Request:
    """As it comes from a gateway; underscores of a header's name stand for dashes."""
    event: dict[str, Any] = {
        "multiValueQueryStringParameters": query,
        "headers": {name.replace("_", "-"): value for name, value in headers.items()},
        "pathParameters": {},
        "requestContext": {"httpMethod": "POST", "resourcePath": "/", "requestId": "r1"},
        "body": body,
        "stageVariables": None,
    }
    return Request(ChaliceRequest(event))


def blamed(body: bytes) -> tuple[str, str | None]:
    with pytest.raises(Invalid) as refused:
        request(body).body(Thing)
    return refused.value.reason, refused.value.field


def test_a_body_is_read_as_a_thing() -> None:
    body = '{"title": "Осень", "deliveryCost": 5, "lines": [{"piecePrice": 7}], "more": {}}'.encode()
    assert request(body).body(Thing) == Thing("Осень", 5, [Inner(7)])


@pytest.mark.parametrize(
    ("body", "field"),
    [
        (b"{}", "title"),
        (b'{"title": "x", "lines": [{"piecePrice": 1, "piecePrise": 1}]}', "lines[0].piecePrise"),
        (b'{"title": 1}', "title"),
        (b'{"title": null}', "title"),
        (b'{"title": "x", "deliveryCost": "5"}', "deliveryCost"),
        (b'{"title": "x", "deliveryCost": 1.5}', "deliveryCost"),
        (b'{"title": "x", "deliveryCost": true}', "deliveryCost"),
        (b'{"title": "x", "deliveryCost": ' + b"9" * 5_000 + b"}", "deliveryCost"),
        (b'{"title": "x", "deliveryCost": 1e400}', "deliveryCost"),
        (b'{"title": "x", "lines": [{"piecePrice": 1}, {"piecePrice": ""}]}', "lines[1].piecePrice"),
        (b'{"title": "x", "lines": [{}]}', "lines[0].piecePrice"),
        (b"[]", None),
        (b"null", None),
        (b'"title"', None),
        (b"1", None),
    ],
)
def test_a_wrong_value_is_blamed_on_its_field(body: bytes, field: str | None) -> None:
    assert blamed(body)[1] == field


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"title=x",
        b'{"title": "x"} {}',
        b"NaN",
        b'{"title": NaN}',
        b'{"title": "x", "deliveryCost": Infinity}',
        b'{"title": "x", "deliveryCost": -}',
        b'{"title": "\xff\xfe"}',
        b'{"title": "\xed\xa0\x80"}',
        b'{"title": "\\ud800"}',
        b'{"title": "x\x00"}',
        '{"title": "x"}'.encode("utf-16"),
        b'\xef\xbb\xbf{"title": "x"}',
        b'{"x":' + b"[" * 100_000,
        b'{"x":' + b"[" * 100_000 + b"]" * 100_000 + b', "title": "x"}',
        b'{"x":' + b'{"x":' * 50_000,
    ],
)
def test_what_is_not_json_is_refused(body: bytes) -> None:
    assert blamed(body) == ("json_unreadable", None)


@settings(deadline=None, max_examples=200)
@given(
    st.one_of(
        st.binary(),
        st.text().map(str.encode),
        st.recursive(
            st.one_of(st.none(), st.booleans(), st.floats(), st.integers(), st.text()),
            lambda inner: st.one_of(
                st.lists(inner), st.dictionaries(st.sampled_from(["title", "lines", "piecePrice"]), inner)
            ),
        ).map(lambda thing: json.dumps(thing).encode()),
    )
)
def test_any_body_is_a_thing_or_refused(body: bytes) -> None:
    found: Thing | str
    try:
        found = request(body).body(Thing)
    except Invalid as refusal:
        found = refusal.reason
    assert isinstance(found, Thing) or f"errors.{found}" in SAID


def test_a_body_up_to_a_million_bytes_is_read_and_a_longer_one_is_not_looked_at() -> None:
    body = b'{"title": "x"}'
    assert request(body.ljust(LARGEST_BODY)).body(Thing) == Thing("x")
    for longer in (body.ljust(LARGEST_BODY + 1), b"[" * (LARGEST_BODY + 1)):
        with pytest.raises(TooLarge):
            request(longer).body(Thing)


class Kind(StrEnum):
    NEW = "new"
    OLD = "old"


class Query(msgspec.Struct, rename="camel"):
    cursor: str | None = None
    the_kind: Kind = Kind.NEW
    since: datetime | None = None


def test_a_query_is_read_as_a_thing_and_what_it_does_not_know_is_let_be() -> None:
    for sent, read in (
        (None, Query()),
        ({"other": ["1"], "the_kind": ["old"]}, Query()),
        ({"cursor": ["abc"], "theKind": ["old"]}, Query("abc", Kind.OLD)),
        ({"cursor": [""]}, Query("")),
        ({"cursor": ["null"]}, Query("null")),
        ({"since": ["2026-11-22T10:00:00Z"]}, Query(since=datetime(2026, 11, 22, 10, tzinfo=UTC))),
        ({"since": ["null"]}, Query()),
    ):
        assert request(query=sent).query(Query) == read, sent


def test_a_parameter_that_nobody_knows_is_refused_by_name_where_that_is_asked_for() -> None:
    for sent, kind, name in (
        ({"other": ["1"]}, Query, "other"),
        ({"cursor": ["1"], "the_kind": ["old"]}, Query, "the_kind"),
        ({"я" * 90: ["1"]}, None, "я" * 40),
    ):
        with pytest.raises(Invalid, match="parameter_unknown") as refused:
            request(query=sent).check_query(kind)
        assert (refused.value.field, refused.value.values) == (name, {"name": name})
    known: list[dict[str, list[str]] | None] = [None, {}, {"cursor": ["1"], "theKind": ["old"]}]
    for each in known:
        request(query=each).check_query(Query)


def test_a_parameter_that_is_wrong_or_given_twice_is_refused_by_name() -> None:
    for sent, reason, field in (
        ({"cursor": ["a", "b"]}, "field_unreadable", "cursor"),
        ({"since": ["1795000000"]}, "time_unreadable", "since"),
        ({"since": ["-1795000000"]}, "time_unreadable", "since"),
        ({"since": ["1.81e-3"]}, "time_unreadable", "since"),
        ({"theKind": ["broken"]}, "choice_unreadable", "theKind"),
    ):
        with pytest.raises(Invalid) as refused:
            request(query=sent).query(Query)
        assert (refused.value.reason, refused.value.field) == (reason, field)
    assert refused.value.values == {"choices": "new, old"}


@pytest.mark.parametrize(
    ("header", "language"),
    [("ru", "ru"), ("en-GB,en;q=0.9", "en"), ("RU-ru", "ru"), ("*", "*"), ("", ""), ("de", "de")],
)
def test_the_first_language_counts_without_its_region(header: str, language: str) -> None:
    assert request(Accept_Language=header).language == language


def test_without_a_wish_the_language_is_russian() -> None:
    assert request().language == "ru"


@pytest.mark.parametrize("header", ["Bearer abc", "bearer abc", "BEARER abc"])
def test_a_token_is_what_follows_bearer(header: str) -> None:
    assert request(Authorization=header).bearer == "abc"


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer ", "Basic abc", "abc", "Bearerabc"])
def test_nobody_calls_without_a_token(header: str) -> None:
    with pytest.raises(Unauthorized):
        _ = request(Authorization=header).bearer


def test_nobody_calls_without_a_header() -> None:
    with pytest.raises(Unauthorized):
        _ = request().bearer


def test_a_request_is_followed_by_the_gateways_id() -> None:
    assert request().correlation == "r1"
