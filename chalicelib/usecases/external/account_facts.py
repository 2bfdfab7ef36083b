"""What is said of an account that changes: what it was and what it is, in its form and in what machines find."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.changes import changed_fields
from chalicelib.domain.journal import Event, Fact, account_subject

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chalicelib.domain.external.account import Account


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
