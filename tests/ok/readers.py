"""A group whose comments are read, and OK as the tests let it answer."""

import json
from typing import Any
from urllib.parse import parse_qsl

import responses

from chalicelib.domain.comments.comment import Discussion, Source
from chalicelib.ok.comments import OkComments
from tests.ok.launches import KEY, SECRET
from tests.world import GROUP

TOKEN = "sandbox-admin-token"
FB = "https://api.ok.ru/fb.do"
OURS = OkComments("https://api.ok.ru/", KEY, SECRET)
BOOTS, SCHEDULE, ROBES = "154000000000001", "154000000001002", "870000000000001"


def everything(comments: OkComments, source: Source) -> list[Discussion]:
    """Page after page to the end."""
    found: list[Discussion] = []
    anchor: str | None = None
    for _ in range(50):
        page = comments.page(TOKEN, GROUP, source, anchor)
        found += page.discussions
        anchor = page.anchor
        if anchor is None:
            return found
    raise AssertionError("it never ends")


def replied(replies: responses.RequestsMock, *answers: Any) -> None:
    for answer in answers:
        replies.post(FB, body=json.dumps(answer))


def asked(replies: responses.RequestsMock) -> list[dict[str, str]]:
    return [dict(parse_qsl(str(call.request.body))) for call in replies.calls]
