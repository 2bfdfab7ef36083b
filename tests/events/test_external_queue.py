"""R7 of orders of marketplaces: a poison message in a batch of ten, at each of the queues that they pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.journal import Event, external_subject
from chalicelib.events.queues import read_inbox, run_jobs, sync_external
from chalicelib.usecases.ports import Commit
from tests.events.test_queues import POISONS, queue_of, survive
from tests.factories import a_sighting, an_account, an_entry
from tests.fakes.marketplaces import FakeMarketplace, FakeMarketplaces

NUMBERS = [f"4100000000{place}-1" for place in range(9)]


@dataclass(frozen=True)
class Selling:
    container: Container
    account: Account
    market: FakeMarketplace

    def heard(self, event: Event, number: str) -> str:
        subject = external_subject(f"{self.account.id}/{number}")
        data = {"account": self.account.id, "order": number}
        told = an_entry(
            community=self.account.community, id=f"{event}-{number}", subject=subject, event=event, data=data
        )
        return msgspec.json.encode(told).decode()

    def opened(self) -> Sequence[str]:
        """The orders that were found, each as often as it was."""
        journal = self.container.stores.journal
        subjects = [external_subject(f"{self.account.id}/{number}") for number in NUMBERS]
        entries = [entry for subject in subjects for entry in journal.of(self.account.community, subject)]
        return [str(entry.data["order"]) for entry in entries if entry.event == Event.EXTERNAL_OPENED]


@pytest.fixture
def selling(container: Container, community: Community, monkeypatch: pytest.MonkeyPatch) -> Selling:
    markets = FakeMarketplaces()
    monkeypatch.setitem(vars(container.partners), "marketplaces", markets)
    markets.market.shown |= {number: a_sighting(order=number, group=number) for number in NUMBERS}
    account = an_account(community=community.id)
    container.stores.commits.commit(community.id, Commit((account, AccountState(community.id, account.id))))
    container.stores.account_secrets.put(community.id, account.id, {"api_key": "SECRET"})
    return Selling(container, account, markets.market)


@pytest.mark.parametrize("poison", ["no JSON", "lacking what it speaks of"])
def test_nine_orders_are_read_once_beside_a_poison_message(selling: Selling, poison: str) -> None:
    good = [selling.heard(Event.EXTERNAL_RECEIVED, number) for number in NUMBERS]
    survive(queue_of(selling.container, "external"), sync_external, good, POISONS[poison])
    assert sorted(selling.opened()) == NUMBERS
    assert sorted(selling.market.reads) == NUMBERS


QUEUES: dict[str, tuple[Callable[[Any, Any], Any], Event]] = {
    "inbox": (read_inbox, Event.EXTERNAL_CANCELLED),
    "jobs": (run_jobs, Event.POLL_DUE),
}


@pytest.mark.parametrize("name", QUEUES)
def test_what_is_asked_for_of_the_others_is_done_beside_a_poison_message(selling: Selling, name: str) -> None:
    """An order that is gone by then is nobody's trouble; polls of one account follow one another."""
    consumer, event = QUEUES[name]
    good = [selling.heard(event, number) for number in NUMBERS]
    survive(queue_of(selling.container, name), consumer, good, POISONS["an event of the future"])
