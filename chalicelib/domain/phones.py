"""Phone numbers, one way to write them."""

from chalicelib.domain.errors import Invalid


def read_phone(text: str, region: str = "RU") -> str:
    """E.164 (``+79161234567``) from what people write; numbers without a country are of ``region``. Raises Invalid."""
    import phonenumbers  # heavy, and only an import of a file needs it

    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        raise Invalid("phone_unreadable") from None
    if phonenumbers.is_possible_number_with_reason(number) != phonenumbers.ValidationResult.IS_POSSIBLE:
        raise Invalid("phone_unreadable")
    return str(phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164))
