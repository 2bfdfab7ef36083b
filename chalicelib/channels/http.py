"""How a channel is asked over HTTP: a timeout on every call, and two kinds of silence told apart."""

from __future__ import annotations

from collections.abc import Callable, Mapping  # noqa: TC003 – a struct looks its types up
from typing import Any

from chalicelib import deadline
from chalicelib.domain.errors import Unavailable
from chalicelib.outgoing import calls
from chalicelib.outgoing.transport import Answer
from chalicelib.usecases.ports import AnswerLost

CONNECT, READ = 1.0, 3.0
"""Seconds."""

LARGEST = 64_000
"""Bytes of an answer that are read."""

LATER = 60
"""Seconds, where nobody says when."""


class HttpAnswer(Answer, frozen=True):
    @property
    def pause(self) -> int:
        """Seconds, as ``Retry-After`` says."""
        return calls.pause(self.headers.get("retry-after", ""), LATER)


def post(url: str, body: bytes, headers: Mapping[str, str], session: Callable[[], Any] | None = None) -> HttpAnswer:
    """Raises Unavailable (not done), AnswerLost (perhaps). What is raised tells no address."""
    if deadline.is_over():
        raise Unavailable("channel_unavailable")
    import requests  # only whoever sends something needs it

    limits = calls.timeouts(CONNECT, READ)
    try:
        with (
            (session or requests.Session)() as opened,
            opened.post(
                url, data=body, headers=dict(headers), timeout=limits, allow_redirects=False, stream=True
            ) as answer,
        ):
            content = calls.content(answer, LARGEST)[:LARGEST]
            found = {name.lower(): value for name, value in answer.headers.items()}
            return HttpAnswer(answer.status_code, found, content)
    except (requests.exceptions.RequestException, OSError) as error:
        raise _silence(error) from None


def _silence(error: Exception) -> Unavailable:
    if calls.carried_nothing(error):
        return Unavailable("channel_unavailable", retry_after=LATER)
    return AnswerLost("channel_silent", retry_after=LATER)
