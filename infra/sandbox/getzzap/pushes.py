"""Tells the webhook of each change, signed by Standard Webhooks: at least once, and as badly as it is told to."""

import base64
import hashlib
import hmac
import json
import secrets
import threading
import time
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPResponse
from time import monotonic
from typing import Any

from infra.sandbox.delivering import OK, deliver, is_local
from infra.sandbox.getzzap.state import GetzzapState, Webhook
from infra.sandbox.manners import ASTRAY, LATE, REORDERED, manners
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply

PUSHES = "getzzap pushes"
ANSWER_WITHIN = 5.0
KEPT, MOST_TRIES = 200, 5

HELD = (LATE, REORDERED)
MANNERS = manners(*ASTRAY, "forged")
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
        elif not is_local(push.webhook.url):
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
        if held := self._surroundings.faults.take(PUSHES, HELD):
            push.manner = held.kind
            self._stopped.wait(held.seconds if push.webhook.late is None else push.webhook.late)
        else:
            told = self._surroundings.faults.around(PUSHES, Reply)
            push.manner = "lost" if told.dropped else told.outcome
        if push.manner in ("dropped", "503"):
            push.state = "dropped"
            return
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
        if push.outcome == OK:
            push.state = "delivered"
        return push.outcome == OK


def signature(secret: str, message: str, stamp: str, body: bytes) -> str:
    key = base64.b64decode(secret.removeprefix("whsec_"))
    digest = hmac.new(key, b".".join((message.encode(), stamp.encode(), body)), hashlib.sha256).digest()
    return f"v1,{base64.b64encode(digest).decode()}"


def post(push: Push) -> str:
    """ "ok" for a status of 2xx in time, else what came instead."""
    stamp = str(int(time.time()))
    secret = base64.b64encode(bytes(24)).decode() if push.manner == "forged" else push.webhook.secret
    headers = {
        "Content-Type": "application/json",
        "webhook-id": push.id,
        "webhook-timestamp": stamp,
        "webhook-signature": signature(secret, push.id, stamp, push.body),
    }
    return deliver(push.webhook.url, push.body, headers, judged, within=ANSWER_WITHIN)


def judged(answer: HTTPResponse) -> str:
    return OK if 200 <= answer.status < 300 else str(answer.status)
