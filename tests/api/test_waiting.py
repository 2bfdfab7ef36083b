"""Whoever hangs, every route answers in time: 503, long before the function that answers ends."""

import socket
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import Any

import pytest
from botocore.config import Config
from msgspec.structs import replace

from chalicelib import bootstrap
from chalicelib.api.audiences import AUDIENCES
from chalicelib.bootstrap import Container
from chalicelib.bootstrap.clients import QUICK, QUICK_FILES, Clients
from chalicelib.domain.access.credentials import SECRET, Credential, CredentialKind
from chalicelib.domain.access.passkey import encoded, handle_of
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Role
from chalicelib.edge.routes import BUDGET, Route
from chalicelib.ok import http, rest
from chalicelib.settings import Settings
from chalicelib.usecases.access import limit_requests
from chalicelib.usecases.inbox.receive_messages import HOOK
from tests.api import test_access as matrix
from tests.api.bodies import BODIES, MONEY, PAID_AT, Names
from tests.api.journey import Journey, csv_of
from tests.api.test_access import Owned
from tests.authenticator import Device
from tests.recorder import Recorder
from tests.world import ADMIN, ANNA, Answer, Api, Clock, CountedIds, Ok, api_of

owned = matrix.owned
ROUTES = [route for audience in AUDIENCES for route in audience.routes]
FUNCTION = 29
"""Seconds that the API's function has, and the gateway."""

LAST = 6.5
"""Seconds that the last question of a request may take: two tries and a pause."""

HURRIED = {"connect_timeout": 0.1, "read_timeout": 0.05}


@pytest.fixture
def hanging() -> Iterator[str]:
    """Connections are taken, and nothing ever answers."""
    with socket.create_server(("127.0.0.1", 0), backlog=200) as server:
        yield f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """The limits as they are, each try for a moment and no pause between: not the tests have to wait."""
    monkeypatch.setattr("botocore.retries.standard.ExponentialBackoff.delay_amount", lambda *_: 0)
    make = Clients.client
    monkeypatch.setattr(
        Clients, "client", lambda self, service, config=QUICK: make(self, service, config.merge(Config(**HURRIED)))
    )


@pytest.fixture
def build(settings: Settings, clock: Clock) -> Callable[..., tuple[Container, Recorder]]:
    """The container of a process that starts now."""

    def make(**changes: str) -> tuple[Container, Recorder]:
        container = bootstrap.build(replace(settings, **changes), clock, CountedIds())
        bootstrap.install(container)
        return container, Recorder.of(container)

    return make


def test_the_limits_of_requests_add_up_to_less_than_their_function() -> None:
    for config in (QUICK, QUICK_FILES):
        tries = config.retries["total_max_attempts"]
        assert tries * (config.connect_timeout + config.read_timeout) + 1 <= LAST
    assert http.CONNECT + http.READ <= LAST
    assert BUDGET + LAST < FUNCTION - 5


def ask(api: Api, route: Route, token: str | None, names: Names, body: Any = None) -> Answer:
    path = route.path.format(**{**asdict(names), "key": names.code})
    make = BODIES.get(route.name)
    return api.ask(route, path, body or (make(names) if make else None), token)


ASKING_NOTHING = {
    *("GET /", "GET /app", "GET /desk", "GET /health"),
    "GET /passkey-challenge",
    "POST /hooks/ok/{key}",
    "POST /hooks/ozon/{key}",
    "POST /hooks/yandex_market/{key}/notification",
    "POST /hooks/getzzap/{key}",
    "POST /hooks/telegram",
    "DELETE /v1/me/notifications/{channel}/address",
    "GET /v1/offers/{offer}",
    "PATCH /v1/offers/{offer}",
    "POST /buyer/proofs",
    "POST /v1/handouts/reading",
}
"""The routes that answer as ever while a store hangs."""


def who_comes_in(container: Container, ok: Ok, clock: Clock) -> dict[str, dict[str, Any]]:
    """By the routes that let somebody in, what he says of himself."""
    query = {"query": ok.launch(ADMIN, clock())}
    code = {"code": Credential(CredentialKind.CODE, "c1", "x", "s" * SECRET).text}
    challenge, _ = container.access.open_desk_by_passkey.challenge()
    founding = {**query, "name": "Пряжа", "timeZone": "Europe/Moscow", "firstName": "Ольга"}
    return {
        "POST /launch": query,
        "POST /buyer/consent": query,
        "POST /founding/offer": query,
        "POST /founding": founding,
        "POST /desk-sessions": code,
        "POST /passkey-sessions": Device(handle=handle_of("c1", "maria")).used(encoded(challenge)),
    }


