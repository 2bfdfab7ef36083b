"""An account that its marketplace does not let in: said once, not asked for again, and said again when it is over."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.errors import CircuitOpen, Stale
from chalicelib.domain.journal import Event, Fact, account_subject
from chalicelib.usecases.ports import AccountRefused, Commit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chalicelib.domain.external.account import Account
    from chalicelib.usecases.ports import Clock, Commits

LATER = 15 * 60
"""Seconds: nothing changes before its owner has done something."""


@contextmanager
def told_troubles(commits: Commits, account: Account, now: Clock) -> Iterator[None]:
    """Raises CircuitOpen for what is to be tried again when the owner has mended it; of a key that is dead, at once."""
    if account.refuses(now()):
        raise CircuitOpen("account_refused", retry_after=LATER)
    try:
        yield
    except AccountRefused as refusal:
        _note(commits, account, refusal.reason, now)
        raise CircuitOpen("account_refused", retry_after=LATER) from None
    if account.state.trouble and not account.was_refused(now()):
        _note(commits, account, "", now)


def _note(commits: Commits, account: Account, trouble: str, now: Clock) -> None:
    """Who comes second finds it said. What is so still is no event, but was looked at."""
    after = replace(account.state, trouble=trouble, checked_at=now())
    data = {"account": account.id, "trouble": trouble, "title": account.title}
    facts = (
        (Fact(Event.ACCOUNT_REFUSED, account_subject(account.id), data),) if trouble != account.state.trouble else ()
    )
    with suppress(Stale):
        commits.commit(account.community, Commit((after,), facts))
