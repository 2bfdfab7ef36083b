"""Tells the webhook of each change, signed by Standard Webhooks: at least once, and as badly as it is told to."""

import base64
import hashlib
import hmac
import http.client
import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from infra.sandbox.faults import Refusals
from infra.sandbox.getzzap.state import GetzzapState, Webhook
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply

PUSHES = "getzzap pushes"
ANSWER_WITHIN = 5.0
KEPT, MOST_TRIES = 200, 5
LOCAL = {"127.0.0.1", "localhost"}


def manner(kind: str) -> Callable[[], Reply]:
    return lambda: Reply(outcome=kind)


MANNERS: Refusals = {kind: manner(kind) for kind in ("late", "duplicated", "reordered", "dropped", "forged")}
"""reordered: held back, so that what comes after it is told before. forged: signed by nobody we know."""


@dataclass
class Push:
    id: str
    type: str
    body: bytes
    webhook: Webhook
    manner: str = "ok"
    tries: int = 0
    state: str = "waiting"  # delivered, dropped, given up, outside (not on this machine: never tried), nobody
    outcome: str = ""


class Pushes:
    def __init__(self, state: GetzzapState, surroundings: Surroundings) -> None:
        self._state, self._surroundings = state, surroundings
        self._log: deque[Push] = deque(maxlen=KEPT)
        self._stopped = threading.Event()

    def tell(self, kind: str, data: Mapping[str, Any]) -> Push:
        event = {"type": kind, "timestamp": self._state.now(), "data": data}
        body = json.dumps(event, ensure_ascii=False).encode()
        push = Push(f"msg_{secrets.token_hex(12)}", kind, body, self._state.webhook)
        self._log.append(push)
        if not push.webhook.url:
            push.state = "nobody"
        elif urlsplit(push.webhook.url).hostname not in LOCAL:
            push.state = "outside"
        else:
            threading.Thread(target=self._run, args=(push,), daemon=True).start()
        return push

    def shown(self) -> list[dict[str, Any]]:
        """Newest first."""
        return [
            {
                "id": push.id,
                "type": push.type,
                "body": push.body.decode(),
                "manner": push.manner,
                "tries": push.tries,
                "state": push.state,
                "outcome": push.outcome,
            }
            for push in reversed(self._log)
        ]

    def reset(self) -> None:
        self._log.clear()

    def stop(self) -> None:
        self._stopped.set()

    def _run(self, push: Push) -> None:
        told = self._surroundings.faults.around(PUSHES, Reply)
        push.manner = "lost" if told.dropped else told.outcome
        if push.manner in ("dropped", "503"):
            push.state = "dropped"
            return
        if push.manner in ("late", "reordered"):
            self._stopped.wait(push.webhook.late)
        if push.manner in ("duplicated", "lost"):
            self._try(push)
        while not self._stopped.is_set() and not self._try(push):
            if push.tries >= MOST_TRIES:
                push.state = "given up"
                return
            self._stopped.wait(push.webhook.retry * 2 ** (push.tries - 1))

    def _try(self, push: Push) -> bool:
        begun = monotonic()
        push.outcome = post(push)
        push.tries += 1
        self._surroundings.calls.record(PUSHES, push.type, push.outcome, round((monotonic() - begun) * 1000))
        if push.outcome == "ok":
            push.state = "delivered"
        return push.outcome == "ok"


def signature(secret: str, message: str, stamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, b".".join((message.encode(), stamp.encode(), body)), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def post(push: Push) -> str:
    """ "ok" for a status of 2xx in time, else what came instead."""
    parts, stamp = urlsplit(push.webhook.url), str(int(time.time()))
    secret = base64.b64encode(bytes(24)).decode() if push.manner == "forged" else push.webhook.secret
    headers = {
        "Content-Type": "application/json",
        "webhook-id": push.id,
        "webhook-timestamp": stamp,
        "webhook-signature": signature(secret, push.id, stamp, push.body),
    }
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=ANSWER_WITHIN)
    try:
        connection.request("POST", parts.path or "/", push.body, headers)
        status = connection.getresponse().status
        return "ok" if 200 <= status < 300 else str(status)
    except TimeoutError:
        return "silence"
    except (OSError, http.client.HTTPException):
        return "no connection"
    finally:
        connection.close()
