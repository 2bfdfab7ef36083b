"""Names for people where their own must not stay."""

import hashlib

ERASED = "erased:"


def person_key(community: str, ok_id: str) -> str:
    """Stands for a person where his OK number must not stay when his data is erased.

    A pseudonym: it names nobody, but whoever has the store and tries all OK numbers finds out whose it is.
    """
    return f"person:{hashlib.blake2s(f'{community}/{ok_id}'.encode(), digest_size=16).hexdigest()}"


def erased_identity(community: str, ok_id: str) -> str:
    """The key that remembers an erased person by his pseudonym, so that his comments are not collected again."""
    return f"{ERASED}{person_key(community, ok_id)}"
