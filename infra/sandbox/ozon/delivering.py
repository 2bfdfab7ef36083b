"""One push, over HTTP: what Ozon takes for an answer, and what it does not."""

import http.client
import json
import re
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.ozon.events import PING

ANSWER_WITHIN = 5.0
LOCAL = {"127.0.0.1", "localhost", "::1"}


def is_local(url: str) -> bool:
    """Nobody outside of this machine is ever written to."""
    parts = urlsplit(url)
    return parts.scheme == "http" and parts.hostname in LOCAL


def post(url: str, kind: str, body: bytes) -> str:
    """ "ok", or what was wrong with the answer."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=ANSWER_WITHIN)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, {"Content-Type": "application/json"})
        response = connection.getresponse()
        content = response.read(100_000)
        if response.status != 200:
            return str(response.status)
        return judged(kind, response.getheader("Content-Type", ""), content)
    except TimeoutError:
        return "silence"
    except (OSError, http.client.HTTPException):
        return "no connection"
    finally:
        connection.close()


def judged(kind: str, content_type: str, content: bytes) -> str:
    if content_type.split(";")[0].strip().lower() != "application/json":
        return "no JSON"
    try:
        answer = json.loads(content)
    except ValueError:
        return "no JSON"
    good = is_ping_answer(answer) if kind == PING else answer == {"result": True} and answer["result"] is True
    return "ok" if good else "another answer"


def is_ping_answer(answer: Any) -> bool:
    if not isinstance(answer, dict) or set(answer) != {"version", "name", "time"}:
        return False
    if not all(isinstance(each, str) and 0 < len(each) <= 100 for each in answer.values()):
        return False
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", answer["time"], re.ASCII))
