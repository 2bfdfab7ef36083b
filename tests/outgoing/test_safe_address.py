"""Addresses that people give: their form, and where they may lead."""

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.outgoing.safe_address import allowed, checked_address, is_public

NOBODY = "0.0.0.0"  # noqa: S104 – nothing is bound to it
PRIVATE = (
    *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1", "169.254.169.254"),
    NOBODY,
    *("100.64.0.1", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.7", "203.0.113.9", "224.0.0.1", "240.0.0.1"),
    *("255.255.255.255", "192.88.99.1", "169.254.170.2", "0.1.2.3"),
    *("::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1", "fec0::1"),
    *("::ffff:127.0.0.1", "::ffff:169.254.169.254", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe"),
    *("2002:7f00:1::", "2001:0:7f00:1::", "::127.0.0.1", "100::1"),
)
PUBLIC = ("8.8.8.8", "195.34.21.1", "2a02:6b8::2:242", "::ffff:8.8.8.8", "1.1.1.1")


def test_only_what_is_anybodys_is_public() -> None:
    assert [each for each in PRIVATE if is_public(each)] == []
    assert [each for each in PUBLIC if not is_public(each)] == []


def test_one_private_address_among_many_refuses_a_name() -> None:
    assert allowed(PUBLIC) == PUBLIC[0]
    assert allowed([]) is None
    assert allowed(["2a02:6b8::2:242", "8.8.8.8", "1.1.1.1"]) == "8.8.8.8"
    for each in PRIVATE:
        assert allowed([*PUBLIC, each]) is None


def test_loopback_is_taken_only_where_that_is_said_and_nothing_else_with_it() -> None:
    for address in ("127.0.0.1", "::1"):
        assert (allowed([address]), allowed([address], loopback=True)) == (None, address)
    for address in ("10.0.0.1", "169.254.169.254", NOBODY, "fd00::1"):
        assert allowed([address], loopback=True) is None


def test_an_address_of_the_right_form_is_taken() -> None:
    for url in (
        *("https://api.market.example", "https://api.market.example:8443/v1/orders", "https://xn--80aswg.xn--p1ai/a-b"),
        *("https://8.8.8.8/hook", "HTTPS://A.EXAMPLE".replace("HTTPS", "https"), "https://a.example:443"),
    ):
        assert checked_address(url) == url
    assert checked_address(" https://a.example/v1/ ") == "https://a.example/v1"


@pytest.mark.parametrize(
    "url",
    [
        *(
            "http://a.example",
            "ftp://a.example",
            "file:///etc/passwd",
            "gopher://a.example",
            "//a.example",
            "a.example",
            "",
        ),
        *("https://user:pass@a.example", "https://a.example@127.0.0.1", "https://a.example\\@127.0.0.1", "https://"),
        *("https://127.0.0.1", "https://10.0.0.1/x", "https://169.254.169.254/latest/meta-data", "https://[::1]/"),
        *(
            "https://localhost",
            "https://intranet",
            "https://db.internal",
            "https://printer.local",
            "https://LOCALHOST.",
        ),
        *("https://a.example:22", "https://a.example:80", "https://a.example:99999", "https://a.example:0"),
        *("https://a.example/?token=1", "https://a.example/#x", "https://a.example/\r\nX: 1", "https://a.example /"),
        *("https://a.example/" + "x" * 600, "https://яндекс.рф", "javascript:alert(1)", "https://a.example\x00", ""),
    ],
)
def test_another_is_refused(url: str) -> None:
    with pytest.raises(Invalid) as refused:
        checked_address(url)
    assert (refused.value.reason, refused.value.field) == ("address_refused", "url")


def test_the_sandbox_is_called_where_a_local_run_says_so() -> None:
    for url in ("http://127.0.0.1:8001/getzzap", "http://localhost:8001"):
        assert checked_address(url, loopback=True) == url
        with pytest.raises(Invalid):
            checked_address(url)
    for url in ("http://127.0.0.1.a.example", "http://10.0.0.1", "http://a.example"):
        with pytest.raises(Invalid):
            checked_address(url, loopback=True)
