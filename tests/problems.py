"""What every refusal looks like, whoever gives it: RFC 9457."""

import json
import re
from collections.abc import Mapping
from typing import Any

MEMBERS = {"type": str, "title": str, "status": int, "detail": str, "code": str}
OPTIONAL = {"requestId": str, "errors": list, "current": dict, "subject": str}
OF_A_FIELD = {"field": str, "code": str, "message": str}
LANGUAGES = {"ru", "en", "ru, en"}


def assert_problem(status: int, headers: Mapping[str, Any], text: str) -> dict[str, Any]:
    """What was refused, read; AssertionError for whatever is no problem."""
    told = {name.lower(): value for name, value in headers.items()}
    assert told.get("content-type") == "application/problem+json", f"{status} {text}"
    assert told.get("content-language") in LANGUAGES, text
    problem: dict[str, Any] = json.loads(text)
    assert MEMBERS.keys() <= problem.keys() <= MEMBERS.keys() | OPTIONAL.keys(), text
    assert all(isinstance(problem[name], kind) and problem[name] for name, kind in MEMBERS.items()), text
    assert problem["status"] == status, text
    assert problem["type"] == "about:blank" or re.fullmatch(r"/problems/[a-z_]+", problem["type"]), text
    assert re.fullmatch(r"[a-z_]+", problem["code"]), text
    assert all(each.keys() == OF_A_FIELD.keys() and all(each.values()) for each in problem.get("errors", [])), text
    return problem


def kind_of(problem: Mapping[str, Any]) -> str:
    return str(problem["type"]).removeprefix("/problems/")
