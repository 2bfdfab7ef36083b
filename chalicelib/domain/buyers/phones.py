"""Phone numbers, one way to write them."""

import re

from chalicelib.domain.errors import Invalid

LONGEST_TEXT = 100
"""Characters that are looked at."""

_BETWEEN = re.compile(r"[,;/|\n]| или | и | or ")
_SPOILT = re.compile(r"[0-9][.,][0-9]{1,12}[eEеЕ]\+?[0-9]{1,3}")
_LEAST_DIGITS = 6


def read_phone(text: str, region: str = "RU") -> str:
    """E.164 (``+79161234567``) from what people write; numbers without a country are of ``region``. Raises Invalid."""
    if len(text) > LONGEST_TEXT:
        raise Invalid("phone_unreadable")
    import phonenumbers  # heavy, and only an import of a file needs it

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Invalid("phone_unreadable") from None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise Invalid("phone_unreadable")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))


def find_phone(text: str) -> tuple[str | None, str | None]:
    """The first number of a cell, if there is any, and what is to be said of it: a reason of the remarks."""
    if _SPOILT.fullmatch(text):
        return None, "phone_spoilt"
    text = text[:LONGEST_TEXT]
    parts = [each for each in _BETWEEN.split(text) if _digits(each) >= _LEAST_DIGITS]
    if len(parts) < 2 and (phone := _phone(text)):
        return phone, None
    phone = next((found for part in parts if (found := _phone(part) or _phone(_beginning(part)))), None)
    return phone, "phone_first" if phone else "phone_left_out"


def _beginning(text: str) -> str:
    """Up to the first word beside a number."""
    return text[: next((place for place, sign in enumerate(text) if sign.isalpha()), len(text))].rstrip("( ")


def _digits(text: str) -> int:
    return sum(sign.isdecimal() for sign in text)


def _phone(text: str) -> str | None:
    try:
        return read_phone(text)
    except Invalid:
        return None
