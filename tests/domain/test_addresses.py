"""Where a browser would really go: what only looks like an address of OK's is none."""

from hypothesis import example, given
from hypothesis import strategies as st

from chalicelib.domain.addresses import Origin, is_at, origin_of

SOURCES = ("https://*.okcdn.ru", "https://ok.ru", "http://127.0.0.1:9000")

THERE = (
    "https://i.okcdn.ru/p.jpg",
    "https://a.b.okcdn.ru/p?q=1#x",
    "HTTPS://I.OKCDN.RU:443/p",
    "https://ok.ru",
    "http://127.0.0.1:9000/photo/1.svg",
)
ELSEWHERE = (
    "https://evil.com?.okcdn.ru/x",
    "https://evil.com#.okcdn.ru/x",
    "https://evil.com/.okcdn.ru/x",
    "https://evil.com\\.okcdn.ru/x",
    "https://evil.com\t.okcdn.ru/x",
    "https://evil.com\n/.okcdn.ru",
    " https://i.okcdn.ru/x",
    "https://i.okcdn.ru@evil.com/x",
    "https://evil.com@i.okcdn.ru/x",
    "https://:@i.okcdn.ru/x",
    "https://i.okcdn.ru:444/x",
    "https://i.okcdn.ru:http/x",
    "https://evil.com:.okcdn.ru/x",
    "https://evil.com%2f.okcdn.ru/x",
    "https://evil.com%00.okcdn.ru/x",
    "https://evil。okcdn.ru/x",
    "https://evil．com/.okcdn.ru",
    "https://okcdn.ru/x",
    "https://.okcdn.ru/x",
    "https://a..okcdn.ru/x",
    "https://xokcdn.ru/x",
    "https://okcdn.ru.evil.com/x",
    "https://i.okcdn.ru./x",
    "https:/i.okcdn.ru/x",
    "https:i.okcdn.ru/x",
    "//i.okcdn.ru/x",
    "i.okcdn.ru/x",
    "http://i.okcdn.ru/x",
    "ftp://i.okcdn.ru/x",
    "javascript://i.okcdn.ru/%0aalert(1)",
    "data:text/html,https://i.okcdn.ru",
    "https://[::1]/x",
    "https://[",
    "https://",
    "",
    "https://i.okcdn.ru/" + "x" * 2_000,
)


def test_what_is_there_is_there() -> None:
    assert [address for address in THERE if not is_at(address, SOURCES)] == []


def test_what_only_looks_like_it_is_elsewhere() -> None:
    assert [address for address in ELSEWHERE if is_at(address, SOURCES)] == []


@example("https://evil.com?.okcdn.ru")
@given(st.text(alphabet="ahtps:/.?#@\\%\t\n0évil.comokcdn.ru", max_size=40).map(lambda text: f"https://{text}"))
def test_whatever_is_there_has_the_host_that_it_says(address: str) -> None:
    """Up to the first sign that ends a host, it is one of ours to the letter."""
    if is_at(address, SOURCES):
        host = address.removeprefix("https://").split("/")[0].split("?")[0].split("#")[0].removesuffix(":443")
        assert host.lower() == "ok.ru" or host.lower().rstrip(":").endswith(".okcdn.ru")
        assert origin_of(address) == Origin("https", host.lower().rstrip(":"), 443)
