"""Whether a notification was acknowledged."""

import pytest

from infra.sandbox.delivering import OK, is_local
from infra.sandbox.yandex_market.posting import post, read_reply


@pytest.mark.parametrize(
    ("body", "outcome"),
    [
        (b'{"version": "1", "name": "n", "time": "t"}', OK),
        (b'{"version": "1", "name": "n", "time": "t", "more": 1}', OK),
        *((body, "wrong reply") for body in (b"", b"{", b"[]", b"{}", b'{"version": 1, "name": "n", "time": "t"}')),
        (b'{"version": "1", "name": "", "time": "t"}', "wrong reply"),
    ],
)
def test_three_texts_acknowledge(body: bytes, outcome: str) -> None:
    assert read_reply(body) == outcome


def test_nothing_leaves_this_machine() -> None:
    for url in ("https://kabinet.example/x", "http://10.0.0.1/", "nonsense", ""):
        assert not is_local(url)
        assert post(url, b"{}") == "outside"
    assert is_local("http://127.0.0.1:5/x")
