"""The vectors of OK's launch, and the same rule read by others."""

import pytest

from infra.sandbox.ok.signing import auth_sig, call_is_signed, sig, signed
from tests.infra.sandbox.driver import call_sig

FULL_SECRET = "0123456789ABCDEF01234567"
FULL = [
    ("api_server", "https://api.ok.ru/"),
    ("apiconnection", "512000000000_1700000000000"),
    ("application_key", "CPUBLICKEYBABABABA"),
    ("authorized", "1"),
    ("clientLog", "0"),
    ("container", "true"),
    ("custom_args", "заказ=1"),
    ("first_start", "0"),
    ("group_id", "54000000000123"),
    ("ip_geo_location", "RU,66,Saint Petersburg"),
    ("logged_user_id", "570000000123"),
    ("new_sig", "1"),
    ("session_key", "-s-SYNTHETIC.Key_1-2"),
    ("session_secret_key", "00112233445566778899aabbccddeeff"),
    ("web_server", "https://ok.ru"),
]


def test_short_vector_has_the_known_auth_sig() -> None:
    assert auth_sig("100500", "zzz", "secretKey") == "cd3796402a263a4ed93396508d0c7a5a"


def test_short_vector_has_the_known_sig() -> None:
    pairs = [
        ("session_secret_key", "zzzSecret"),
        ("logged_user_id", "100500"),
        ("auth_sig", "cd3796402a263a4ed93396508d0c7a5a"),
        ("session_key", "zzz"),
    ]
    assert sig(pairs, "secretKey") == "665f580d7673e88405740b7055141652"


def test_full_vector_has_the_known_signatures() -> None:
    told = auth_sig("570000000123", "-s-SYNTHETIC.Key_1-2", FULL_SECRET)
    assert told == "d975009d7bea3b14f55815ae342f81da"
    assert sig([*FULL, ("auth_sig", told)], FULL_SECRET) == "93c512f60d181057eb2e2082e58204b5"


def test_order_of_pairs_does_not_matter() -> None:
    assert sig(FULL, FULL_SECRET) == sig(FULL[::-1], FULL_SECRET)


def test_an_old_sig_is_replaced_and_not_signed() -> None:
    assert signed([*FULL, ("sig", "old")], FULL_SECRET) == signed(FULL, FULL_SECRET)


def test_a_call_leaves_sig_and_access_token_out() -> None:
    given = {"method": "a.b", "application_key": "K", "access_token": "T", "session_key": "-s-1"}
    given["sig"] = call_sig(given, "secret")
    assert call_is_signed(given, "secret")
    assert call_is_signed({**given, "access_token": "other"}, "secret")
    assert not call_is_signed({**given, "session_key": "-s-2"}, "secret")
    assert not call_is_signed(given, "another")


def test_a_call_with_a_strange_sig_is_just_unsigned() -> None:
    assert not call_is_signed({"sig": "\udcff\u2603"}, "secret")
    assert not call_is_signed({}, "secret")


def test_social_auth_signs_calls_the_same_way() -> None:
    theirs = pytest.importorskip("social_core.backends.odnoklassniki")
    given = {"method": "users.getLoggedInUser", "application_key": "K", "format": "JSON"}
    given["sig"] = theirs.odnoklassniki_oauth_sig({**given, "access_token": "T"}, "S")
    assert call_is_signed(given, theirs.md5(b"TS").hexdigest())
