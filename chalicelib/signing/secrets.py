"""New secrets of API keys, desk sessions and codes."""

from chalicelib.domain.access.credentials import ALPHABET, SECRET


def new_secret() -> str:
    """178 bits."""
    import secrets

    return "".join(secrets.choice(ALPHABET) for _ in range(SECRET))
