"""Whether an address lies in the networks that a partner says he calls from."""

import pytest
from msgspec.structs import fields

from chalicelib.domain.networks import is_within
from chalicelib.settings import Settings, listed

OF_OK = next(listed(field.default) for field in fields(Settings) if field.name == "ok_hook_networks")
NETWORKS = ("195.34.21.0/24", "2a02:6b8::/32")


def test_an_address_is_in_a_network_or_it_is_not() -> None:
    for address, known in (
        *(("195.34.21.7", True), ("::ffff:195.34.21.7", True), (" 2a02:6b8::1 ", True)),
        *(("195.34.22.7", False), ("", False), ("x", False), ("2a03::1", False)),
    ):
        assert is_within(address, NETWORKS) is known, address
    assert not is_within("195.34.21.7", ())


@pytest.mark.parametrize(
    ("address", "ours"),
    [
        ("217.20.145.192", True),
        ("217.20.145.207", True),
        (" 217.20.151.170 ", True),
        ("217.20.153.63", True),
        ("::ffff:217.20.145.200", True),
        ("217.20.145.191", False),
        ("217.20.145.208", False),
        ("127.0.0.1", False),
        ("::1", False),
        ("217.20.145.192, 10.0.0.1", False),
        ("217.20.145.192:443", False),
        ("217.20.145.0192", False),
        ("ok.ru", False),
        ("", False),
    ],
)
def test_deliveries_come_is_withins_own_networks(address: str, ours: bool) -> None:
    assert is_within(address, OF_OK) is ours


def test_no_network_is_nobody_and_one_address_is_a_network() -> None:
    assert not is_within("217.20.145.192", [])
    assert is_within("127.0.0.1", ["127.0.0.1"])
    assert is_within("2001:db8::5", ["217.20.145.192/28", "2001:db8::1/64"])
