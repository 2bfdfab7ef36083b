"""What a view takes and gives is what its signature says."""

from __future__ import annotations

import msgspec
from chalice.app import Request as ChaliceRequest

from chalicelib.edge.forms import Forms, forms_of
from chalicelib.edge.requests import Request


class Asked(msgspec.Struct):
    title: str = ""


class Wanted(msgspec.Struct):
    page: str = ""


def change(principal: None, request: Request, body: Asked, query: Wanted) -> Asked:
    return body


def start(principal: None, request: Request, body: Asked | None = None) -> None:
    return None


def show(principal: None, request: Request, number: str) -> Asked:
    return Asked(number)


def correct(principal: None, request: Request, number: str, version: int) -> Asked:
    return Asked(f"{number}: {version}")


def sent(body: bytes, query: dict[str, list[str]] | None = None, **headers: str) -> Request:
    event = {
        "multiValueQueryStringParameters": query,
        "headers": headers,
        "pathParameters": {},
        "requestContext": {"httpMethod": "POST", "resourcePath": "/"},
        "body": body,
        "stageVariables": None,
    }
    return Request(ChaliceRequest(event))


def test_forms_are_those_of_the_signature() -> None:
    assert forms_of(change) == Forms(body=Asked, query=Wanted, answer=Asked)
    assert forms_of(start) == Forms(body=Asked, query=None, answer=type(None), optional=True)
    assert forms_of(show) == Forms(body=None, query=None, answer=Asked)


def test_a_view_is_given_what_it_names() -> None:
    request = sent(b'{"title": "x"}', {"page": ["2"]})
    assert forms_of(change).read(request) == {"body": Asked("x"), "query": Wanted("2")}
    assert forms_of(show).read(request) == {}


def test_a_version_is_that_of_the_header() -> None:
    assert forms_of(correct) == Forms(body=None, query=None, answer=Asked, version=True)
    assert forms_of(correct).read(sent(b"", None, **{"if-match": '"7"'})) == {"version": 7}


def test_only_an_optional_body_may_be_left_out() -> None:
    assert forms_of(start).read(sent(b"")) == {"body": None}
    assert forms_of(start).read(sent(b'{"title": "x"}')) == {"body": Asked("x")}
