"""OK's webhook: what people write to the group, and the buttons of its messages that they press.

[D] documented by OK, [C] seen in several independent clients, [?] not established: a message carries
``webhookType``, ``sender``, ``recipient``, ``message`` and ``timestamp`` [D]; a pressed button carries ``callbackId``,
``payload`` and the ``mid`` of the message it stood under at the top, beside ``sender`` and ``recipient`` [C], so all
three are looked for there and inside ``message``. Deliveries are not signed: nothing here is trusted to have the type
or the size it should.
"""

import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from math import isfinite
from typing import Any, NoReturn

from msgspec import Struct

from chalicelib.domain.errors import Invalid, TooLarge
from chalicelib.domain.inbox.message import TEXT_LENGTH, MessageKind

LARGEST = 256_000
MOST_ATTACHMENTS = 20
ATTACHMENTS_LENGTH, ATTACHMENT_PARTS = 32_000, 300
_NAME, _ID, _PAYLOAD = 200, 300, 1_000
"""Characters of a name and of a payload; of an id, which becomes a key, bytes."""

_PERSON = re.compile(r"(?:user:)?([0-9]{1,20})", re.ASCII)
_GROUP = re.compile(r"group:[0-9]{1,20}", re.ASCII)
_KINDS = {"MESSAGE_CREATED": MessageKind.MESSAGE, "MESSAGE_CALLBACK": MessageKind.CALLBACK}
_EARLIEST, _LATEST = datetime(2006, 1, 1, tzinfo=UTC), datetime(2200, 1, 1, tzinfo=UTC)


class Delivery(Struct, frozen=True):
    """``user`` is an OK number. ``mid``: of the message, or of ours under which the button was pressed.

    Of a kind that we do not know all else may be empty. ``at`` is OK's ``timestamp`` in unix milliseconds, None when it
    tells none that can be read. ``seq`` is beyond what fits a float.
    """

    kind: MessageKind
    at: datetime | None
    user: str = ""
    name: str = ""
    chat: str = ""
    text: str = ""
    mid: str = ""
    callback: str = ""
    payload: str = ""
    seq: int | None = None
    reply_to: str | None = None
    attachments: tuple[Mapping[str, object], ...] = ()

    @property
    def id(self) -> str:
        """What a repeated delivery has in common with the first."""
        return self.callback if self.kind is MessageKind.CALLBACK else self.mid


def read_incoming(body: bytes) -> Delivery:
    """Raises TooLarge without parsing, Invalid for what is no delivery of OK."""
    if len(body) > LARGEST:
        raise TooLarge
    hook = _object(body)
    sender, recipient = _inside(hook, "sender"), _inside(hook, "recipient")
    kind, message, at = _kind(hook, sender), _inside(hook, "message"), _moment(hook.get("timestamp"))
    callback = kind is MessageKind.CALLBACK
    attachments = message.get("attachments", message.get("attachment"))
    seq = message.get("seq")
    incoming = Delivery(
        kind,
        at,
        user=_person(sender.get("user_id")),
        name=_text(sender.get("name"), _NAME),
        chat=_text(recipient.get("chat_id"), _ID),
        text=_text(message.get("text"), TEXT_LENGTH),
        mid=_id(message.get("mid", hook.get("mid"))),
        callback=_id(hook.get("callbackId", message.get("callbackId"))) if callback else "",
        payload=_text(hook.get("payload", message.get("payload")), _PAYLOAD) if callback else "",
        seq=seq if isinstance(seq, int) and not isinstance(seq, bool) and abs(seq) < 1 << 64 else None,
        reply_to=_id(message.get("reply_to")) or None,
        attachments=_attachments(attachments),
    )
    if kind is not MessageKind.OTHER and not (incoming.user and incoming.id):
        raise Invalid("hook_unreadable")
    return incoming


def _object(body: bytes) -> Mapping[str, Any]:
    try:
        hook = json.loads(body, parse_constant=_no_number, parse_float=_finite)
    except (ValueError, RecursionError):  # not JSON, not UTF-8, or numbers and depths that no honest sender has
        raise Invalid("hook_unreadable") from None
    if not isinstance(hook, dict):
        raise Invalid("hook_unreadable")
    return hook


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


def _finite(text: str) -> float:
    number = float(text)
    return number if isfinite(number) else _no_number(text)


def _kind(hook: Mapping[str, Any], sender: Mapping[str, Any]) -> MessageKind:
    """By its name; deliveries of old had none. What a group writes is no message of a person."""
    name = hook.get("webhookType", "MESSAGE_CREATED" if isinstance(hook.get("message"), Mapping) else None)
    if not isinstance(name, str) or not name:
        raise Invalid("hook_unreadable")
    writer = sender.get("user_id")
    by_group = isinstance(writer, str) and _GROUP.fullmatch(writer)
    return MessageKind.OTHER if by_group else _KINDS.get(name, MessageKind.OTHER)


def _inside(hook: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = hook.get(name)
    return value if isinstance(value, Mapping) else {}


def _moment(value: object) -> datetime | None:
    """Unix milliseconds; of pressed buttons [?]. A delivery is not worth losing for a time that cannot be one."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        at = datetime.fromtimestamp(value / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return None
    return at if _EARLIEST <= at <= _LATEST else None


def _person(value: object) -> str:
    """The number of a person; empty for a group or nobody."""
    known = _PERSON.fullmatch(value) if isinstance(value, str) else None
    return known[1] if known else ""


def _id(value: object) -> str:
    """An id that is too long is none: cut short it could be another's. The store counts the bytes of its keys."""
    written = _text(value, _ID + 1)
    return written if len(written.encode()) <= _ID else ""


def _text(value: object, longest: int) -> str:
    """Half a surrogate is no text and could not be kept."""
    return value[:longest].encode("utf-8", "replace").decode() if isinstance(value, str) else ""


def _attachments(value: object) -> tuple[Mapping[str, object], ...]:
    """Kept as they came: OK adds kinds of them, a conversation shows those it knows. What is too much is left out."""
    given = value if isinstance(value, list) else [value]
    kept: list[Mapping[str, object]] = []
    room = ATTACHMENTS_LENGTH
    for each in [each for each in given if isinstance(each, dict)][:MOST_ATTACHMENTS]:
        written = _written(each)
        room -= len(written)
        if room >= 0 and 0 < written.count(b"{") + written.count(b"[") <= ATTACHMENT_PARTS:
            kept.append(json.loads(written))
    return tuple(kept)


def _written(attachment: Mapping[str, object]) -> bytes:
    try:
        return json.dumps(attachment, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        return b""
