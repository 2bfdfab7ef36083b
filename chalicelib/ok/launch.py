"""OK's signature of an app launch, and the defences it needs.

Source: OK's documentation of app launch parameters and the signing in OK's own SDKs. Neither
signature has separators or a time, so a string can be split another way and still be signed; what
can be split is refused by the strict form of every value.
"""

from __future__ import annotations

import hashlib
import hmac
import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from msgspec import Struct

from chalicelib.domain.access.launch import Launch
from chalicelib.domain.errors import LaunchExpired, LaunchForged

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.usecases.ports import Clock

LONGEST = 4096
SKEW = timedelta(minutes=2)
"""So much may OK's clock be ahead of ours."""

_ID = r"\d{6,20}"
_HEX = r"[0-9a-f]{32}"
_SHORT = r"[^=]{0,100}"
_REQUIRED = {
    "logged_user_id": _ID,
    "session_key": r"-s-[0-9A-Za-z._-]{1,200}",
    "session_secret_key": _HEX,
    "application_key": r"[A-Z0-9]{10,40}",
    "api_server": r"https?://[0-9A-Za-z.:/-]{1,100}",
    "apiconnection": r"\d{1,20}_\d{13}",
    "group_id": _ID,
    "auth_sig": _HEX,
    "sig": _HEX,
}
_OPTIONAL = {
    "authorized": r"[01]",
    "web_server": r"(https?://)?[0-9A-Za-z.:-]{1,100}",
    "container": _SHORT,
    "mob": r"true|false",
    "mob_platform": r"androidweb|android|iosweb|ios|mobweb",
    "custom_args": r".{0,500}",
    "refplace": _SHORT,
    "referer": r"[^=]{0,500}",
    "first_start": r"[01]",
    "header_widget": _SHORT,
    "new_sig": r"[01]",
    "ip_geo_location": _SHORT,
    "clientLog": _SHORT,
    "payment_promo_active": _SHORT,
    "saved_state": _SHORT,
    "lang": r"[A-Za-z_-]{2,10}",
}
_FORMS = {name: re.compile(form, re.DOTALL | re.ASCII) for name, form in (_REQUIRED | _OPTIONAL).items()}
_ORDER = re.compile(r"(?:^|&)order=([0-9]{1,9})(?:&|$)")


class OkLaunches(Struct, frozen=True):
    """``extra_names``: parameters OK has begun to send since; their values follow the common rule."""

    application_key: str
    secret: str
    api_servers: Sequence[str]
    web_servers: Sequence[str]
    fresh_for: timedelta
    extra_names: Sequence[str]
    now: Clock

    def verify(self, query: str, later: timedelta = timedelta()) -> Launch:
        """Raises LaunchForged for anything that OK would not have sent, LaunchExpired for what it sent long ago."""
        fields = _read(query)
        self._check_form(fields)
        self._check_signatures(fields)
        at = datetime.fromtimestamp(int(fields["apiconnection"].rpartition("_")[2]) / 1000, UTC)
        until = at + self.fresh_for + later
        if not at - SKEW <= self.now() <= until:
            raise LaunchExpired
        order = _ORDER.search(fields.get("custom_args", ""))
        return Launch(
            user=fields["logged_user_id"],
            group=fields["group_id"],
            session_key=fields["session_key"],
            session_secret=fields["session_secret_key"],
            at=at,
            language="en" if fields.get("lang", "ru").lower().startswith("en") else "ru",
            order=order.group(1) if order else None,
            mark=hashlib.sha256(f"{fields['session_key']} {fields['sig']}".encode()).hexdigest()[:24],
            until=until,
        )

    def _check_form(self, fields: Mapping[str, str]) -> None:
        names = _FORMS.keys() | set(self.extra_names)
        if not (_REQUIRED.keys() <= fields.keys() <= names):
            raise LaunchForged
        common = re.compile(_SHORT)
        if not all(_FORMS.get(name, common).fullmatch(value) for name, value in fields.items()):
            raise LaunchForged
        if any(f"{name}=" in fields.get("custom_args", "") for name in names):
            raise LaunchForged
        if fields["application_key"] != self.application_key or fields["api_server"] not in self.api_servers:
            raise LaunchForged
        if fields.get("web_server", self.web_servers[0]) not in self.web_servers:
            raise LaunchForged

    def _check_signatures(self, fields: Mapping[str, str]) -> None:
        auth_sig = user_signature(fields["logged_user_id"], fields["session_key"], self.secret)
        sig = signature(fields, self.secret)
        same = [
            hmac.compare_digest(fields["auth_sig"].encode(), auth_sig.encode()),
            hmac.compare_digest(fields["sig"].encode(), sig.encode()),
        ]
        if not all(same):
            raise LaunchForged


def user_signature(user: str, session_key: str, secret: str) -> str:
    """``auth_sig``: md5 over user, session and the application's secret, lower-case hex."""
    return _md5(user + session_key + secret)


def signature(fields: Mapping[str, str], secret: str) -> str:
    """``sig``: md5 over all fields but itself as ``name=value``, sorted, nothing between, then the secret."""
    base = "".join(f"{name}={fields[name]}" for name in sorted(fields) if name != "sig")
    return _md5(base + secret)


def _md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def _read(query: str) -> dict[str, str]:
    if len(query) > LONGEST:
        raise LaunchForged
    try:
        pairs = parse_qsl(query, keep_blank_values=True, strict_parsing=True, errors="strict", max_num_fields=60)
        for _, value in pairs:
            value.encode()  # a lone surrogate is no text
    except ValueError:
        raise LaunchForged from None
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise LaunchForged
    return fields
