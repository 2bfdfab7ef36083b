"""OK's signature of a launch, and every defence it needs."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import quote, urlencode

import pytest
from social_core.backends.odnoklassniki import OdnoklassnikiApp, odnoklassniki_iframe_sig

from chalicelib.domain.errors import LaunchExpired, LaunchForged
from chalicelib.ok.launch import LONGEST, OkLaunches, signature, user_signature
from tests.ok.launches import (
    FIELDS,
    KEY,
    MOMENT,
    NOW,
    SECRET,
    genuine,
    md5,
    query_of,
    user_signed,
    verifier,
    wholly_signed,
)

REQUIRED = (
    *("logged_user_id", "session_key", "session_secret_key", "application_key", "api_server"),
    *("apiconnection", "group_id", "auth_sig", "sig"),
)
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


def is_forged(fields: Mapping[str, str] | str, launches: OkLaunches | None = None) -> bool:
    query = fields if isinstance(fields, str) else query_of(fields)
    with pytest.raises(LaunchForged):
        (launches or verifier()).verify(query)
    return True


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


# Forgeries


@pytest.mark.parametrize("name", REQUIRED)
def test_nothing_that_is_required_may_be_missing(name: str) -> None:
    fields = {key: value for key, value in genuine().items() if key != name}
    assert is_forged(fields)
    if name not in ("sig", "auth_sig", "logged_user_id", "session_key"):
        assert is_forged(genuine(**{name: None}))


def test_without_the_users_signature_the_whole_one_is_not_enough() -> None:
    assert is_forged(wholly_signed({k: v for k, v in FIELDS.items() if k != "auth_sig"}))
    assert is_forged(wholly_signed({**FIELDS, "auth_sig": "0" * 32}))


def test_the_users_signature_alone_is_not_enough() -> None:
    assert is_forged({**user_signed(FIELDS), "sig": "0" * 32})


def test_every_letter_of_both_signatures_counts() -> None:
    """The other signature is right, each time."""
    whole, own = genuine()["sig"], genuine()["auth_sig"]
    for place in range(32):
        assert is_forged({**genuine(), "sig": _mistyped(whole, place)}), place
        assert is_forged(wholly_signed({**FIELDS, "auth_sig": _mistyped(own, place)})), place


def _mistyped(text: str, place: int) -> str:
    return text[:place] + ("0" if text[place] != "0" else "1") + text[place + 1 :]


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_can_be_changed_after_signing(name: str) -> None:
    changed = FIELDS[name][:-1] + ("1" if FIELDS[name][-1] != "1" else "0")
    assert is_forged({**genuine(), name: changed})


@pytest.mark.parametrize("name", FIELDS)
def test_no_field_can_be_taken_out_after_signing(name: str) -> None:
    assert is_forged({key: value for key, value in genuine().items() if key != name})


@pytest.mark.parametrize("name", [*FIELDS, "auth_sig", "sig"])
def test_a_repeated_name_is_refused_even_with_the_same_value(name: str) -> None:
    fields = genuine()
    assert is_forged(f"{query_of(fields)}&{urlencode({name: fields[name]})}")
    assert is_forged(f"{urlencode({name: 'x'})}&{query_of(fields)}")


def test_another_secret_signs_nothing() -> None:
    assert is_forged(genuine(), verifier(secret="another"))


@pytest.mark.parametrize("sig", [genuine()["sig"].upper(), genuine()["sig"][:-1], "", "0" * 32, "й" * 32])
def test_a_signature_is_lower_case_hex_to_the_letter(sig: str) -> None:
    assert is_forged({**genuine(), "sig": sig})


def test_a_name_nobody_knows_is_refused_though_it_is_signed() -> None:
    assert is_forged(genuine(is_admin="1"))
    assert is_forged(genuine(Logged_user_id="1"))


def test_a_name_that_oks_launches_have_since_is_let_in_by_configuration() -> None:
    launches = verifier(extra_names=["theme"])
    assert launches.verify(query_of(genuine(theme="dark"))).user == "570000000101"
    assert is_forged(genuine(theme="group_id=1"), launches)
    assert is_forged(genuine(theme="x" * 101), launches)
    assert is_forged(genuine(custom_args="theme=dark"), launches)


@pytest.mark.parametrize("name", sorted(FIELDS.keys() - {"custom_args"}))
def test_an_equals_sign_is_in_no_value_but_the_apps_own(name: str) -> None:
    assert is_forged(genuine(**{name: FIELDS[name] + "=1"}))


@pytest.mark.parametrize("name", [*FIELDS, "auth_sig", "sig", "referer", "header_widget", "saved_state"])
def test_the_apps_own_arguments_hold_no_reserved_name(name: str) -> None:
    assert is_forged(genuine(custom_args=f"order=1{name}=x"))


def resplit(hidden: str) -> tuple[dict[str, str], dict[str, str]]:
    """One signed text, cut in two ways: as OK signed it for an attacker's group, and as he sends it."""
    signed = genuine(custom_args=f"1first_start=0group_id={hidden}ip_geo_location=", group_id="54000000000999")
    swallowed = f"first_start=0group_id=54000000000999ip_geo_location={signed['ip_geo_location']}"
    sent = {**signed, "custom_args": "1", "group_id": hidden, "ip_geo_location": swallowed}
    return signed, sent


