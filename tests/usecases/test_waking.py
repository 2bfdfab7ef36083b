"""By the clock: every community's chores are put into their queue."""

from chalicelib.domain.journal import Event, community_subject
from chalicelib.domain.principals import SYSTEM
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, a_community
from tests.usecases.annex import Annex


def woken(*chores: Event) -> Annex:
    annex = Annex()
    for name in ("c2", "c3"):
        annex.commits.commit(name, Commit((a_community(id=name, group=f"group-{name}"),)))
    annex.waking.wake(chores)
    return annex


def test_every_community_is_asked_once_for_each_chore() -> None:
    asked = woken(Event.REMINDERS_SOUGHT, Event.CONNECTION_DUE).chores.asked
    assert sorted((each.community, each.event) for each in asked) == [
        (name, event) for name in (COMMUNITY, "c2", "c3") for event in (Event.CONNECTION_DUE, Event.REMINDERS_SOUGHT)
    ]


def test_a_chore_is_an_entry_of_its_own_that_the_system_asks_for() -> None:
    annex = woken(Event.COMMENTS_DUE)
    assert len({each.id for each in annex.chores.asked}) == 3
    assert {each.actor for each in annex.chores.asked} == {SYSTEM.actor}
    assert all(each.subject == community_subject(each.community) for each in annex.chores.asked)


def test_a_chore_is_no_history() -> None:
    assert woken(Event.COMMENTS_DUE).memory.journal == []


def test_without_communities_nobody_is_asked() -> None:
    annex = Annex()
    annex.memory.things.clear()
    annex.waking.wake([Event.COMMENTS_DUE])
    assert annex.chores.asked == []


def test_what_follows_from_a_chore_can_be_followed_by_its_id() -> None:
    asked = woken(Event.REMINDERS_SOUGHT, Event.CONNECTION_DUE).chores.asked
    assert [each.correlation for each in asked] == [each.id for each in asked]
    assert len({each.correlation for each in asked}) == len(asked)
