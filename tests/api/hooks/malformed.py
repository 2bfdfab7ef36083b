"""What no marketplace would ever push, and what it might push with something odd in it, by hypothesis."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from chalicelib.domain.external.marketplace import Marketplace
from tests.api.hooks.pushing import PUSHES
from tests.ok.test_malformed_hooks import ODD, changed, places

NUMBERS = (b"NaN", b"Infinity", b"-Infinity", b"-0", b"1e400", b"9" * 5_000, b"0x10", b"1_0", b"01", b"-" + b"9" * 400)
LITERALS = (*NUMBERS, b"null", b"true", b'""', b'"\\ud800"', b"[]", b'["message_type"]', b"'a'", b"{a: 1}", b"{,}")
BROKEN_UTF8 = (b"\xff\xfe{", b'{"type": "\xc3\x28"}', b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf", "[]".encode("utf-16"))
ELSEWISE = (b"\xef\xbb\xbf{}", "{}".encode("utf-16"), "{}".encode("utf-32"), b" {} ")
"""Objects in letters that nobody asked for."""


def nested(opening: bytes, depth: int) -> bytes:
    """Too deep for anybody, closed or not."""
    closing = {b"[": b"]", b'{"a":': b"}"}[opening]
    return opening * depth + (b"1" + closing * depth if depth % 2 else b"")


def nothing(name: str, written: bytes) -> bytes:
    """An object that does not say which push it is."""
    return b'{"' + name.encode() + b'": ' + written + b"}"


DEPTHS = st.sampled_from([999, 1_000, 5_001, 20_000])
NEVER: SearchStrategy[bytes] = st.one_of(
    st.binary(max_size=300).filter(lambda body: not body.strip().startswith(b"{")),
    st.text(max_size=100).map(lambda text: json.dumps(text).encode()),
    st.sampled_from((*LITERALS, *BROKEN_UTF8)),
    st.builds(nested, st.just(b"["), DEPTHS),
    st.builds(nothing, st.just("type"), st.sampled_from([b"", b"x", b"{,}", b"'a'", b"0x10", b"[1", b"01"])),
)
"""Bodies that are no push of anybody: no JSON, or no object."""

SILENT = st.one_of(
    st.sampled_from(ELSEWISE),
    st.builds(nested, st.just(b'{"a":'), DEPTHS),
    st.builds(nothing, st.sampled_from(["", "kind", "a\\u0000"]), st.sampled_from(LITERALS)),
)
"""Objects that do not say which push they are, or no JSON at all."""


def odd(marketplace: Marketplace) -> SearchStrategy[bytes]:
    """A push of which something is spoilt, doubled or damaged on the way: it may be one still."""
    _, push = PUSHES[marketplace]
    spots = [path for path in places(push) if path]
    return st.one_of(
        st.builds(_changed, st.just(push), st.sampled_from(spots), ODD, st.booleans()),
        st.builds(_spliced, st.just(push), st.sampled_from(spots), st.sampled_from(LITERALS)),
        st.builds(_doubled, st.just(push), st.sampled_from([path[0] for path in spots]), ODD),
        st.builds(_damaged, st.just(push), st.integers(0, 900), st.binary(max_size=4), st.integers(0, 8)),
    )


def _changed(push: Mapping[str, Any], path: tuple[Any, ...], value: Any, drop: bool) -> bytes:
    return json.dumps(changed(push, path, value, drop)).encode()


def _spliced(push: Mapping[str, Any], path: tuple[Any, ...], written: bytes) -> bytes:
    """A value as no writer of JSON would write it."""
    return json.dumps(changed(push, path, "HERE", False)).encode().replace(b'"HERE"', written)


def _doubled(push: Mapping[str, Any], name: str, value: Any) -> bytes:
    return json.dumps(push).encode()[:-1] + f', "{name}": {json.dumps(value)}}}'.encode()


def _damaged(push: Mapping[str, Any], at: int, noise: bytes, lost: int) -> bytes:
    body = json.dumps(push).encode()
    at %= len(body)
    return body[:at] + noise + body[at + lost :]


NEVER_A_SIGNATURE = st.one_of(
    st.sampled_from(["", "v1", "v1,", "v2,AAAA", "v1,AAAA v1,=", "v1,v1,v1", "v1a,", "\u0661", "v1," + "A" * 9_000]),
    st.text(max_size=60),
    st.binary(min_size=32, max_size=32).map(lambda made: f"v1,{base64.b64encode(made).decode()}"),
)
NEVER_A_TIME = st.one_of(
    st.sampled_from(["", "NaN", "inf", "-1", "0", "1e9", "٣", "9" * 400, "99999999999999999999"]), st.text(max_size=20)
)
FORGED_KEYS = st.one_of(
    st.sampled_from(["made-up", "e30.Zg", "x" * 900, "a.b.c", ".", "%00", "%D0%B0", "..", "-" * 43]),
    st.text("ABCabc019-_.", min_size=1, max_size=120),
)
"""What may stand in an address, signed by nobody."""
