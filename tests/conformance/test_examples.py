"""What the description shows as an example is done, and each operation has been seen to answer with success."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any

import pytest
import requests
from schemathesis.core.failures import FailureGroup

from chalicelib.domain.access.access import Access
from chalicelib.domain.access.passkey import encoded
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.domain.external.account import WebhookAddress, account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.edge.routes import Route
from chalicelib.usecases.external.receive_webhooks import write_address
from chalicelib.usecases.inbox.receive_messages import HOOK
from infra.description.openapi import description
from infra.routes import ROUTES
from tests.authenticator import Device, attestation
from tests.conformance.asking import CHECKS
from tests.conformance.known import BOT, FOUNDING, LAUNCH, SECOND
from tests.conformance.operations import OPERATIONS, operations
from tests.conformance.tenant import COMMUNITY, Tenant, in_memory
from tests.conformance.transport import BASE
from tests.crash.preparations import save
from tests.fakes.desk_notices import HEADER

NAMED = {route.name: route for route in ROUTES}
OWNER = Principal(community=COMMUNITY, id="a-owner", role=Role.OWNER)
CREDIT = {"key": "form-of-a-credit", "amount": 100}
FOUNDER = {"name": "Новая группа", "timeZone": "Europe/Moscow", "firstName": "Мария"}
PING = {"kind": "ping", "type": "TYPE_PING", "id": "p1"}
BODIES: Mapping[str, Callable[[Tenant], Any]] = {
    "POST /launch": lambda _: {"query": LAUNCH},
    "POST /founding/offer": lambda _: {"query": FOUNDING},
    "POST /founding": lambda _: {"query": FOUNDING, **FOUNDER},
    "POST /desk-sessions": lambda tenant: {"code": _desk_code(tenant)},
    "POST /v1/passkeys": lambda tenant: {"name": "Телефон", **_attested(tenant, _device())},
    "POST /passkey-sessions": lambda tenant: _asserted(tenant),
    "POST /buyer/consent": lambda _: {"query": LAUNCH},
    "POST /v1/connections/bot": lambda _: {"token": BOT},
    "POST /v1/connections/comments": lambda _: {"token": BOT},
    "POST /v1/credits": lambda _: {**CREDIT, "order": SECOND},
    "POST /v1/credits/use": lambda tenant: {**CREDIT, "order": tenant.ids["number"][0]},
    "POST /v1/credits/refund": lambda _: {**CREDIT, "buyer": "anna"},
    "PATCH /v1/external-orders/{account}/{order}/sale": lambda _: {"same": None},
    "POST /hooks/ozon/{key}": lambda _: PING,
    "POST /hooks/yandex_market/{key}/notification": lambda _: PING,
    "POST /hooks/getzzap/{key}": lambda _: PING,
    "POST /hooks/telegram": lambda _: {"update_id": 1},
    "POST /v1/handouts/reading": lambda tenant: {"code": tenant.ids["code"][0]},
}
"""Of those whose body has to hold something that only the tenant knows, or that too few ask for to have an example."""

PLACES = {
    "GET /buyer/orders/{number}/code": SECOND,
    "POST /buyer/orders/{number}/receipt": SECOND,
    "POST /v1/purchases/{purchase}/prolongation": "shoes",
    "POST /v1/purchases/{purchase}/archive": "over",
    "POST /v1/purchases/{purchase}/return": "over",
    "POST /v1/imports/{job}/preview": "",
    "GET /v1/accounts/{account}/secret": account_id(Marketplace.GETZZAP, "7"),
    "POST /v1/offer-imports/{offer_import}/preview": "",
}
"""Where another one than the first of its kind can be asked."""


def test_every_example_is_done_and_every_success_has_its_form(session: requests.Session) -> None:
    for label, operation in OPERATIONS.items():
        tenant, route = in_memory(), NAMED[label]
        case = operation.Case(path_parameters=_places(tenant, route), **_body(tenant, route))
        answer = case.call(BASE, session, headers=_headers(tenant, route, session))
        assert answer.status_code == route.status, (label, answer.text)
        case.validate_response(answer, checks=CHECKS)


def test_an_answer_that_is_not_as_described_is_noticed(session: requests.Session) -> None:
    """The checks themselves, of a description that is not ours."""
    told = json.loads(json.dumps(description(ROUTES)))
    told["components"]["schemas"]["Sessions"]["required"].append("colour")
    del told["paths"]["/v1/me"]["get"]["responses"]["401"]
    wrong = operations(told)
    for label, caller, reason in (("GET /v1/sessions", "owner", "colour"), ("GET /v1/me", "nobody", "Undocumented")):
        case = wrong[label].Case()
        answer = case.call(BASE, session, headers=in_memory().headers(caller))
        with pytest.raises(FailureGroup, match=reason):
            case.validate_response(answer, checks=CHECKS)


def _places(tenant: Tenant, route: Route) -> dict[str, str]:
    chosen = {name: tenant.ids[name][0] for name in route.parts if name in tenant.ids}
    if "{key}" in route.path:
        return {"key": _key_of(tenant, route)}
    return {name: PLACES.get(route.name) or value for name, value in chosen.items()}


def _key_of(tenant: Tenant, route: Route) -> str:
    """What the address of a hook ends with."""
    name = route.path.split("/")[2]
    if name == "ok":
        return tenant.container.signing.signer.sign(HOOK, COMMUNITY)
    address = WebhookAddress(COMMUNITY, account_id(Marketplace(name), "7"), 1)
    return write_address(tenant.container.signing.signer, address)


def _body(tenant: Tenant, route: Route) -> dict[str, Any]:
    told = OPERATIONS[route.name].definition.raw.get("requestBody", {}).get("content", {}).get("application/json", {})
    made = BODIES.get(route.name)
    body = made(tenant) if made else told.get("example")
    return {} if body is None else {"body": body, "media_type": "application/json"}


def _headers(tenant: Tenant, route: Route, session: requests.Session) -> dict[str, str]:
    said = tenant.headers("buyer" if route.audience == "buyers" else "owner")
    if route.path == "/hooks/telegram":
        said[HEADER] = "secret"
    if route.keyed:
        said["Idempotency-Key"] = "key-of-an-example"
    if route.forms.version:
        path = (route.shows or route.path).format(**_places(tenant, route))
        said["If-Match"] = session.get(f"{BASE}{path}", headers=said).headers.get("ETag", '"1"')
    return said


def _device() -> Device:
    return Device("https://kabinet.example", count=None)


def _attested(tenant: Tenant, device: Device) -> dict[str, str]:
    offer = tenant.container.access.manage_passkeys.offer(OWNER)
    return device.made(encoded(offer.challenge), offer.handle)


def _asserted(tenant: Tenant) -> dict[str, str]:
    """OK has said of him before that he works here."""
    container, device = tenant.container, _device()
    save(container, COMMUNITY, Access(COMMUNITY, OWNER.id, Role.OWNER, checked_at=container.now()))
    made = attestation(_attested(tenant, device))
    container.access.manage_passkeys.add(OWNER, "Телефон", made, device.origin)
    return device.used(encoded(container.access.open_desk_by_passkey.challenge()[0]))


def _desk_code(tenant: Tenant) -> str:
    return tenant.container.access.open_desk.code(OWNER)[0]
