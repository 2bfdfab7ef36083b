"""A person talks with the group: what is written, pressed and delivered."""

from typing import Any

from tests.infra.sandbox.driver import ANNA, LETTER, Driver

BUTTONS = [
    [{"type": "LINK", "text": "Открыть", "intent": "DEFAULT", "url": "http://127.0.0.1:8001/?order=1042"}],
    [{"type": "CALLBACK", "text": "Я оплатил", "intent": "DEFAULT", "payload": "paid:1042"}],
]


KEYBOARD = {"type": "INLINE_KEYBOARD", "payload": {"keyboard": {"buttons": BUTTONS}}}


def write(sandbox: Driver, text: str = "Когда раздача?", **wish: Any) -> Any:
    return sandbox.control("write", {"user": ANNA, "text": text, **wish})["written"]


def press(sandbox: Driver) -> Any:
    """The button of a letter."""
    sandbox.send({**LETTER, "message": {"text": "Заказ", "attachments": [KEYBOARD]}})
    message = sandbox.inbox()[0]["id"]
    return sandbox.control("press", {"user": ANNA, "message": message, "payload": "paid:1042"})["written"]


def deliveries(sandbox: Driver) -> Any:
    return sandbox.get("/sandbox/hooks").json["deliveries"]
