"""One request made up by schemathesis, and whether what was answered is what the description says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import requests
from schemathesis import Case, GenerationMode
from schemathesis.checks import CheckFunction, not_a_server_error
from schemathesis.core import NOT_SET
from schemathesis.core.transport import Response
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    negative_data_rejection,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from chalicelib.domain.access.permissions import ROLES, Permission
from chalicelib.domain.communities.community import Role
from tests.conformance.steering import steer
from tests.conformance.tenant import KEY, NOBODY, SCOPES, Tenant, in_memory
from tests.conformance.transport import BASE

CHECKS: list[CheckFunction] = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]
OF_THE_STATE = {
    *("adjustment_sign", "adjustment_too_large", "adjustment_unreadable", "adjustments_too_many", "change_unreadable"),
    *("bot_of_another_group", "bot_token_refused", "comments_token_refused", "cursor_foreign", "days_unreadable"),
    *("deadline_passed", "goods_missing", "line_missing", "nothing_received", "orders_repeated", "organizer_missing"),
    *("organizer_unreadable", "paid_at_unreadable", "parts_unreadable", "photo_foreign", "places_unreadable"),
    *("point_missing", "preview_mixed", "profile_foreign", "quiet_unreadable"),
    *("search_of_buyer", "search_too_short", "search_too_wide", "span_unreadable", "stop_passed"),
    *("transfer_unreadable", "zone_unknown", "passkey_late", "passkey_refused"),
    *("account_field_missing", "account_field_unreadable", "field_unknown", "statuses_unreadable"),
    *("pieces_missing", "pieces_unreadable", "address_refused", "profile_unreadable"),
    *("channel_unverified", "code_over", "email_unreadable", "notice_foreign"),
}
"""Why a well-formed request may be refused as 400: for what there is, or what two fields say of each other."""

WITH_A_STATUS = ("POST /v1/orders/changes", "reason_missing")


@dataclass
class Asking:
    """By ``caller``, of a community of its own for each request."""

    session: requests.Session
    caller: str

    def ask(self, case: Case[Any], mode: GenerationMode) -> Response:
        tenant = in_memory()
        if mode is GenerationMode.POSITIVE:
            steer(case, tenant)
        response = self.send(case, tenant)
        case.validate_response(response, checks=[*CHECKS, *([] if _leaves_out(case) else [negative_data_rejection])])
        assert_let_in(case, self.caller, response.status_code)
        if mode is GenerationMode.POSITIVE and response.status_code == 400:
            assert_of_the_state(case, response.json())
        return response

    def send(self, case: Case[Any], tenant: Tenant) -> Response:
        return case.call(BASE, self.session, headers=tenant.headers(self.caller))


def _leaves_out(case: Case[Any]) -> bool:
    """Nothing but a body that need not be there: it is made up as a wrong request, and is a right one."""
    told = case.operation.definition.raw.get("requestBody", {})
    return case.body is NOT_SET and bool(told) and not told.get("required") and not case.query


def assert_let_in(case: Case[Any], caller: str, status: int) -> None:
    """Whoever may not is told so, whatever he asks."""
    needed = case.operation.definition.raw.get("x-permission")
    if needed and not may(caller, Permission(needed)):
        assert status == (401 if caller == NOBODY or _is_foreign(caller, case) else 403), case.operation.label


def may(caller: str, permission: Permission) -> bool:
    if caller == NOBODY:
        return False
    return permission in (*SCOPES, Permission.ME_READ) if caller == KEY else permission in ROLES[Role(caller)]


def _is_foreign(caller: str, case: Case[Any]) -> bool:
    """A program is nobody in the buyers' part."""
    return caller == KEY and case.path.startswith("/buyer")


def assert_of_the_state(case: Case[Any], problem: dict[str, Any]) -> None:
    """What the description lets through is refused for what cannot be described, and nothing else."""
    code = problem["code"]
    if code in OF_THE_STATE or (case.operation.label, code) == WITH_A_STATUS:
        return
    value = _at(case, problem["errors"][0]["field"])
    assert isinstance(value, str), (case.operation.label, problem)
    assert _says_nothing(value) or (code == "time_unreadable" and _is_far(value)), (
        case.operation.label,
        value,
        problem,
    )


def _at(case: Case[Any], field: str) -> Any:
    sent = case.body if isinstance(case.body, dict) else dict(case.query or {})
    return sent.get(field.partition(".")[0])


def _says_nothing(text: str) -> bool:
    """Signs that nobody sees are taken away before a text is looked at."""
    return not any(sign.isprintable() and not sign.isspace() for sign in text)


def _is_far(text: str) -> bool:
    return not 2000 < datetime.fromisoformat(text).year < 2099
