"""Each forgery is wrong in exactly the way it says, and right in everything else."""

import time

import pytest

from infra.sandbox.ok.forgeries import FORGERIES
from tests.infra.sandbox.driver import ANNA, GROUP, Driver, launch_auth_sig, launch_sig

SIGNED_TRULY = ["auth_sig", "foreign_group", "resplit", "swallowed", "expired", "unknown_parameter"]
Pairs = list[tuple[str, str]]


def forged(sandbox: Driver, kind: str) -> Pairs:
    return sandbox.launch(forge=kind, custom_args="order=7")


@pytest.mark.parametrize("kind", FORGERIES)
def test_the_signature_agrees_only_where_the_forgery_says_so(sandbox: Driver, kind: str) -> None:
    pairs = forged(sandbox, kind)
    assert (dict(pairs)["sig"] == launch_sig(pairs)) == (kind in SIGNED_TRULY)


@pytest.mark.parametrize("kind", FORGERIES)
def test_auth_sig_agrees_unless_it_is_what_is_broken(sandbox: Driver, kind: str) -> None:
    pairs = forged(sandbox, kind)
    if kind != "duplicate":
        assert (dict(pairs)["auth_sig"] == launch_auth_sig(pairs)) == (kind != "auth_sig")


def test_resplit_names_our_group_with_a_signature_given_to_another(sandbox: Driver) -> None:
    given = dict(forged(sandbox, "resplit"))
    assert given["group_id"] == GROUP
    assert given["custom_args"] == "order=7"
    assert "group_id=54000000000999" in given["ip_geo_location"]


def test_swallowed_hides_a_parameter_in_custom_args(sandbox: Driver) -> None:
    given = dict(forged(sandbox, "swallowed"))
    assert given["custom_args"] == "order=7first_start=0"
    assert "first_start" not in given


@pytest.mark.parametrize("kind", ["resplit", "swallowed"])
def test_resplitting_works_without_custom_args_too(sandbox: Driver, kind: str) -> None:
    pairs = sandbox.launch(forge=kind)
    assert dict(pairs)["sig"] == launch_sig(pairs)


def test_a_shortened_id_is_a_prefix_of_the_own_one(sandbox: Driver) -> None:
    assert dict(forged(sandbox, "shortened_id"))["logged_user_id"] == ANNA[:-1]


def test_a_duplicate_repeats_the_user(sandbox: Driver) -> None:
    names = [name for name, _ in forged(sandbox, "duplicate")]
    assert names.count("logged_user_id") == 2


def test_an_expired_launch_is_two_days_old(sandbox: Driver) -> None:
    moment = int(dict(forged(sandbox, "expired"))["apiconnection"].rsplit("_", 1)[1])
    assert 47 < (time.time() - moment / 1000) / 3600 < 49


def test_a_replay_is_the_last_genuine_launch_to_the_letter(sandbox: Driver) -> None:
    genuine = sandbox.control("launch", {"user": ANNA})["url"]
    sandbox.control("launch", {"user": ANNA, "forge": "sig"})
    assert sandbox.control("launch", {"user": ANNA, "forge": "replay"})["url"] == genuine
