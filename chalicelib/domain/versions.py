"""Versions: two people change a thing, and one of them is told that it is another one by now."""

from chalicelib.domain.errors import Stale


def check_version(there: int, asked: int) -> None:
    """``asked`` is the version that whoever changes it has seen. Raises Stale."""
    if there != asked:
        raise Stale
