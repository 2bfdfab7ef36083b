"""At the desk a person says what he wants to hear of, proves where he is reached, and sees what became of it."""

from __future__ import annotations

import re
from typing import Any

import pytest

from chalicelib.domain.notices.channels import Channel
from tests.api.journey import Journey
from tests.world import ADMIN, ANNA, MODERATOR, Answer

ROOT, MAIL = "/v1/me/notifications", "maria@example.com"


@pytest.fixture
def token(journey: Journey) -> str:
    return journey.token(ADMIN)


def shown(journey: Journey, token: str) -> Any:
    return journey.api.get(ROOT, token).json


def channel(found: Any, name: str) -> Any:
    return next(each for each in found["channels"] if each["channel"] == name)


def code(journey: Journey, box: str = "email") -> str:
    found = re.search(r"[0-9]{6}", journey.ok.look("channels")[box][0]["text"])
    assert found
    return found[0]


def verified(journey: Journey, token: str) -> Answer:
    journey.api.post(f"{ROOT}/email/address", {"address": MAIL}, token)
    return journey.api.post(f"{ROOT}/email/verification", {"code": code(journey)}, token)


def test_a_mail_is_proved_tried_and_what_became_of_it_is_seen(journey: Journey, token: str) -> None:
    given = journey.api.post(f"{ROOT}/email/address", {"address": MAIL}, token)
    assert (given.status, given.json["link"], given.json["secret"]) == (200, "", "")
    waiting = channel(given.json["notifications"], "email")
    assert (waiting["state"], waiting["triesLeft"], waiting["address"]) == ("waiting", 5, MAIL)
    wrong = journey.api.post(f"{ROOT}/email/verification", {"code": "000000"}, token).json
    assert (wrong["right"], channel(wrong["notifications"], "email")["triesLeft"]) == (False, 4)
    right = journey.api.post(f"{ROOT}/email/verification", {"code": code(journey)}, token).json
    assert (right["right"], channel(right["notifications"], "email")["state"]) == (True, "works")
    assert journey.api.post(f"{ROOT}/email/test", None, token).status == 200
    journey.notices()
    (delivery,) = shown(journey, token)["deliveries"]
    assert (delivery["channel"], delivery["state"], delivery["notice"]) == ("email", "sent", "test")
    letter = journey.ok.look("channels")["email"][0]
    assert (letter["to"], "Проверка" in letter["text"]) == (MAIL, True)


def test_ticks_are_changed_of_the_version_that_was_seen(journey: Journey, token: str) -> None:
    found = shown(journey, token)
    assert {each["channel"] for each in found["channels"]} == {each.value for each in Channel}
    wanted = {"claim_reported": ["telegram", "email"]}
    saved = journey.api.patch(ROOT, {"wanted": wanted}, token, found["version"])
    ticked = {each["notice"]: each["channels"] for each in saved.json["notices"]}
    assert ticked["claim_reported"] == ["email", "telegram"]
    assert ticked["decision_asked"] == ["ok"]
    assert journey.api.patch(ROOT, {"wanted": wanted}, token, found["version"]).status == 412
    foreign: list[dict[str, list[str]]] = [{"nonsense": []}, {"external_order": []}, {"claim_reported": ["pigeon"]}]
    for wrong in foreign:
        assert journey.api.patch(ROOT, {"wanted": wrong}, token, saved.json["version"]).status == 400


def test_somebody_else_sees_and_changes_only_his_own(journey: Journey, token: str) -> None:
    verified(journey, token)
    other = journey.token(MODERATOR)
    if journey.api.get(ROOT, other).status == 200:
        assert MAIL not in journey.api.get(ROOT, other).text
    assert journey.api.get(ROOT, journey.token(ANNA)).status == 403
    assert journey.api.get(ROOT).status == 401


def test_an_address_is_forgotten_when_it_is_taken_away(journey: Journey, token: str) -> None:
    version = verified(journey, token).json["notifications"]["version"]
    removed = journey.api.delete(f"{ROOT}/email/address", token, version)
    assert (removed.status, channel(removed.json, "email")["state"]) == (200, "none")
    assert MAIL not in removed.text
    assert journey.api.post(f"{ROOT}/email/test", None, token).status == 400


def test_a_webhook_is_given_a_secret_once_and_answers_a_ping(journey: Journey, token: str) -> None:
    given = journey.api.post(f"{ROOT}/webhook/address", {"address": f"{journey.ok.url}ear/maria"}, token).json
    assert given["secret"].startswith("whsec_")
    assert given["secret"] not in journey.api.get(ROOT, token).text
    assert journey.api.post(f"{ROOT}/webhook/verification", {}, token).json["right"]
    assert [each["to"] for each in journey.ok.look("channels")["webhook"]] == ["maria"]
    refused = journey.api.post(f"{ROOT}/webhook/address", {"address": "https://169.254.169.254/x"}, token)
    assert (refused.status, refused.json["code"]) == (400, "address_refused")


@pytest.mark.parametrize(
    ("name", "address", "reason"),
    [
        ("email", "maria", "email_unreadable"),
        ("sms", "12", "phone_unreadable"),
        ("sms", "+19005550100", "phone_abroad"),
    ],
)
def test_what_is_no_address_is_said_to_be_none(
    journey: Journey, token: str, name: str, address: str, reason: str
) -> None:
    refused = journey.api.post(f"{ROOT}/{name}/address", {"address": address}, token)
    assert (refused.status, refused.json["code"]) == (400, reason)


def test_what_is_no_channel_is_missing(journey: Journey, token: str) -> None:
    for name in ("pigeon", "ok"):
        assert journey.api.post(f"{ROOT}/{name}/address", {"address": MAIL}, token).status == 404


def test_no_address_and_no_code_stands_in_the_journal(journey: Journey, token: str) -> None:
    verified(journey, token)
    said = str([(each.data, each.before, each.after) for each in journey.journal()])
    assert MAIL not in said
    assert code(journey) not in said
