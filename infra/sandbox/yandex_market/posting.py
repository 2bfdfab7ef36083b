"""One notification on its way, and whether it was acknowledged as the Market asks."""

import json
from http.client import HTTPResponse
from urllib.parse import urlsplit

from infra.sandbox.delivering import OK, deliver, is_local

ANSWER_WITHIN = 10.0
LONGEST = 100


def post(url: str, body: bytes, within: float | None = None) -> str:
    """ "ok" for an acknowledgement in time, else what came instead. ``url`` is the address without /notification."""
    parts = urlsplit(url)
    if not is_local(url):
        return "outside"
    address = parts._replace(path=f"{parts.path.rstrip('/')}/notification", query="").geturl()
    headers = {"Content-Type": "application/json; charset=utf-8"}
    return deliver(address, body, headers, judged, within=ANSWER_WITHIN if within is None else within)


def judged(answer: HTTPResponse) -> str:
    told = answer.read(10_000)
    return read_reply(told) if answer.status == 200 else str(answer.status)


def read_reply(body: bytes) -> str:
    """An acknowledgement names a version, a name and a time."""
    try:
        told = json.loads(body)
    except ValueError:
        return "wrong reply"
    names = ("version", "name", "time")
    fits = isinstance(told, dict) and all(
        isinstance(told.get(name), str) and 0 < len(told[name]) <= LONGEST for name in names
    )
    return OK if fits else "wrong reply"
