"""New secrets of API keys, desk sessions and codes."""

from chalicelib.domain.access.credentials import ALPHABET, SECRET


def new_secret() -> str:
    """178 bits."""
    import secrets

    return "".join(secrets.choice(ALPHABET) for _ in range(SECRET))


def new_code() -> str:
    """Six digits, to be typed."""
    import secrets

    return f"{secrets.randbelow(1_000_000):06}"
