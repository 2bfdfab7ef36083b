"""By the clock: every community's jobs are put into their queue."""

from collections.abc import Sequence

import msgspec
import pytest
from msgspec.structs import replace

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Entry, Event, community_subject
from chalicelib.usecases import enqueue_scheduled as enqueue_scheduled
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_community
from tests.usecases.annex import Annex

ASKED = (Event.COMMENTS_DUE, Event.CONNECTION_DUE)


def woken(*jobs: Event) -> Annex:
    annex = Annex()
    for name in ("c2", "c3"):
        annex.stores.commits.commit(name, Commit((a_community(id=name, group=f"group-{name}"),)))
    annex.container.background.enqueue_scheduled.enqueue(jobs)
    return annex


def test_every_community_is_asked_once_for_each_job() -> None:
    asked = woken(Event.REMINDERS_SOUGHT, Event.CONNECTION_DUE).partners.job_queue.asked
    assert sorted((each.community, each.event) for each in asked) == [
        (name, event) for name in (COMMUNITY, "c2", "c3") for event in (Event.CONNECTION_DUE, Event.REMINDERS_SOUGHT)
    ]


def test_a_job_is_an_entry_of_its_own_that_the_system_asks_for() -> None:
    annex = woken(Event.COMMENTS_DUE)
    assert len({each.id for each in annex.partners.job_queue.asked}) == 3
    assert {each.actor for each in annex.partners.job_queue.asked} == {SYSTEM.actor}
    assert all(each.subject == community_subject(each.community) for each in annex.partners.job_queue.asked)


def test_of_many_communities_a_step_asks_some_and_then_for_the_next_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(enqueue_scheduled, "AT_ONCE", 2)
    annex = woken(Event.COMMENTS_DUE, Event.CONNECTION_DUE)
    for _ in range(2):
        *asked, rest = annex.partners.job_queue.asked
        assert len(asked) == 4
        assert (rest.event, rest.actor, rest.correlation) == (Event.COMMUNITIES_DUE, SYSTEM.actor, rest.id)
        told = {(each.community, each.event) for each in asked}
        annex.partners.job_queue.asked.clear()
        annex.container.background.enqueue_scheduled.run(msgspec.json.decode(msgspec.json.encode(rest), type=Entry))
        told |= {(each.community, each.event) for each in annex.partners.job_queue.asked}
        assert told == {(name, event) for name in (COMMUNITY, "c2", "c3") for event in ASKED}
        annex.partners.job_queue.asked[:] = [*asked, rest]  # delivered again


def test_a_job_is_no_history() -> None:
    assert woken(Event.COMMENTS_DUE).memory.journal == []


def test_without_communities_nobody_is_asked() -> None:
    annex = Annex()
    annex.memory.things.clear()
    annex.container.background.enqueue_scheduled.enqueue([Event.COMMENTS_DUE])
    assert annex.partners.job_queue.asked == []


def test_what_follows_from_a_job_can_be_followed_by_its_id() -> None:
    asked = woken(Event.REMINDERS_SOUGHT, Event.CONNECTION_DUE).partners.job_queue.asked
    assert [each.correlation for each in asked] == [each.id for each in asked]
    assert len({each.correlation for each in asked}) == len(asked)


def test_a_step_that_a_queue_took_in_part_asks_for_the_rest_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Otherwise each failure would double all steps behind it."""
    monkeypatch.setattr(enqueue_scheduled, "AT_ONCE", 2)
    annex, queue = woken(), _Reluctant(refusals=3)
    enqueue = replace(annex.container.background.enqueue_scheduled, jobs=queue)
    for _ in range(3):
        with pytest.raises(Unavailable):
            enqueue.enqueue(ASKED)
    enqueue.enqueue(ASKED)
    assert [entry.event for entry in queue.taken].count(Event.COMMUNITIES_DUE) == 1


class _Reluctant:
    """Takes all but the first entry, and says that it took not all, so many times."""

    def __init__(self, refusals: int) -> None:
        self.refusals, self.taken = refusals, list[Entry]()

    def ask(self, jobs: Sequence[Entry]) -> None:
        self.taken += jobs[1:] if self.refusals else jobs
        if self.refusals:
            self.refusals -= 1
            raise Unavailable
