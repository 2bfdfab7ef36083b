"""Whether an address lies in the networks that a marketplace names."""

from chalicelib.marketplaces.networks import is_within

NETWORKS = ("195.34.21.0/24", "2a02:6b8::/32")


def test_an_address_is_in_a_network_or_it_is_not() -> None:
    for address, known in (
        *(("195.34.21.7", True), ("::ffff:195.34.21.7", True), (" 2a02:6b8::1 ", True)),
        *(("195.34.22.7", False), ("", False), ("x", False), ("2a03::1", False)),
    ):
        assert is_within(address, NETWORKS) is known, address
    assert not is_within("195.34.21.7", ())
