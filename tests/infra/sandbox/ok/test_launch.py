"""A launch is what OK sends: all parameters, encoded, signed."""

import re
import time
from urllib.parse import urlsplit

import pytest

from tests.infra.sandbox.driver import ADMIN, ANNA, GROUP, Driver, launch_auth_sig, launch_sig


def test_a_launch_carries_everything_ok_sends(sandbox: Driver) -> None:
    given = dict(sandbox.launch(custom_args="order=1042"))
    assert given["logged_user_id"] == ANNA
    assert given["group_id"] == GROUP
    assert given["custom_args"] == "order=1042"
    assert given["api_server"] == f"http://127.0.0.1:{sandbox.port}/"
    assert given["web_server"] == "https://ok.ru"
    assert given["lang"] == "ru"
    assert given["session_key"].startswith("-s-")
    assert re.fullmatch(r"[0-9a-f]{32}", given["session_secret_key"])
    assert {"authorized", "clientLog", "container", "first_start", "new_sig"} <= set(given)


def test_both_signatures_agree_with_an_independent_reading(sandbox: Driver) -> None:
    pairs = sandbox.launch(custom_args="заказ=1 & ещё+", extra={"referer": ""})
    assert dict(pairs)["sig"] == launch_sig(pairs)
    assert dict(pairs)["auth_sig"] == launch_auth_sig(pairs)


def test_the_connection_ends_with_the_moment_of_the_launch(sandbox: Driver) -> None:
    moment = int(dict(sandbox.launch())["apiconnection"].rsplit("_", 1)[1])
    assert abs(moment / 1000 - time.time()) < 10


def test_parameters_are_not_sorted(sandbox: Driver) -> None:
    names = [name for name, _ in sandbox.launch()]
    assert names != sorted(names)


def test_spaces_leave_as_plus(sandbox: Driver) -> None:
    query = urlsplit(sandbox.control("launch", {"user": ANNA})["url"]).query
    assert "ip_geo_location=RU%2C66%2CSaint+Petersburg" in query


def test_only_a_mobile_launch_says_mob(sandbox: Driver) -> None:
    mobile = dict(sandbox.launch(frame="mobile", lang="en"))
    assert (mobile["mob"], mobile["mob_platform"], mobile["lang"]) == ("true", "iosweb", "en")
    assert "mob" not in dict(sandbox.launch(frame="desktop"))


def test_each_launch_has_a_session_of_its_own(sandbox: Driver) -> None:
    keys = {dict(sandbox.launch())["session_key"] for _ in range(3)}
    assert len(keys) == 3


@pytest.mark.parametrize(
    ("wish", "about"),
    [
        ({}, "user"),
        ({"user": "1"}, "user"),
        ({"user": ANNA, "forge": "nonsense"}, "forge"),
        ({"user": ANNA, "frame": "tablet"}, "frame"),
        ({"user": ANNA, "lang": []}, "lang"),
        ({"user": ANNA, "custom_args": 5}, "custom_args"),
        ({"user": ANNA, "extra": {"a": 1}}, "extra"),
        ({"user": ANNA, "frme": "mobile"}, "frme"),
        ({"user": ADMIN, "forge": "replay"}, "replay"),
    ],
)
def test_a_wrong_wish_is_refused_in_words(sandbox: Driver, wish: object, about: str) -> None:
    answer = sandbox.post("/sandbox/launch", wish)
    assert answer.status == 400
    assert about in answer.json["error"]
