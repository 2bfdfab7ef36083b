"""What the bot asks to send, read strictly: a mistake here would be a mistake at OK."""

import re
from dataclasses import dataclass
from typing import Any

from infra.sandbox.ok.errors import OkError

MOST_ATTACHMENTS = 5
MOST_RECIPIENTS = 100
USER = re.compile(r"user:([0-9]{1,20})")


@dataclass(frozen=True)
class Letter:
    text: str
    attachments: list[dict[str, Any]]
    one: str = ""
    many: list[str] | None = None  # the list form: a verdict for each instead of an error


def read_letter(body: dict[str, Any]) -> Letter:
    recipient, message = body.get("recipient"), body.get("message")
    if not isinstance(recipient, dict) or not isinstance(message, dict):
        raise OkError(100, "recipient and message are required")
    text, attachments = message.get("text", ""), read_attachments(message)
    if not isinstance(text, str) or not (text.strip() or attachments):
        raise OkError(100, "message.text is empty")
    if "user_ids" in recipient:
        return Letter(text, attachments, many=read_recipients(recipient["user_ids"]))
    return Letter(text, attachments, one=f"user:{read_user(recipient.get('user_id'))}")


def read_recipients(value: object) -> list[str]:
    if not isinstance(value, list) or not 1 <= len(value) <= MOST_RECIPIENTS:
        raise OkError(100, f"recipient.user_ids: from 1 to {MOST_RECIPIENTS}")
    return [f"user:{read_user(user)}" for user in value]


def read_user(value: object) -> str:
    match = USER.fullmatch(value) if isinstance(value, str) else None
    if match is None:
        raise OkError(100, "A recipient looks like user:570000000101")
    return match[1]


def read_attachments(message: dict[str, Any]) -> list[dict[str, Any]]:
    if "attachment" in message:  # OK takes a lone one under this name
        return [read_attachment(message["attachment"])]
    value = message.get("attachments", [])
    if not isinstance(value, list) or len(value) > MOST_ATTACHMENTS:
        raise OkError(100, f"message.attachments: at most {MOST_ATTACHMENTS}")
    return [read_attachment(item) for item in value]


def read_attachment(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not isinstance(value.get("type"), str):
        raise OkError(100, "An attachment needs its type")
    if value["type"] == "INLINE_KEYBOARD":
        check_keyboard(value)
    return value


def check_keyboard(value: dict[str, Any]) -> None:
    try:
        buttons = [b for row in value["payload"]["keyboard"]["buttons"] for b in row]
        good = all(fits(button) for button in buttons)
    except (KeyError, TypeError):
        good = False
    if not good:
        raise OkError(100, "Wrong keyboard")


def fits(button: dict[str, Any]) -> bool:
    target = "url" if button["type"] == "LINK" else "payload"
    known = button["type"] in ("LINK", "CALLBACK")
    return known and isinstance(button["text"], str) and isinstance(button[target], str)
