"""Which alphabet a text file is written in: told by the words of its heading, and never by luck."""

from __future__ import annotations

from chalicelib.domain.errors import Invalid
from chalicelib.domain.imports.columns import read_name

_RUSSIAN = ("cp1251", "cp866", "koi8-r", "mac-cyrillic")
_BEGINNING = 20_000
_LINES = 20
_COMMON = frozenset("оеаинтсрвлкмдпуяыьгзбчйхжшюцщ")
_CLEAR = 0.8
"""Of letters beyond ASCII that have to be ordinary Russian ones; the next best alphabet has to be well below."""

_MARKS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def decode(content: bytes) -> str:
    """Raises Invalid: no text, or nobody can tell how it is written."""
    for mark, encoding in _MARKS.items():
        if content.startswith(mark):
            return _decoded(content, encoding)
    if b"\x00" in content:
        return _wide(content)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return _russian(content)


def _decoded(content: bytes, encoding: str) -> str:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        if encoding == "utf-8-sig":
            raise Invalid("encoding_unclear") from None
        raise Invalid("file_foreign") from None
    if "\x00" in text:
        raise Invalid("file_foreign")
    return text


def _wide(content: bytes) -> str:
    """UTF-16 without its mark: every sign of ASCII has a zero beside it. A picture has zeros too."""
    for encoding in ("utf-16-le", "utf-16-be"):
        beginning = content[:_BEGINNING].decode(encoding, "ignore")
        if "\x00" not in beginning and _names(beginning):
            return _decoded(content, encoding)
    raise Invalid("file_foreign")


def _russian(content: bytes) -> str:
    texts = {}
    for encoding in _RUSSIAN:
        try:
            texts[encoding] = content.decode(encoding)
        except UnicodeDecodeError:
            continue
    if any(sign < 32 and sign not in b"\t\n\r\f\x1a" for sign in content[:_BEGINNING]):
        raise Invalid("file_foreign")
    broken = content.decode("utf-8", "replace")
    named = {encoding: _names(text) for encoding, text in {**texts, "utf-8": broken}.items()}
    best = max(named.values(), default=0)
    ways = [encoding for encoding in named if named[encoding] == best]
    if best and len(ways) == 1:
        if ways == ["utf-8"]:  # some of it is UTF-8 and some is not
            raise Invalid("encoding_unclear")
        return texts[ways[0]]
    return texts[_by_letters(content, [encoding for encoding in ways if encoding in texts])]


def _by_letters(content: bytes, ways: list[str]) -> str:
    """By how ordinary the letters look: of a heading in English, say, over Russian goods."""
    beginning = content[:_BEGINNING]
    shares = sorted(((_ordinary(beginning.decode(way, "ignore")), -ways.index(way), way) for way in ways), reverse=True)
    if not shares or shares[0][0] < _CLEAR or (len(shares) > 1 and shares[1][0] > shares[0][0] - 0.05):
        raise Invalid("encoding_unclear")
    return shares[0][2]


def _ordinary(text: str) -> float:
    """The share of small Russian letters, capitals that begin a word, and signs of typing among what is not ASCII."""
    good = count = 0
    before = " "
    for sign in text:
        if not sign.isascii():
            count += 1
            strange = before.isascii() and before.isalpha()  # no word has letters of two alphabets
            small = sign in _COMMON or sign in "эёъф"
            capital = sign.lower() in _COMMON and sign.isupper() and (not before.isalpha() or before.isupper())
            good += sign in "«»№–—\u00a0" or (not strange and (small or capital))
        before = sign
    return good / count if count else 0.0


def _names(text: str) -> int:
    """Names of columns in the line that has most of them, whatever sign separates its cells."""
    lines = text[:_BEGINNING].splitlines()[:_LINES]
    return max((len(_columns(line)) for line in lines), default=0)


def _columns(line: str) -> set[str]:
    cells = line.replace(";", "\t").replace(",", "\t").replace('"', "").split("\t")
    return {column for column in map(read_name, cells) if column}
