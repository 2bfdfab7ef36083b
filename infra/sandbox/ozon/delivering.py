"""One push, over HTTP: what Ozon takes for an answer, and what it does not."""

import json
import re
from http.client import HTTPResponse
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox import delivering
from infra.sandbox.ozon.events import PING

ANSWER_WITHIN = 5.0


def is_local(url: str) -> bool:
    """Nobody outside of this machine is ever written to, and nobody over https."""
    return urlsplit(url).scheme == "http" and delivering.is_local(url)


def post(url: str, kind: str, body: bytes) -> str:
    """ "ok", or what was wrong with the answer."""

    def judge(answer: HTTPResponse) -> str:
        content = answer.read(100_000)
        if answer.status != 200:
            return str(answer.status)
        return judged(kind, answer.getheader("Content-Type", ""), content)

    return delivering.deliver(url, body, {"Content-Type": "application/json"}, judge, within=ANSWER_WITHIN)


def judged(kind: str, content_type: str, content: bytes) -> str:
    if content_type.split(";")[0].strip().lower() != "application/json":
        return "no JSON"
    try:
        answer = json.loads(content)
    except ValueError:
        return "no JSON"
    good = is_ping_answer(answer) if kind == PING else answer == {"result": True} and answer["result"] is True
    return delivering.OK if good else "another answer"


def is_ping_answer(answer: Any) -> bool:
    if not isinstance(answer, dict) or set(answer) != {"version", "name", "time"}:
        return False
    if not all(isinstance(each, str) and 0 < len(each) <= 100 for each in answer.values()):
        return False
    return bool(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?Z", answer["time"], re.ASCII))
