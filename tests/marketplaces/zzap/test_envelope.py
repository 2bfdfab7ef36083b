"""The XML around the JSON: read where it is honest, and nothing is expanded, fetched or guessed."""

import time

from chalicelib.marketplaces.zzap.envelope import unwrap
from tests.marketplaces.zzap.payloads import HEAD, wrapped


def test_the_text_of_the_only_element_comes_out() -> None:
    for body, text in (
        (wrapped('{"a": "<&>\\""}'), '{"a": "<&>\\""}'),
        (b"\xef\xbb\xbf" + wrapped("{}"), "{}"),
        (b"<string>[1]</string>", "[1]"),
        (b'<z:string xmlns:z="x">[1]</z:string >\n', "[1]"),
        ("<string>&quot;я&apos;&#1103;&#x44f;</string>".encode(), "\"я'яя"),
        (b'<string><![CDATA[{"a": "<b>"}]]></string>', '{"a": "<b>"}'),
        (b"<string></string>", ""),
        (b'{"error": ""}', '{"error": ""}'),
    ):
        assert unwrap(body) == text


def test_what_is_no_such_envelope_is_none() -> None:
    bomb = '<!DOCTYPE string [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'
    for body in (
        *(b"", b"<h1>ZZAP</h1>", b"<string>", b"</string>", b"<string><a/></string>", b"<string/>", b"\xff\xfe"),
        *(f"{HEAD}{bomb}<string>&b;</string>".encode(), b"<string>&b;</string>", b"<string>&#9999999;</string>"),
        *(b"<string>&xxe;</string>", b"<strings>x</strings>", b"<string>x</string><string>y</string>"),
        *(b"<string><![CDATA[a]]><![CDATA[b]]></string>", b"<!-- c --><string>x</string>"),
    ):
        assert unwrap(body) is None, body


def test_hostile_text_takes_time_in_proportion() -> None:
    for unit in (b"<string ", b"&", b"&#", b"</string", b"<?xml "):
        spent = []
        for size in (50_000, 200_000):
            begun = time.process_time()
            unwrap(b"<string>" + unit * (size // len(unit)) + b"</string>")
            spent.append(time.process_time() - begun)
        assert spent[1] < max(spent[0], 0.005) * 12, unit