@pytest.mark.slow
def test_no_route_waits_for_a_store_that_hangs(
    build: Any, hurried: None, hanging: str, ok: Ok, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Those that ask it nothing answer as ever; all others 503, after one question or two.

    One request in so many of a minute is counted there too, and all of these are made in one.
    """
    monkeypatch.setattr(limit_requests, "TOLD_AT_ONCE", 1_000)
    monkeypatch.setenv("AWS_ENDPOINT_URL", hanging)
    container, recorder = build()
    token = container.signing.tokens.issue(Principal(community="c1", id="maria", role=Role.OWNER, ok_id=ADMIN))[0]
    bodies = who_comes_in(container, ok, clock)
    names = Names(code=container.signing.signer.sign(HOOK, "c1"))
    untouched = []
    with api_of(recorder) as api:
        for route in ROUTES:
            answer = ask(api, route, token, names, bodies.get(route.name))
            if not recorder.names():
                untouched.append(route.name)
                continue
            assert (answer.status, len(recorder.names()) <= 2) == (503, True), (route, answer.text)
            assert answer.headers["Retry-After"], route
    assert set(untouched) <= ASKING_NOTHING


STORED = {
    "POST /buyer/claims",
    "POST /v1/imports/{job}/preview",
    "POST /v1/offer-imports/{offer_import}/preview",
    "GET /v1/imports/{job}/differences",
    "GET /v1/imports/{job}/bad-rows",
    "GET /v1/imports/{job}/remarks",
}
"""The routes that ask for files while somebody waits."""


@pytest.mark.slow
def test_no_route_waits_for_files_that_hang(
    owned: Owned, build: Any, hurried: None, hanging: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    journey = owned.journey
    maria, anna = journey.token(ADMIN), journey.token(ANNA)
    content = csv_of(f"{ANNA};Анна;Б-1;Ботинки;38;1;3490", "nobody;Анна;Б-1;Ботинки;38;1;3490")
    ready = journey.upload(maria, owned.names.purchase, content)
    journey.preview(maria, ready)
    fresh = journey.upload(maria, owned.names.purchase, content)
    claim = with_a_proof(owned)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", hanging)
    _, recorder = build()
    asking = set()
    with api_of(recorder) as api:
        for route in matrix.CLOSED:
            name = route.name
            names = replace_job(owned.names, fresh if name.endswith("preview") else ready)
            body = claim if name == "POST /buyer/claims" else None
            answer = ask(api, route, maria if "/v1/" in name else anna, names, body)
            stored = [call for call in recorder.names() if call.startswith("s3.")]
            if stored:
                asking.add(name)
                assert (answer.status, len(stored)) == (503, 1), (name, answer.text)
            else:
                assert answer.status < 500, (name, answer.text)
    assert asking == STORED


def with_a_proof(owned: Owned) -> dict[str, Any]:
    wish = {"key": "with-a-proof", "orders": [owned.number], "proof": "x" * 12}
    return {**MONEY, **wish, "paidAt": PAID_AT}


def replace_job(names: Names, job: str) -> Names:
    return Names(**{**asdict(names), "job": job})


@pytest.mark.slow
def test_no_route_waits_for_ok_when_it_hangs(
    journey: Journey, build: Any, hanging: str, clock: Clock, ok: Ok, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rest, "READ", 0.2)
    monkeypatch.setattr(http, "READ", 0.2)
    monkeypatch.setattr(http.ask, "__defaults__", (0.2,))
    monkeypatch.setattr("chalicelib.ok.comments.READ", 0.2)
    maria, anna = journey.token(ADMIN), journey.token(ANNA)
    queries = {user: ok.launch(user, clock()) for user in (ADMIN, ANNA, "570000000102")}
    _, recorder = build(ok_api_url=f"{hanging}/")
    with api_of(recorder) as api:
        answers = {
            "a stranger comes": api.launch(queries["570000000102"]).status,
            "somebody comes again": api.launch(queries[ANNA]).status,
            "consent": api.post("/buyer/consent", {"query": queries[ANNA]}, anna).status,
            "the bot": api.post("/v1/connections/bot", {"token": "x"}, maria).status,
            "comments": api.post("/v1/connections/comments", {"token": "x"}, maria).status,
        }
        clock.pass_by(minutes=6)
        answers["an organizer looks"] = api.get("/v1/purchases", maria).status
        answers["an organizer acts"] = api.post("/v1/purchases", {"title": "Осень"}, maria).status
    assert answers == {
        "a stranger comes": 503,
        "somebody comes again": 200,
        "consent": 503,
        "the bot": 503,
        "comments": 503,
        "an organizer looks": 200,
        "an organizer acts": 503,
    }


@pytest.mark.slow
def test_a_claim_with_a_proof_ends_in_time_as_the_limits_really_are(
    owned: Owned, build: Any, hanging: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = owned.journey.token(ANNA)
    claim = with_a_proof(owned)
    monkeypatch.setenv("AWS_ENDPOINT_URL_S3", hanging)
    _, recorder = build()
    with api_of(recorder) as api:
        before = time.monotonic()
        assert api.post("/buyer/claims", claim, anna).status == 503
        assert time.monotonic() - before <= LAST + 2


def test_a_request_that_has_taken_its_time_asks_nobody_anything_more(
    journey: Journey, container: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = journey.token(ANNA)
    monkeypatch.setattr("chalicelib.edge.routes.BUDGET", 0.0)
    answer = journey.api.get("/buyer/orders", token)
    assert (answer.status, answer.headers["Retry-After"]) == (503, "1")
