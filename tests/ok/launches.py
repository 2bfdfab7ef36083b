"""Launches as OK makes them, built here anew: what is tested must not vouch for itself."""

import hashlib
from collections.abc import Mapping
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from chalicelib.ok.launch import OkLaunches
from tests.world import Clock

SECRET = "0123456789ABCDEF01234567"
KEY = "CPUBLICKEYBABABABA"
NOW = Clock()()
MOMENT = int(NOW.timestamp() * 1000)

FIELDS = {
    "api_server": "https://api.ok.ru/",
    "apiconnection": f"512000000001_{MOMENT}",
    "application_key": KEY,
    "authorized": "1",
    "clientLog": "0",
    "container": "true",
    "custom_args": "order=1042",
    "first_start": "0",
    "group_id": "54000000000123",
    "ip_geo_location": "RU,66,Saint Petersburg",
    "lang": "ru",
    "logged_user_id": "570000000101",
    "mob": "true",
    "mob_platform": "iosweb",
    "new_sig": "1",
    "payment_promo_active": "false",
    "refplace": "group_app",
    "session_key": "-s-SYNTHETIC.Key_1-2",
    "session_secret_key": "00112233445566778899aabbccddeeff",
    "web_server": "https://ok.ru",
}
"""Everything that OK is known to send, before it is signed."""


def md5(text: str) -> str:
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()


def user_signed(fields: Mapping[str, str]) -> dict[str, str]:
    return {**fields, "auth_sig": md5(fields["logged_user_id"] + fields["session_key"] + SECRET)}


def wholly_signed(fields: Mapping[str, str]) -> dict[str, str]:
    base = "".join(f"{name}={value}" for name, value in sorted(fields.items()) if name != "sig")
    return {**fields, "sig": md5(base + SECRET)}


def genuine(**changes: str | None) -> dict[str, str]:
    """A launch that OK might have made; a field that is None is left out."""
    fields = {name: value for name, value in {**FIELDS, **changes}.items() if value is not None}
    return wholly_signed(user_signed(fields))


def query_of(fields: Mapping[str, str]) -> str:
    return urlencode(fields)


def verifier(**changes: Any) -> OkLaunches:
    given = {
        "application_key": KEY,
        "secret": SECRET,
        "api_servers": ["https://api.ok.ru/"],
        "web_servers": ["https://ok.ru", "https://m.ok.ru"],
        "fresh_for": timedelta(minutes=10),
        "extra_names": [],
        "now": Clock(),
    }
    return OkLaunches(**{**given, **changes})
