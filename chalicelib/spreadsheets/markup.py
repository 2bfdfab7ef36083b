"""XML as events, from chunks of bytes: no entities, nothing fetched, and nothing in it may grow without bound."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat  # noqa: S407: a document type, and with it every entity, is refused below

from chalicelib.domain.errors import Invalid

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from chalicelib.spreadsheets.bounds import Bounds

DEEPEST = 64
MOST_NAMES = 2_000
LONGEST_TOKEN = 1_000_000
"""Bytes of one tag. Old expats go through an unfinished one again with every chunk, and keep it whole."""


class Listener(Protocol):
    """Names come without their prefixes; attributes as they are written."""

    def start(self, name: str, attributes: Mapping[str, str]) -> None: ...

    def end(self, name: str) -> None: ...

    def text(self, text: str) -> None: ...


def parsed(chunks: Iterable[bytes], listener: Listener, bounds: Bounds) -> Iterator[None]:
    """Tell the listener what stands in the chunks; comes back after each. Raises Invalid, like the listener."""
    parser = _parser(listener, bounds)
    fed = 0
    for chunk in chunks:
        _feed(parser, chunk)
        fed += len(chunk)
        if len(parser.intern) > MOST_NAMES or fed - max(0, parser.CurrentByteIndex) > LONGEST_TOKEN:
            raise Invalid("file_damaged")
        yield
    _feed(parser, b"", last=True)
    yield


def walk(chunks: Iterable[bytes], listener: Listener, bounds: Bounds) -> None:
    for _ in parsed(chunks, listener, bounds):
        pass


def _parser(listener: Listener, bounds: Bounds) -> expat.XMLParserType:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.buffer_size = 32_768
    depth = 0

    def start(name: str, attributes: Mapping[str, str]) -> None:
        nonlocal depth
        depth += 1
        bounds.elements -= 1
        if depth > DEEPEST or bounds.elements < 0:
            raise Invalid("file_damaged")
        listener.start(name[name.find(":") + 1 :], attributes)

    def end(name: str) -> None:
        nonlocal depth
        depth -= 1
        listener.end(name[name.find(":") + 1 :])

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = listener.text
    parser.StartDoctypeDeclHandler = _refuse
    return parser


def _refuse(*_: object) -> None:
    raise Invalid("file_damaged")


def _feed(parser: expat.XMLParserType, chunk: bytes, last: bool = False) -> None:
    try:
        parser.Parse(chunk, last)
    except (expat.ExpatError, ValueError, LookupError):  # an encoding that nobody knows is a LookupError
        raise Invalid("file_damaged") from None


def flagged(value: str | None) -> bool:
    return value in ("1", "true", "on")


def related(attributes: Mapping[str, str]) -> str:
    """The id of a relationship, whatever prefix its writer has for it."""
    return next((value for name, value in attributes.items() if name.endswith(":id")), "")
