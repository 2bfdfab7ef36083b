"""OK's REST API (``fb.do``): signed calls about a group's people."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib import tracing
from chalicelib.domain.communities.community import Membership
from chalicelib.domain.errors import Unavailable
from chalicelib.ok.http import ask, error_code

if TYPE_CHECKING:
    from chalicelib.domain.access.launch import Launch

READ = 2.0
"""Seconds: a person waits for the page to open."""

BREATH = 0.3
"""Seconds before the same is asked once more."""

_PASSING = frozenset({2, 8})
"""Codes of a service that is away for a moment, and of a flood."""


class OkGroup(Struct, frozen=True):
    """``url`` is ours to set and never that of a launch; it ends with a slash."""

    url: str
    application_key: str
    secret: str

    def membership(self, group: str, user: str) -> Membership:
        """``group.getUserGroupsByIds``: signed with the application's secret, needs no session."""
        answer = self._call("group.getUserGroupsByIds", {"group_id": group, "uids": user}, self.secret)
        for each in _memberships(answer):
            if str(each.get("userId", each.get("uid", user))) == user:
                return _membership(str(each.get("status", "")))
        return Membership.UNKNOWN

    def name(self, group: str) -> str:
        """``group.getInfo``: signed with the application's secret, needs no session."""
        answer = self._call("group.getInfo", {"uids": group, "fields": "uid,name"}, self.secret)
        found = answer if isinstance(answer, list) else []
        names = (each.get("name") for each in found if isinstance(each, Mapping) and str(each.get("uid")) == group)
        return next((name for name in names if isinstance(name, str)), "")

    def messages_allowed(self, launch: Launch) -> bool:
        """``group.isMessagesAllowed``, in the session of the launching user."""
        fields = {"gid": launch.group, "session_key": launch.session_key}
        answer = self._call("group.isMessagesAllowed", fields, launch.session_secret)
        if not isinstance(answer, Mapping) or not isinstance(answer.get("allowed"), bool):
            raise Unavailable("ok_unavailable")
        return bool(answer["allowed"])

    def _call(self, method: str, fields: Mapping[str, str], secret: str) -> Any:
        """All calls only read: what went wrong at once, or may pass in a moment, is asked for once more.

        A silence is not waited for twice.
        """
        request = {**fields, "application_key": self.application_key, "format": "json", "method": method}
        request["sig"] = sign(request, secret)
        try:
            answer = self._ask(request)
        except Unavailable as trouble:
            if trouble.reason == "ok_silent":
                raise
            time.sleep(BREATH)
            answer = self._ask(request)
        if error_code(answer) is not None:
            raise _refused(answer, method)
        return answer

    def _ask(self, request: Mapping[str, str]) -> Any:
        """Raises Unavailable when OK may say something else in a moment."""
        answer = ask("POST", f"{self.url}fb.do", READ, data=request)
        if error_code(answer) in _PASSING:
            raise _refused(answer, request["method"])
        return answer


def sign(fields: Mapping[str, str], secret: str) -> str:
    """md5 over the sorted ``name=value`` of all fields but ``sig`` and ``access_token``, then the secret."""
    base = "".join(f"{name}={fields[name]}" for name in sorted(fields) if name not in ("sig", "access_token"))
    return hashlib.md5((base + secret).encode(), usedforsecurity=False).hexdigest()


def token_secret(token: str, secret: str) -> str:
    """What signs a call made with an OAuth token: md5 over the token and the application's secret."""
    return hashlib.md5((token + secret).encode(), usedforsecurity=False).hexdigest()


def _refused(answer: Any, method: str) -> Unavailable:
    """OK's error, in sight of the operator."""
    tracing.trouble("ok_error", code=error_code(answer), method=method)
    return Unavailable("ok_unavailable")


def _memberships(answer: Any) -> list[Mapping[str, Any]]:
    """A bare array, or one under ``memberships``: OK has been seen to send both."""
    found = answer.get("memberships") if isinstance(answer, Mapping) else answer
    return [each for each in found if isinstance(each, Mapping)] if isinstance(found, list) else []


def _membership(status: str) -> Membership:
    return Membership(status) if status in Membership.__members__ else Membership.UNKNOWN
