"""What is said of an account that changes, and saved with it: its form, what machines find, its addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from chalicelib.domain.journal import Event, Fact, account_subject
from chalicelib.usecases.ports import Commit

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.account import Account, WebhookAddress
    from chalicelib.usecases.ports import Commits


def save_account(
    commits: Commits,
    before: Account | None,
    after: Account,
    event: Event,
    *,
    saved: tuple[WebhookAddress, ...] = (),
    gone: tuple[WebhookAddress, ...] = (),
    more: Sequence[Fact] = (),
) -> Account:
    """As it is kept. What people edit and what machines find has each its own version; only what is other is written.

    Raises Stale, Unavailable.
    """
    fact = account_fact(event, before, after)
    edited = before is None or replace(after, state=before.state) != before
    found = before is None or after.state != before.state or not after.state.version
    things = ((after,) if edited else ()) + ((after.state,) if found else ())
    commits.commit(after.community, Commit((*things, *saved), (fact, *more), remove=gone))
    state = replace(after.state, version=after.state.version + 1) if found else after.state
    return replace(after, state=state, version=after.version + 1 if edited else after.version)


def account_fact(event: Event, before: Account | None, after: Account) -> Fact:
    was, became = _changes(before, after) if before else (None, _told(after))
    data = {"account": after.id, "title": after.title, "marketplace": after.marketplace}
    return Fact(event, account_subject(after.id), data, before=was, after=became)


def _changes(before: Account, after: Account) -> tuple[Mapping[str, object], Mapping[str, object]]:
    was, became = changed_fields(replace(before, state=after.state), after)
    was_found, found = changed_fields(before.state, after.state)
    return {**was, **was_found}, {**became, **found}


def _told(account: Account) -> Mapping[str, object]:
    return {"title": account.title, "region": account.region, "reserve": account.reserve, "seller": account.seller}
