"""A launch as OK makes one: every documented parameter, unsorted, percent-encoded, signed twice."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.memory import Session
from infra.sandbox.ok.signing import Pairs, auth_sig, signed

FRAMES = ("desktop", "mobile")
LANGUAGES = ("ru", "en")


@dataclass(frozen=True)
class LaunchWish:
    user: str
    frame: str = "desktop"
    lang: str = "ru"
    custom_args: str | None = None
    group: str | None = None  # ours, if it is not said
    extra: Mapping[str, str] = field(default_factory=dict)  # signed along with the rest


def new_session(user: str) -> Session:
    return Session(user, f"-s-{secrets.token_urlsafe(24)}", secrets.token_hex(16))


def launch_pairs(app: Application, wish: LaunchWish, session: Session, api: str, now_ms: int) -> Pairs:
    """A genuine launch; `now_ms` is its moment in unix milliseconds."""
    mobile = wish.frame == "mobile"
    given: dict[str, str | None] = {
        "web_server": "https://m.ok.ru" if mobile else "https://ok.ru",
        "first_start": "0",
        "logged_user_id": wish.user,
        "group_id": wish.group or app.group,
        "refplace": "group_app",
        "new_sig": "1",
        "apiconnection": f"{app.id}_{now_ms}",
        "authorized": "1",
        "session_key": session.key,
        "clientLog": "0",
        "session_secret_key": session.secret,
        "mob": "true" if mobile else None,
        "mob_platform": "iosweb" if mobile else None,
        "container": "true",
        "lang": wish.lang,
        "api_server": api,
        "ip_geo_location": "RU,66,Saint Petersburg",
        "payment_promo_active": "false",
        "custom_args": wish.custom_args,
        "application_key": app.key,
        "auth_sig": auth_sig(wish.user, session.key, app.secret),
        **wish.extra,
    }
    pairs = [(name, value) for name, value in given.items() if value is not None]
    return signed(pairs, app.secret)


def query_string(pairs: Pairs) -> str:
    return urlencode(pairs)  # a space leaves as "+", as OK's servers write it
