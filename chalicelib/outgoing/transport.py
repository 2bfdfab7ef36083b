"""How a marketplace is asked: in its limit, with a timeout, written down, two kinds of silence told apart."""

from __future__ import annotations

import json as json_format
import math
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence  # noqa: TC003 – a struct needs its types
from contextlib import contextmanager
from html import escape
from typing import Any

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib import deadline
from chalicelib.domain.circuit_breaker import CircuitBreaker  # noqa: TC001 – as above
from chalicelib.domain.errors import KabinetError, NotYet, Unavailable
from chalicelib.outgoing import calls
from chalicelib.usecases.ports import AnswerLost, RateLimiter

CONNECT, READ = 2.0, 10.0
"""Seconds."""

LARGEST = 8_000_000
"""Bytes of an answer that are read."""

SHORTEST_SECRET = 4
"""Characters: what is shorter hides nothing, and would strike out half of an answer."""


class Call(Struct, frozen=True):
    """``path`` goes after the address of the marketplace and into the log, ``query`` and the rest do not.

    ``changes``: it does something there, so a lost answer leaves a doubt. One of ``json``, ``form`` and ``parts``
    (multipart) is its body. ``secrets`` go out as fields of the form, and are written down nowhere.
    """

    method: str
    path: str
    query: Mapping[str, str] = {}
    headers: Mapping[str, str] = {}
    json: Any = None
    form: Mapping[str, str] | None = None
    parts: Mapping[str, str] | None = None
    changes: bool = False
    secrets: Mapping[str, str] = {}

    @property
    def fields(self) -> Mapping[str, str] | None:
        """The whole form, as it goes out."""
        return {**(self.form or {}), **self.secrets} if self.form is not None or self.secrets else None

    def __repr__(self) -> str:
        return f"Call({self.method} {self.path})"


class Answer(Struct, frozen=True):
    """``headers`` by their names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def json(self) -> Any:
        """None when it is no JSON at all."""
        try:
            return json_format.loads(self.body)
        except (ValueError, RecursionError):
            return None


class CallMade(Struct, frozen=True):
    """For the integration log: ``status`` 0 when no answer came, ``problem`` why not, or what its words refuse.

    The bodies ``asked`` and ``answered`` are as they were sent, but without secrets: whoever keeps them leaves out
    people. ``changes``: it was to do something there.
    """

    method: str
    path: str
    status: int = 0
    milliseconds: int = 0
    asked: bytes = b""
    answered: bytes = b""
    problem: str = ""
    changes: bool = False


class Transport(Struct, frozen=True):
    """``url`` ends without a slash. ``limiter`` is the account's; ``headers`` carry the key.

    ``made`` keeps a record of the call; what it answers is written down without the account's ``secrets``.
    ``refusal_costs`` as many calls more when the marketplace answers 4xx.
    ``session`` opens one of requests, where the address is not ours to choose (``guarded_session``).
    """

    url: str
    limiter: RateLimiter
    made: Callable[[CallMade], None]
    headers: Mapping[str, str] = field(default_factory=dict)
    refusal_costs: int = 0
    session: Callable[[], Any] | None = None
    secrets: Sequence[str] = ()

    def __repr__(self) -> str:
        return f"Transport({self.url!r})"

    @contextmanager
    def asking(self, call: Call) -> Iterator[Answer]:
        """The answer, whatever its status, to be judged within: what is raised there is written down with the call.

        Raises NotYet, CircuitOpen, Unavailable (not done), AnswerLost (perhaps).
        """
        if deadline.is_over():
            raise Unavailable("marketplace_unavailable")
        breaker = self.limiter.take()
        begun = time.monotonic()
        made = CallMade(method=call.method, path=call.path, asked=_asked(call), changes=call.changes)
        try:
            answer = self._send(call)
            told = without(answer.body, (*self.secrets, *call.secrets.values()))
            made = replace(made, status=answer.status, answered=told)
            yield answer
        except KabinetError as trouble:
            made = replace(made, problem=trouble.reason)
            self._learn(breaker, trouble)
            raise
        else:
            self.limiter.succeeded(breaker)
        finally:
            if self.refusal_costs and 400 <= made.status < 500:
                self.limiter.charge(self.refusal_costs)
            self.made(replace(made, milliseconds=_since(begun)))

    def _learn(self, breaker: CircuitBreaker, trouble: KabinetError) -> None:
        """Whether he is there. A pause he asked for goes on, though it was a probe that he answered so."""
        if is_outage(trouble):
            self.limiter.failed(breaker)
        elif isinstance(trouble, NotYet):
            self.limiter.succeeded(breaker.half_opened())
        elif not isinstance(trouble, Unavailable):
            self.limiter.succeeded(breaker)

    def halted(self, seconds: float) -> NotYet:
        """What to raise when the marketplace asks for a pause: nobody calls for this account until it is over."""
        pause = calls.bounded(math.ceil(seconds))
        self.limiter.pause(pause)
        return NotYet("marketplace_limit", retry_after=pause)

    def _send(self, call: Call) -> Answer:
        import requests  # no function that answers people talks to marketplaces, except to check a key

        limits = calls.timeouts(CONNECT, READ)
        try:
            with (
                (self.session or requests.Session)() as session,
                session.request(
                    call.method,
                    f"{self.url}{call.path}",
                    params=call.query or None,
                    headers={**self.headers, **call.headers},
                    json=call.json,
                    data=call.fields,
                    files={name: (None, text) for name, text in call.parts.items()} if call.parts else None,
                    timeout=limits,
                    allow_redirects=False,
                    stream=True,
                ) as answer,
            ):
                body = calls.content(answer, LARGEST)
                headers = {name.lower(): value for name, value in answer.headers.items()}
        except (requests.exceptions.RequestException, OSError) as error:
            raise _silence(error, call) from None
        if len(body) > LARGEST:
            raise _lost(call)
        return Answer(answer.status_code, headers, body)


def _silence(error: Exception, call: Call) -> Unavailable:
    return Unavailable("marketplace_unavailable") if calls.carried_nothing(error) else _lost(call)


def _lost(call: Call) -> Unavailable:
    return AnswerLost("marketplace_silent") if call.changes else Unavailable("marketplace_silent")


def is_outage(trouble: KabinetError) -> bool:
    """Whether nobody answers. Who asks for a pause, or refuses, is there; after our own deadline nobody knows."""
    return isinstance(trouble, Unavailable) and not isinstance(trouble, NotYet) and not deadline.is_over()


def unread(changes: bool) -> Unavailable:
    """For an answer that nobody can read: what was to change there may have been changed."""
    return AnswerLost("marketplace_silent") if changes else Unavailable("marketplace_unavailable")


PASSING = frozenset({408, 425, 499})
"""Of the moment, and no word about what was asked."""


def _asked(call: Call) -> bytes:
    if call.json is not None:
        return json_format.dumps(call.json, ensure_ascii=False).encode()
    given = call.form or call.parts
    return json_format.dumps(dict(given), ensure_ascii=False).encode() if given else b""


def without(body: bytes, secrets: Iterable[str]) -> bytes:
    """What a marketplace said, struck out where it repeats a secret: plain, within JSON, or within XML."""
    for secret in secrets:
        written = (secret, json_format.dumps(secret)[1:-1], json_format.dumps(secret, ensure_ascii=False)[1:-1])
        for form in {*written, *(escape(each, quote=False) for each in written)}:
            if len(form) >= SHORTEST_SECRET:
                body = body.replace(form.encode("utf-8", "replace"), b"***")
    return body


def _since(begun: float) -> int:
    return int((time.monotonic() - begun) * 1000)
