"""Collecting breaks off at any call, or two are at it at once: the end is always the same."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import WatchedDiscussion
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.journal import Event
from tests.factories import COMMUNITY
from tests.usecases.annex import Annex, a_job
from tests.usecases.tripwire import Died, die
from tests.world import ANNA, ELENA


def a_first_round(annex: Annex) -> None:
    annex.show("1", "2", "3")
    annex.show("4", source=Source.PHOTOS)
    annex.say("1", *"abc")
    annex.say("4", "d", author=ELENA)


def a_round_with_changes(annex: Annex) -> None:
    """One comes, one goes, one is edited, one of each; it is also time to look for what is not listed any more."""
    a_first_round(annex)
    annex.say("2", *"efgh")
    annex.say("3", "i", "j")
    annex.collect()
    annex.clock.pass_by(days=2)
    annex.unsay("2", "f")
    annex.say("2", "k")
    annex.edit("1", "b", text="Беру два")
    annex.unsay("3", "i", "j")
    del annex.partners.discussions.discussions[Source.PHOTOS][0]


both = pytest.mark.parametrize("prepare", [a_first_round, a_round_with_changes])


def prepared(prepare: Callable[[Annex], None]) -> Annex:
    annex = Annex()
    prepare(annex)
    annex.clock.pass_by(minutes=10)
    annex.wire.set()
    return annex


def turn(annex: Annex) -> None:
    annex.container.comments.sync.run(a_job(Event.COMMENTS_DUE))


def end(annex: Annex) -> Any:
    """What is stored, without the moments at which it was done and the number of steps that took."""
    comments = {key: replace(each, removed_at=None) for key, each in annex.memory.comments.items()}
    removed = {key for key, each in annex.memory.comments.items() if each.removed_at}
    watched = [replace(each, read_at=None) for each in annex.memory.of(WatchedDiscussion, COMMUNITY)]
    pull = annex.stores.comments.sync(COMMUNITY)
    pull = replace(
        pull, round_began=None, round_ended=None, let_read_at=None, swept_at=None, rests_until=None, version=0
    )
    connections = [(each.name, each.state) for each in annex.stores.communities.connections(COMMUNITY)]
    return comments, removed, sorted(watched, key=lambda it: it.id), pull, connections, annex.memory.events()


def undisturbed(prepare: Callable[[Annex], None]) -> tuple[Any, int]:
    annex = prepared(prepare)
    turn(annex)
    assert annex.stores.comments.sync(COMMUNITY).is_over
    return end(annex), len(annex.wire.calls)


@both
@pytest.mark.parametrize("after", [False, True], ids=["before the call", "after the call"])
def test_whichever_call_it_dies_at_the_next_turn_brings_it_to_the_same_end(
    prepare: Callable[[Annex], None], after: bool
) -> None:
    expected, calls = undisturbed(prepare)
    assert calls > 20
    for at in range(calls):
        annex = prepared(prepare)
        annex.wire.set(at, die, after=after)
        with pytest.raises(Died):
            turn(annex)
        name = annex.wire.calls[at]
        annex.clock.pass_by(minutes=5)
        turn(annex)
        assert end(annex) == expected, f"{name}, call {at}"


@both
def test_whichever_call_goes_unanswered_the_next_turn_brings_it_to_the_same_end(
    prepare: Callable[[Annex], None],
) -> None:
    def goes_unanswered() -> None:
        raise Unavailable

    expected, calls = undisturbed(prepare)
    for at in range(calls):
        annex = prepared(prepare)
        annex.wire.set(at, goes_unanswered)
        with pytest.raises(Unavailable):
            turn(annex)
        annex.clock.pass_by(minutes=5)
        turn(annex)
        assert end(annex) == expected, at


@both
def test_a_turn_that_comes_again_and_again_changes_nothing(prepare: Callable[[Annex], None]) -> None:
    expected, _ = undisturbed(prepare)
    annex = prepared(prepare)
    for _ in range(4):
        turn(annex)
    assert end(annex) == expected


@both
def test_two_turns_at_once_harm_nothing(prepare: Callable[[Annex], None]) -> None:
    """One stands still before a call, the other goes all the way; the first wakes up and goes on."""
    expected, calls = undisturbed(prepare)
    for at in range(calls):
        annex = prepared(prepare)
        annex.wire.set(at, partial(turn, annex))
        turn(annex)
        annex.clock.pass_by(minutes=5)
        turn(annex)
        assert end(annex) == expected, at


@both
def test_once_one_is_at_it_another_asks_ok_nothing(prepare: Callable[[Annex], None]) -> None:
    annex = prepared(prepare)
    turn(annex)
    alone, calls = len(annex.partners.discussions.calls), annex.wire.calls
    for at in range(calls.index("MemoryCommits.commit") + 1, len(calls)):
        annex = prepared(prepare)
        annex.wire.set(at, partial(turn, annex))
        turn(annex)
        assert len(annex.partners.discussions.calls) == alone, at


def test_old_knowledge_of_one_that_stood_still_does_not_outlive_the_next_whole_reading(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", "b")
    annex.clock.pass_by(minutes=10)

    def removed_meanwhile() -> None:
        annex.unsay("1", "a")
        turn(annex)

    annex.wire.set(prepared_calls().index("MemoryComments.put"), removed_meanwhile)
    turn(annex)
    annex.clock.pass_by(days=1)
    annex.collect()
    assert annex.removed("1") == {"a"}


def prepared_calls() -> list[str]:
    annex = prepared(a_first_round)
    turn(annex)
    return annex.wire.calls


@both
def test_whose_author_is_erased_meanwhile_is_not_put_back(prepare: Callable[[Annex], None]) -> None:
    """Neither what is new, nor what is only marked as gone."""
    annex = prepared(prepare)
    turn(annex)
    for at in range(len(annex.wire.calls)):
        annex = prepared(prepare)
        annex.wire.set(at, partial(annex.container.privacy.erase_person.erase_number, COMMUNITY, ANNA, "operator"))
        turn(annex)
        assert not [key for key in annex.memory.comments if key[1] == ANNA], annex.wire.calls[at]
