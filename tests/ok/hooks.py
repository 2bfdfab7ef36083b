"""Deliveries as OK makes them, built here anew: what is tested must not vouch for itself."""

import json
from typing import Any

USER, CHAT, MID, SEQ = "570000000101", "chat:C84b6dfa5e5", "mid:C84b6dfa5e5.18bcf2a0c00", 98211023614189661
AT = 1_700_000_000_123

CREATED: dict[str, Any] = {
    "webhookType": "MESSAGE_CREATED",
    "sender": {"user_id": f"user:{USER}", "name": "Анна Петрова"},
    "recipient": {"chat_id": CHAT},
    "message": {"text": "Когда раздача?", "seq": SEQ, "mid": MID},
    "timestamp": AT,
}
CALLBACK: dict[str, Any] = {
    "webhookType": "MESSAGE_CALLBACK",
    "sender": {"user_id": f"user:{USER}", "name": "Анна Петрова"},
    "recipient": {"chat_id": CHAT},
    "callbackId": "cb:5f1d",
    "payload": "paid:1042",
    "mid": MID,
    "timestamp": AT,
}
"""Where the id, the payload and the mid of a pressed button lie is what two independent clients agree on."""


def body(hook: Any) -> bytes:
    return json.dumps(hook, ensure_ascii=False).encode("utf-8", "surrogatepass")


def created(**message: Any) -> dict[str, Any]:
    """A message with these changes inside."""
    return {**CREATED, "message": {**CREATED["message"], **message}}


def without(hook: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: value for key, value in hook.items() if key != name}
