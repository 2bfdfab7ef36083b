"""XML as events, and nothing that may grow."""

from collections.abc import Iterable, Mapping

import pytest

from chalicelib.domain.errors import Invalid
from chalicelib.spreadsheets.bounds import Bounds
from chalicelib.spreadsheets.markup import DEEPEST, LONGEST_TOKEN, MOST_NAMES, flagged, parsed, related, walk


class Heard:
    def __init__(self) -> None:
        self.told: list[object] = []

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        self.told.append((name, dict(attributes)))

    def end(self, name: str) -> None:
        self.told.append(f"/{name}")

    def text(self, text: str) -> None:
        self.told.append(text)


def heard(*chunks: bytes, bounds: Bounds | None = None) -> list[object]:
    listener = Heard()
    walk(chunks, listener, bounds or Bounds(lambda: 0, 1))
    return listener.told


def refused(chunks: Iterable[bytes], bounds: Bounds | None = None) -> str:
    with pytest.raises(Invalid) as refusal:
        heard(*chunks, bounds=bounds)
    return refusal.value.reason


def test_names_lose_their_prefixes_and_attributes_do_not() -> None:
    content = '<x:row xmlns:x="u" r="1"><x:c x:id="a">Б-1</x:c></x:row>'.encode()
    told = [("row", {"xmlns:x": "u", "r": "1"}), ("c", {"x:id": "a"}), "Б-1", "/c", "/row"]
    assert heard(content) == told
    torn = heard(*(content[place : place + 1] for place in range(len(content))))
    assert [each for each in torn if each not in tuple("Б-1")] == [each for each in told if each != "Б-1"]
    assert "".join(str(each) for each in torn if each in tuple("Б-1")) == "Б-1"


def test_it_comes_back_after_every_chunk() -> None:
    listener = Heard()
    steps = parsed([b"<a>", b"<b/>", b"</a>"], listener, Bounds(lambda: 0, 1))
    next(steps)
    assert listener.told == [("a", {})]
    next(steps)
    assert listener.told[1:] == [("b", {}), "/b"]


def test_a_document_type_is_refused_and_with_it_every_entity() -> None:
    for head in (b"<!DOCTYPE x>", b'<!DOCTYPE x [<!ENTITY a "ha">]>', b'<!DOCTYPE x SYSTEM "file:///etc/passwd">'):
        assert refused([head + b"<x>&a;</x>"]) == "file_damaged"
    assert refused([b"<x>&a;</x>"]) == "file_damaged"


def test_what_is_no_xml_is_damage() -> None:
    for content in (b"", b"<a>", b"<a></b>", b"<a/><b/>", b"\xff\xfe<", b'<?xml version="1.0" encoding="nobody"?><a/>'):
        assert refused([content]) == "file_damaged", content


def test_depth_names_tokens_and_elements_have_their_limits() -> None:
    deep = b"<a>" * DEEPEST + b"</a>" * DEEPEST
    assert len(heard(deep)) == 2 * DEEPEST
    assert refused([b"<a>" + deep + b"</a>"]) == "file_damaged"
    assert refused([b"<a>", *(b"<n%d/>" % each for each in range(MOST_NAMES + 1)), b"</a>"]) == "file_damaged"
    assert refused([b'<a b="', *[b"x" * 100_000] * (LONGEST_TOKEN // 100_000 + 1)]) == "file_damaged"
    assert len(heard(b"<a><b/></a>", bounds=Bounds(lambda: 0, 1, elements=2))) == 4
    assert refused([b"<a><b/></a>"], Bounds(lambda: 0, 1, elements=1)) == "file_damaged"


def test_flags_and_relationships_are_read_as_their_writers_write_them() -> None:
    for value, flag in (
        ("1", True),
        ("true", True),
        ("on", True),
        ("0", False),
        ("false", False),
        ("", False),
        (None, False),
    ):
        assert flagged(value) is flag, value
    for attributes, name in (({"r:id": "rId1"}, "rId1"), ({"d2p1:id": "x"}, "x"), ({"id": "x"}, ""), ({}, "")):
        assert related(attributes) == name
