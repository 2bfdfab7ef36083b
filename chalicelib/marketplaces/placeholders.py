"""Phones that are written where a form wants one and nobody gives his own: no person is known by such a number."""

_OWN_DIGITS = 10
"""Of a Russian number, behind 7 or 8; another country's is judged by its last ten as well."""

_ROWS = ("01234567890123456789", "98765432109876543210")


def is_placeholder(phone: str) -> bool:
    """Ten same digits, a row of them, an operator's code and then noughts or nines. An empty text is none."""
    own = "".join(sign for sign in phone[:40] if sign in "0123456789")[-_OWN_DIGITS:]
    if not own:
        return False
    tail = own[3:]
    return len(set(own)) == 1 or any(own in row for row in _ROWS) or (bool(tail) and len(set(tail)) == 1)