def test_a_signed_text_that_is_cut_another_way_is_refused() -> None:
    signed, sent = resplit("54000000000123")
    assert signature(sent, SECRET) == sent["sig"]
    assert is_forged(sent)
    assert is_forged(signed)


def test_a_field_swallowed_by_the_apps_own_arguments_is_refused() -> None:
    signed = genuine()
    sent = {**signed, "custom_args": f"{signed['custom_args']}first_start={signed['first_start']}"}
    del sent["first_start"]
    assert signature(sent, SECRET) == sent["sig"]
    assert is_forged(sent)


def test_an_id_that_is_the_beginning_of_ones_own_is_refused() -> None:
    """auth_sig is the same for both; the whole signature is made anew to prove that the form alone refuses."""
    own = genuine()
    sent = wholly_signed({**own, "logged_user_id": "57000000010", "session_key": f"1{own['session_key']}"})
    assert md5(sent["logged_user_id"] + sent["session_key"] + SECRET) == sent["auth_sig"]
    assert is_forged(sent)


@pytest.mark.parametrize(
    "server", ["https://api.evil.ru/", "https://api.ok.ru", "http://api.ok.ru/", "https://api.ok.ru/x"]
)
def test_a_foreign_server_is_refused_though_it_is_signed(server: str) -> None:
    assert is_forged(genuine(api_server=server))


@pytest.mark.parametrize("server", ["https://evil.ru", "https://ok.ru.evil.ru", "http://ok.ru", "ok.ru@evil.ru", ""])
def test_a_foreign_page_is_refused_though_it_is_signed(server: str) -> None:
    assert is_forged(genuine(web_server=server))


def test_another_application_is_refused_though_it_is_signed() -> None:
    assert is_forged(genuine(application_key="CANOTHERKEYABABABA"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("logged_user_id", "12345"),
        ("logged_user_id", "1" * 21),
        ("logged_user_id", "٥٧٠٠٠٠٠٠٠١٠١"),
        ("logged_user_id", "570000000101\n"),
        ("logged_user_id", "-570000000101"),
        ("group_id", ""),
        ("group_id", "group:1"),
        ("session_key", "SYNTHETIC"),
        ("session_key", "-s-"),
        ("session_key", "-s-a b"),
        ("session_secret_key", "0011"),
        ("session_secret_key", "G" * 32),
        ("apiconnection", "512000000001"),
        ("apiconnection", f"512000000001_{MOMENT}0"),
        ("apiconnection", "512000000001_١٧٠٠٠٠٠٠٠٠٠٠٠"),
        ("authorized", "yes"),
        ("mob", "1"),
        ("mob_platform", "windows"),
        ("first_start", "2"),
        ("lang", "<script>"),
        ("container", "x" * 101),
        ("custom_args", "x" * 501),
    ],
)
def test_a_value_that_ok_does_not_send_is_refused_though_it_is_signed(name: str, value: str) -> None:
    assert is_forged(genuine(**{name: value}))


@pytest.mark.parametrize(
    "query",
    [
        "",
        "&",
        "=",
        "?",
        "sig",
        "sig=&sig=",
        "%",
        "%00",
        "logged_user_id=%ff",
        "logged_user_id=%ed%a0%80",
        "\x00",
        "\ud800=\udfff",
        "logged_user_id=\ud800",
        "a=b" * 2_000,
        "&".join(f"a{place}=1" for place in range(500)),
        "=" * LONGEST,
        "x" * 1_000_000,
    ],
)
def test_what_is_no_query_is_a_forgery(query: str) -> None:
    assert is_forged(query)


@pytest.mark.parametrize("tail", ["&", "&x", "&=", "#", " ", "&%00=1", "&sig", "\x00"])
def test_nothing_may_follow_a_genuine_launch(tail: str) -> None:
    assert is_forged(query_of(genuine()) + tail)


def test_a_launch_shows_no_secret_in_a_refusal() -> None:
    with pytest.raises(LaunchForged) as refused:
        verifier().verify(query_of({**genuine(), "sig": "0" * 32}))
    assert FIELDS["session_secret_key"] not in repr(refused.value) + str(refused.value.values)
    assert refused.value.__context__ is None
