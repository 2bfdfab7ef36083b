"""A POST of the admin side is done once, however often it is sent with its key."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import Any

import pytest

from chalicelib.api.audiences import admin
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.access.request_key import KEPT, RUNS
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Unavailable
from chalicelib.usecases.access.repeat_requests import RepeatRequests
from tests.api import test_access as matrix
from tests.api.bodies import BODIES, MISSING, POINT
from tests.api.desk import Desk
from tests.api.journey import Journey
from tests.api.test_access import Owned
from tests.factories import an_organizer
from tests.world import ADMIN, MODERATOR, Answer, Clock

owned = matrix.owned
KEY = "a-key-of-a-request"
PURCHASES = "/v1/purchases"
WISH = {"title": "Зима"}


def asked(journey: Journey, token: str, body: Any = None, **headers: str) -> Answer:
    return journey.api.post(PURCHASES, body or WISH, token, **{"Idempotency-Key": KEY, **headers})


def purchases(journey: Journey, token: str) -> list[str]:
    return [each["title"] for each in journey.api.get(PURCHASES, token).json["items"]]


def test_every_post_of_the_admin_side_needs_a_key(owned: Owned) -> None:
    journey = owned.journey
    owner = Principal(community=journey.community.id, id="owner", role=Role.OWNER)
    token = journey.container.signing.tokens.issue(owner)[0]
    for route in (each for each in admin.routes if each.method == "POST"):
        path = route.path.format(**asdict(MISSING))
        body = BODIES[route.name](MISSING) if route.name in BODIES else None
        for key, code in (
            ("", "idempotency_key_missing"),
            ("seven77", "idempotency_key_unreadable"),
            ("x" * 65, "idempotency_key_unreadable"),
            ("a key with spaces", "idempotency_key_unreadable"),
            ("ключ-не-латиницей", "idempotency_key_unreadable"),
        ):
            answer = owned.journey.api.post(path, body, token, **{"Idempotency-Key": key})
            assert (answer.status, answer.json["code"]) == (400, code), (route.name, key)
            assert owned.journey.api.recorder.writes() == [], route.name


def test_the_same_request_again_is_answered_as_it_was_and_done_once(journey: Journey) -> None:
    token = journey.token(ADMIN)
    first = asked(journey, token)
    journey.api.post(f"{PURCHASES}/{first.json['id']}/stage", {"stage": "stopped"}, token)
    again = asked(journey, token)
    assert (again.status, again.text, again.headers["ETag"]) == (201, first.text, first.headers["ETag"])
    assert purchases(journey, token) == ["Зима"]


def test_a_change_costs_one_call_more_for_what_it_answered_and_none_before(journey: Journey) -> None:
    token = journey.token(ADMIN)
    asked(journey, token)
    names = [call.operation for call in journey.api.recorder.calls]
    assert names[-2:] == ["TransactWriteItems", "UpdateItem"]
    assert names.count("TransactWriteItems") == 1
    assert "GetItem" not in names[names.index("TransactWriteItems") :]


def test_another_request_of_the_same_key_is_refused(journey: Journey) -> None:
    token = journey.token(ADMIN)
    asked(journey, token)
    answer = asked(journey, token, {"title": "Лето"})
    assert (answer.status, answer.kind) == (422, "idempotency_key_reused")
    path = "/v1/points"
    answer = journey.api.post(path, POINT, token, **{"Idempotency-Key": KEY})
    assert (answer.status, answer.kind) == (422, "idempotency_key_reused")
    assert purchases(journey, token) == ["Зима"]
    assert journey.api.get(path, token).json["points"] == []


def test_a_key_that_led_to_nothing_is_still_free(journey: Journey) -> None:
    token = journey.token(ADMIN)
    assert asked(journey, token, {"title": " "}).status == 400
    assert asked(journey, token).status == 201


def test_a_key_is_of_one_person_in_one_community(journey: Journey) -> None:
    olga = an_organizer(community=journey.community.id, ok_id=MODERATOR)
    journey.container.communities.manage.put_organizer(olga)
    for user in (ADMIN, MODERATOR):
        assert asked(journey, journey.token(user)).status == 201
    assert purchases(journey, journey.token(ADMIN)) == ["Зима", "Зима"]


def test_while_the_first_still_runs_the_second_is_told_to_wait(
    journey: Journey, monkeypatch: pytest.MonkeyPatch, clock: Clock
) -> None:
    """It committed, and what it answers is not known yet; when it never is, that is said."""
    monkeypatch.setattr(RepeatRequests, "keep", lambda *_: None)
    token = journey.token(ADMIN)
    made = asked(journey, token).json["id"]
    waits = asked(journey, token)
    assert (waits.status, waits.kind, waits.headers["Retry-After"]) == (409, "in_progress", "1")
    clock.moment += RUNS
    lost = asked(journey, token)
    assert (lost.status, lost.kind, lost.json["subject"]) == (409, "already_done", f"purchase/{made}")
    assert purchases(journey, token) == ["Зима"]


def test_an_answer_that_cannot_be_kept_is_given_all_the_same(journey: Journey, monkeypatch: pytest.MonkeyPatch) -> None:
    keys = type(journey.container.stores.request_keys)

    def refuse(*_: object) -> None:
        raise Unavailable

    monkeypatch.setattr(keys, "keep", refuse)
    assert asked(journey, journey.token(ADMIN)).status == 201


def test_a_key_is_remembered_for_seven_days(journey: Journey, clock: Clock) -> None:
    """Also where the store has not got round to forgetting it."""
    asked(journey, journey.token(ADMIN))
    clock.moment += KEPT - timedelta(minutes=1)
    assert asked(journey, journey.token(ADMIN)).status == 201
    assert purchases(journey, journey.token(ADMIN)) == ["Зима"]
    clock.moment += timedelta(minutes=2)
    assert asked(journey, journey.token(ADMIN)).status == 201
    assert purchases(journey, journey.token(ADMIN)) == ["Зима", "Зима"]


def test_what_tells_of_a_person_is_not_kept_but_told_as_it_is_now(desk: Desk) -> None:
    desk.open_payment()
    wish = {"key": "cash-of-anna", "order": desk.number, "amount": 50_000}
    headers = {"Idempotency-Key": KEY}
    first = desk.api.post("/v1/payments", wish, desk.token, **headers)
    assert [call.operation for call in desk.api.recorder.calls][-1] == "TransactWriteItems"
    again = desk.api.post("/v1/payments", wish, desk.token, **headers)
    assert (again.status, again.json["orders"][0]["sum"]) == (201, first.json["orders"][0]["sum"])
    other = desk.api.post("/v1/payments", {**wish, "amount": 40_000}, desk.token, **headers)
    assert (other.status, other.kind) == (422, "idempotency_key_reused")


def test_a_look_by_post_costs_no_write_and_no_look_at_the_key(desk: Desk) -> None:
    wish = {"key": "order_saved", "language": "ru", "text": "Заказ {number}"}
    assert desk.api.post("/v1/texts/preview", wish, desk.token).status == 200
    assert [call for call in desk.api.recorder.calls if "deliveries" in str(call.parameters)] == []
