"""Accounts at marketplaces that are asked what is there: polls, and comparisons of what both sides say."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from chalicelib.bootstrap import Container
from chalicelib.domain.external.account import account_id
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.external.sighting import Phase
from chalicelib.domain.journal import Event, account_subject
from tests.crash.cabinet import a_job
from tests.crash.external import EARLIER, an_accepted_one, asks, connected, put_there
from tests.crash.preparations import save, written
from tests.factories import NOW, a_sighting, an_account, an_entry


def wanting_a_comparison(container: Container, community: str) -> Sequence[str]:
    account = connected(container, community)
    return asks(community, f"accounts/{account.id}/differences", {})


def comparing(container: Container, community: str) -> Sequence[str]:
    """One order is new there, one was cancelled, and one is not in the list any more."""
    order = an_accepted_one(container, community)
    account = container.stores.accounts.get(community, order.account)
    early = {"created_at": EARLIER, "changed_at": EARLIER}
    save(container, community, first_seen(account, a_sighting(order="46231993-0570-1", **early), EARLIER))
    put_there(container, a_sighting(phase=Phase.CANCELLED, status="cancelled", changed_at=None))
    put_there(container, a_sighting(order="46231993-0569-1", **early))
    subject, data = account_subject(account.id), {"account": account.id}
    return [written(an_entry(community=community, subject=subject, event=Event.COMPARISON_ASKED, data=data))]


def seeking_polls(container: Container, community: str) -> Sequence[str]:
    """One account works, and one rests."""
    connected(container, community)
    resting = Marketplace.WILDBERRIES
    save(
        container,
        community,
        an_account(community=community, id=account_id(resting, "8"), marketplace=resting, paused_at=EARLIER),
    )
    return a_job(community, Event.POLLS_SOUGHT)


def seeking_comparisons(container: Container, community: str) -> Sequence[str]:
    connected(container, community)
    return a_job(community, Event.COMPARISONS_SOUGHT)


def polling(container: Container, community: str) -> Sequence[str]:
    """What no push has brought, though there was time enough for it."""
    account = connected(container, community, connected_at=NOW - timedelta(days=1))
    put_there(container, a_sighting(created_at=EARLIER))
    put_there(container, a_sighting(order="46231993-0569-1", created_at=EARLIER))
    subject = account_subject(account.id)
    data = {"account": account.id}
    return [written(an_entry(community=community, subject=subject, event=Event.POLL_DUE, data=data))]
