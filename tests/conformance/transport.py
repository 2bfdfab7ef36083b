"""The application behind `requests`, in this process: what schemathesis asks comes to Chalice's entry point."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import requests
from chalice.test import Client
from requests.adapters import BaseAdapter
from requests.models import PreparedRequest, Response
from requests.structures import CaseInsensitiveDict

from app import app
from infra.packaging import gateway_problems
from tests.world import UNKNOWN

BASE = "http://kabinet.test"


class InProcess(BaseAdapter):
    def __init__(self, client: Client) -> None:
        super().__init__()
        self._client = client

    def send(self, request: PreparedRequest, *_: Any, **__: Any) -> Response:
        body = request.body or b""
        content = body.encode() if isinstance(body, str) else bytes(body)
        headers = {name: str(value) for name, value in request.headers.items()}
        answered = self._client.http.request(str(request.method), request.path_url, headers=headers, body=content)
        return _response(request, answered)

    def close(self) -> None:
        """Nothing is open."""


def _response(request: PreparedRequest, answered: Any) -> Response:
    """What reaches no route is refused by Chalice's test client: here as by the gateway."""
    response = Response()
    response.request, response.url, response.encoding = request, str(request.url), "utf-8"
    if "x-amzn-ErrorType" in answered.headers:
        response.status_code = gateway_problems.status_of(UNKNOWN)
        response._content = gateway_problems.body_of(UNKNOWN).encode()
        response.headers = CaseInsensitiveDict(gateway_problems.headers_of(UNKNOWN))
    else:
        response.status_code, response._content = answered.status_code, answered.body
        response.headers = CaseInsensitiveDict(answered.headers)
    response.raw = _Raw(response.headers)
    return response


class _Raw:
    """What schemathesis reads of the connection: the headers as they came."""

    version = 11

    def __init__(self, headers: CaseInsensitiveDict[str]) -> None:
        self.headers = _Listed(headers)


class _Listed(dict[str, str]):
    def getlist(self, name: str) -> list[str]:
        return [self[name]] if name in self else []


@contextmanager
def in_process() -> Iterator[requests.Session]:
    environment = dict(os.environ)
    with Client(app) as client, requests.Session() as session:
        session.mount(BASE, InProcess(client))
        yield session
    os.environ.update(environment)
