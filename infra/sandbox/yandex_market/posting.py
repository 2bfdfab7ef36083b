"""One notification on its way, and whether it was acknowledged as the Market asks."""

import http.client
import json
from urllib.parse import urlsplit

ANSWER_WITHIN = 10.0
LONGEST = 100
LOCAL = {"127.0.0.1", "localhost", "::1"}
OK = "ok"


def is_local(url: str) -> bool:
    return urlsplit(url).hostname in LOCAL


def post(url: str, body: bytes, within: float | None = None) -> str:
    """ "ok" for an acknowledgement in time, else what came instead. ``url`` is the address without /notification."""
    parts = urlsplit(url)
    if not is_local(url):
        return "outside"
    limit = ANSWER_WITHIN if within is None else within
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=limit)
    try:
        headers = {"Content-Type": "application/json; charset=utf-8"}
        connection.request("POST", f"{parts.path.rstrip('/')}/notification", body, headers)
        answer = connection.getresponse()
        told = answer.read(10_000)
        return read_reply(told) if answer.status == 200 else str(answer.status)
    except TimeoutError:
        return "silence"
    except (OSError, http.client.HTTPException):
        return "no connection"
    finally:
        connection.close()


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
