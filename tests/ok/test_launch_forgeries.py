"""Whatever OK did not sign as it stands, or would not say, is a forgery."""

from urllib.parse import urlencode

import pytest

from chalicelib.domain.errors import LaunchForged
from chalicelib.ok.launch import LONGEST, signature
from tests.ok.forging import REQUIRED, is_forged
from tests.ok.launches import FIELDS, MOMENT, SECRET, genuine, md5, query_of, user_signed, verifier, wholly_signed


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
