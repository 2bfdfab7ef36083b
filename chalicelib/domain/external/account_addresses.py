"""Addresses that an account is pushed to: the one in use lives until a later one has brought something."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

if TYPE_CHECKING:
    from chalicelib.domain.external.account import Account, WebhookAddress


def live_addresses(account: Account) -> tuple[WebhookAddress, ...]:
    """Those that work, the last one at the end: what is used is before what waits. None of one that does not push."""
    return tuple(replace(account.address, generation=each) for each in _live(account)) if account.pushes else ()


def used_address(account: Account) -> WebhookAddress | None:
    """The one that last brought something; None where nothing ever came."""
    return next(iter(live_addresses(account)), None) if account.state.received_at else None


def renewed(account: Account) -> Account:
    """With one more. The one in use works still, and so does the last one, which may just be put in somewhere."""
    live = _live(account)
    kept = {live[0], live[-1], account.generation + 1}
    state = replace(account.state, live=tuple(sorted(kept)))
    return replace(account, generation=account.generation + 1, state=state)


def heard_at(account: Account, generation: int) -> Account:
    """An address has brought something: those before it have ended. What comes late by an old one ends nothing."""
    live = _live(account)
    if generation not in live or generation == live[0]:
        return account
    return replace(account, state=replace(account.state, live=live[live.index(generation) :]))


def ended_addresses(before: Account, after: Account) -> tuple[WebhookAddress, ...]:
    still = live_addresses(after)
    return tuple(address for address in live_addresses(before) if address not in still)


def _live(account: Account) -> tuple[int, ...]:
    """What was written before addresses were counted one by one had the last two."""
    last = account.generation
    return account.state.live or tuple(range(max(last - 1, 1), last + 1))
