"""Who a buyer is in OK: a number as people, Excel and pandas write it, or a link to the profile."""

import re
from urllib.parse import parse_qsl, urlsplit

from chalicelib.domain.errors import Invalid

LONGEST_TEXT = 300
"""Characters that are looked at: a link with all that OK adds to it is shorter."""

_AROUND = '<>()[]"«»,;'
_HOSTS = frozenset({"ok.ru", "odnoklassniki.ru"})
_NUMBER = re.compile(r"([0-9]{6,20})(?:[.,]0{1,2})?")
_GROUPED = re.compile(r"[0-9]{1,3}(?:( )[0-9]{3}(?: [0-9]{3}){0,5}|([,.])[0-9]{3}(?:\2[0-9]{3}){1,5})")
_SPOILT = re.compile(r"[0-9][.,]?[0-9]{0,20}[eEеЕ]\+?[0-9]{1,3}")
_DIGITS = re.compile(r"[0-9]{6,20}")


def read_ok_id(text: str) -> str:
    """OK's number of a person from the number itself or the link to the profile. Raises Invalid."""
    text = " ".join(text.split()).lstrip("'’`")
    if not text:
        raise Invalid("buyer_missing")
    if len(text) > LONGEST_TEXT:
        raise Invalid("buyer_unreadable")
    if _SPOILT.fullmatch(text):
        raise Invalid("buyer_spoilt")
    found = _of_number(text) or _of_words(text)
    if not found:
        raise Invalid("buyer_unreadable")
    return found


def is_profile(link: str) -> bool:
    return _of_link(link) is not None


def without_id(text: str) -> str:
    """The words of a name beside a number or a link that stands with it."""
    words = [word for word in text[:LONGEST_TEXT].split(" ") if not _of_link(word.strip(_AROUND))]
    kept = " ".join(words) if len(text) <= LONGEST_TEXT else text
    return "" if _of_number(kept) else kept.rstrip(" ,;(")


def _of_number(text: str) -> str | None:
    if match := _NUMBER.fullmatch(text):
        return match.group(1)
    joined = "".join(sign for sign in text if sign.isdecimal())
    return joined if _GROUPED.fullmatch(text) and _DIGITS.fullmatch(joined) else None


def _of_words(text: str) -> str | None:
    """A link, or the one link among other words."""
    found = {ok_id for word in text.split(" ") if (ok_id := _of_link(word.strip(_AROUND)))}
    return found.pop() if len(found) == 1 else None


def _of_link(text: str) -> str | None:
    if len(text) > LONGEST_TEXT:
        return None
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        fields = parse_qsl(parts.query, max_num_fields=50)
    except ValueError:
        return None
    host = (parts.hostname or "").removeprefix("www.").removeprefix("m.")
    if parts.scheme not in ("http", "https") or host not in _HOSTS or "@" in parts.netloc:
        return None
    path = parts.path.split("/")
    if path[1:2] == ["dk"]:
        path = ["", "profile", next((value for name, value in fields if name.endswith("friendId")), "")]
    ok_id = path[2] if len(path) > 2 and path[1].casefold() == "profile" else ""
    return ok_id if _DIGITS.fullmatch(ok_id) else None
