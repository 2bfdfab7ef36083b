"""OK's signature of a launch, and every defence it needs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from social_core.backends.odnoklassniki import OdnoklassnikiApp, odnoklassniki_iframe_sig

from chalicelib.domain.errors import LaunchExpired
from chalicelib.ok.launch import signature, user_signature
from tests.ok.forging import REQUIRED, is_forged
from tests.ok.launches import FIELDS, KEY, NOW, SECRET, genuine, query_of, verifier

DOCUMENTED = {
    "api_server": "https://api.ok.ru/",
    "apiconnection": "512000000000_1700000000000",
    "application_key": KEY,
    "authorized": "1",
    "clientLog": "0",
    "container": "true",
    "custom_args": "заказ=1",
    "first_start": "0",
    "group_id": "54000000000123",
    "ip_geo_location": "RU,66,Saint Petersburg",
    "logged_user_id": "570000000123",
    "new_sig": "1",
    "session_key": "-s-SYNTHETIC.Key_1-2",
    "session_secret_key": "00112233445566778899aabbccddeeff",
    "web_server": "https://ok.ru",
    "auth_sig": "d975009d7bea3b14f55815ae342f81da",
    "sig": "93c512f60d181057eb2e2082e58204b5",
}

# The signatures themselves


def test_the_first_known_launch_is_signed_as_it_should_be() -> None:
    fields = {"logged_user_id": "100500", "session_key": "zzz", "session_secret_key": "zzzSecret"}
    auth_sig = user_signature("100500", "zzz", "secretKey")
    assert auth_sig == "cd3796402a263a4ed93396508d0c7a5a"
    assert signature({**fields, "auth_sig": auth_sig}, "secretKey") == "665f580d7673e88405740b7055141652"


def test_the_second_known_launch_is_signed_as_it_should_be() -> None:
    assert user_signature(DOCUMENTED["logged_user_id"], DOCUMENTED["session_key"], SECRET) == DOCUMENTED["auth_sig"]
    assert signature(DOCUMENTED, SECRET) == DOCUMENTED["sig"]


def test_the_second_known_launch_opens_the_cabinet_in_its_day() -> None:
    moment = datetime.fromtimestamp(1_700_000_000, UTC)
    launch = verifier(now=lambda: moment).verify(query_of(DOCUMENTED))
    assert (launch.user, launch.group, launch.at) == ("570000000123", "54000000000123", moment)


class Application(OdnoklassnikiApp[Any]):
    """social-auth-core's own reading of a launch, with the settings of ours."""

    def __init__(self, data: Mapping[str, str]) -> None:
        self.data = dict(data)

    def setting(self, name: str, default: Any = None) -> Any:
        return {"SECRET": SECRET}.get(name, default)


@pytest.mark.parametrize("fields", [genuine(), DOCUMENTED, genuine(session_key="-s-x", logged_user_id="999999")])
def test_an_independent_client_makes_the_same_signatures(fields: dict[str, str]) -> None:
    bare = {name: value for name, value in fields.items() if name != "sig"}
    theirs = Application(fields).get_auth_sig()  # type: ignore[no-untyped-call]
    assert user_signature(fields["logged_user_id"], fields["session_key"], SECRET) == theirs
    assert signature(fields, SECRET) == odnoklassniki_iframe_sig(bare, SECRET)  # type: ignore[no-untyped-call]


def test_an_independent_client_accepts_the_user_of_what_we_accept() -> None:
    verifier().verify(query_of(genuine()))
    Application(genuine()).verify_auth_sig()


# What a genuine launch says


def test_a_genuine_launch_tells_who_opened_which_group_when() -> None:
    launch = verifier().verify(query_of(genuine()))
    assert (launch.user, launch.group, launch.at) == ("570000000101", "54000000000123", NOW)
    assert (launch.session_key, launch.session_secret) == (FIELDS["session_key"], FIELDS["session_secret_key"])
    assert (launch.language, launch.order) == ("ru", "1042")


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - set(REQUIRED)))
def test_what_is_optional_may_be_missing(name: str) -> None:
    assert verifier().verify(query_of(genuine(**{name: None}))).user == "570000000101"


def test_the_order_of_parameters_and_the_way_of_encoding_do_not_matter() -> None:
    fields = genuine(custom_args="заказ = 1+1")
    backwards = dict(reversed(fields.items()))
    every_sign = "&".join(f"{name}={''.join(f'%{byte:02x}' for byte in fields[name].encode())}" for name in fields)
    queries = [query_of(fields), query_of(backwards), urlencode(fields, quote_via=quote), every_sign]
    assert len({verifier().verify(query) for query in queries}) == 1


@pytest.mark.parametrize(
    ("lang", "language"), [("en", "en"), ("en-GB", "en"), ("EN", "en"), ("uk", "ru"), (None, "ru")]
)
def test_english_is_spoken_to_who_reads_it_and_russian_to_all_others(lang: str | None, language: str) -> None:
    assert verifier().verify(query_of(genuine(lang=lang))).language == language


@pytest.mark.parametrize(
    ("text", "order"),
    [
        ("order=7", "7"),
        ("a=1&order=7&b=2", "7"),
        ("reorder=7", None),
        ("order=7x", None),
        ("order=1234567890", None),
        ("order=٧", None),
        ("order=", None),
        ("", None),
        (None, None),
    ],
)
def test_a_launch_may_ask_for_an_order_by_its_number(text: str | None, order: str | None) -> None:
    assert verifier().verify(query_of(genuine(custom_args=text))).order == order


# Freshness


@pytest.mark.parametrize("age", [timedelta(0), timedelta(minutes=10), -timedelta(minutes=2)])
def test_a_launch_is_good_for_ten_minutes_and_clocks_may_differ_a_little(age: timedelta) -> None:
    launch = verifier().verify(query_of(at(NOW - age)))
    assert (launch.at, launch.until) == (NOW - age, NOW - age + timedelta(minutes=10))


def test_within_its_session_a_launch_proves_a_little_longer_whose_it_is() -> None:
    old = query_of(at(NOW - timedelta(hours=2, minutes=10)))
    assert verifier().verify(old, timedelta(hours=2)).user == "570000000101"
    with pytest.raises(LaunchExpired):
        verifier().verify(old, timedelta(hours=1))


def test_a_launch_has_one_mark_however_its_query_is_written_and_shows_nothing_of_it() -> None:
    fields = genuine()
    marks = {verifier().verify(query).mark for query in (query_of(fields), query_of(dict(reversed(fields.items()))))}
    (mark,) = marks
    assert mark not in query_of(fields)
    assert verifier().verify(query_of(at(NOW - timedelta(seconds=1)))).mark != mark


@pytest.mark.parametrize("age", [timedelta(minutes=10, milliseconds=1), timedelta(days=3000)])
def test_a_stale_launch_has_expired(age: timedelta) -> None:
    with pytest.raises(LaunchExpired):
        verifier().verify(query_of(at(NOW - age)))


@pytest.mark.parametrize("lead", [timedelta(minutes=2, milliseconds=1), timedelta(days=90_000)])
def test_a_launch_from_the_future_is_no_launch_of_now(lead: timedelta) -> None:
    with pytest.raises(LaunchExpired):
        verifier().verify(query_of(at(NOW + lead)))


def test_a_stale_forgery_is_a_forgery() -> None:
    assert is_forged({**at(NOW - timedelta(days=2)), "sig": "0" * 32})


def at(moment: datetime) -> dict[str, str]:
    return genuine(apiconnection=f"512000000001_{round(moment.timestamp() * 1000)}")
