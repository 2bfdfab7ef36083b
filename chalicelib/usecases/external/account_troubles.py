"""An account that its marketplace does not let in: said once, and said again when it is over."""

from __future__ import annotations

from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.errors import Stale, Unavailable
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
    """Raises Unavailable for what is to be tried again when the owner has mended it."""
    try:
        yield
    except AccountRefused as refusal:
        _note(commits, account, refusal.reason, now)
        raise Unavailable("account_refused", retry_after=LATER) from None
    if account.state.trouble:
        _note(commits, account, "", now)


def _note(commits: Commits, account: Account, trouble: str, now: Clock) -> None:
    """Who comes second finds it said."""
    if trouble == account.state.trouble:
        return
    after = replace(account.state, trouble=trouble, checked_at=now())
    data = {"account": account.id, "trouble": trouble, "title": account.title}
    with suppress(Stale):
        commits.commit(
            account.community, Commit((after,), (Fact(Event.ACCOUNT_REFUSED, account_subject(account.id), data),))
        )
