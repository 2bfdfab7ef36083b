"""What a partner sends of itself, over HTTP; never to another machine."""

import http.client
from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

LOCAL = frozenset({"127.0.0.1", "localhost", "::1"})
OK, NO_CONNECTION, SILENCE = "ok", "no connection", "silence"

Judge = Callable[[http.client.HTTPResponse], str]
"""What an answer is called in the log: ``OK`` where it is right, else what was wrong with it."""


def is_local(url: str) -> bool:
    return urlsplit(url).hostname in LOCAL


def deliver(url: str, body: bytes, headers: Mapping[str, str], judge: Judge, *, within: float) -> str:
    """What came of it; ``within`` so many seconds each thing that is waited for has to come."""
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=within)
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("POST", path, body, dict(headers))
        return judge(connection.getresponse())
    except TimeoutError:
        return SILENCE
    except (OSError, http.client.HTTPException):
        return NO_CONNECTION
    finally:
        connection.close()
