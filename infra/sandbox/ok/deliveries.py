"""What OK delivers to a webhook: the body of each event, exactly as OK writes it."""

import secrets
from typing import Any

from infra.sandbox.ok.messages import Written, chat_of, new_seq
from infra.sandbox.ok.people import Person

CREATED, CALLBACK = "MESSAGE_CREATED", "MESSAGE_CALLBACK"
TYPES = (CREATED, CALLBACK, "CHAT_SYSTEM")


def created(person: Person, written: Written) -> dict[str, Any]:
    message: dict[str, Any] = {"text": written.text, "seq": new_seq(), "mid": written.id}
    if written.attachments:
        message["attachments"] = written.attachments
    if written.reply_to:
        message["reply_to"] = written.reply_to
    return {"webhookType": CREATED, **between(person), "message": message, "timestamp": written.at_ms}


def pressed(person: Person, written: Written) -> dict[str, Any]:
    """``callbackId`` and ``payload`` lie at the top: so two independent clients read them."""
    what = {"callbackId": f"cb:{secrets.token_hex(12)}", "payload": written.payload, "mid": written.under}
    return {"webhookType": CALLBACK, **between(person), **what, "timestamp": written.at_ms}


def between(person: Person) -> dict[str, Any]:
    return {
        "sender": {"user_id": f"user:{person.id}", "name": person.name},
        "recipient": {"chat_id": chat_of(person.id)},
    }
