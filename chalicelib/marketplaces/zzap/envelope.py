"""The XML that ZZAP wraps its JSON in: one element ``string`` with nothing but text in it.

Read by hand, as it is that little: an XML parser would have to be kept from declarations, entities and other elements,
none of which an honest answer has.
"""

import re

_DECLARATION = re.compile(r"<\?xml [^<>]{0,200}\?>")
_OPENING = re.compile(r"<(?:[a-zA-Z]{1,20}:)?string(?:\s[^<>]{0,500})?>")
_CLOSING = re.compile(r"</(?:[a-zA-Z]{1,20}:)?string\s{0,20}>")
_REFERENCE = re.compile(r"&(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6}|[a-z]{1,5});")
_NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_CDATA_BEGINS, _CDATA_ENDS = "<![CDATA[", "]]>"


def unwrap(body: bytes) -> str | None:
    """The text within; None for what is no such envelope. JSON without one is taken as it is."""
    try:
        text = body.decode("utf-8-sig").strip()
    except UnicodeDecodeError:
        return None
    if text[:1] in ("{", "["):
        return text
    if declared := _DECLARATION.match(text):
        text = text[declared.end() :].lstrip()
    opened = _OPENING.match(text)
    closed = _CLOSING.fullmatch(text, text.rfind("</")) if opened else None
    return _plain(text[opened.end() : closed.start()]) if opened and closed else None


def _plain(text: str) -> str | None:
    if text.startswith(_CDATA_BEGINS) and text.endswith(_CDATA_ENDS):
        inner = text[len(_CDATA_BEGINS) : -len(_CDATA_ENDS)]
        return None if _CDATA_ENDS in inner else inner
    if "<" in text:
        return None
    try:
        return _REFERENCE.sub(_character, text)
    except (KeyError, ValueError, OverflowError):
        return None


def _character(reference: re.Match[str]) -> str:
    """Raises KeyError for an entity that XML itself does not have, ValueError for no character."""
    name = reference[1]
    if name.startswith("#x"):
        return chr(int(name[2:], 16))
    return chr(int(name[1:])) if name.startswith("#") else _NAMED[name]
