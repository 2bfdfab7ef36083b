"""A turn has its limits, and an OK that is silent does not stop it."""

import pytest

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import PATIENCE
from chalicelib.domain.errors import Unavailable
from chalicelib.usecases.comments import sync_discussions as sync_discussions
from tests.factories import COMMUNITY
from tests.usecases.annex import Annex
from tests.usecases.comments.reading import struck


def test_a_turn_asks_no_more_than_its_limit_and_the_next_goes_on(annex: Annex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_discussions, "STEPS", 4)
    annex.show("1", "2", "3")
    for name in "123":
        annex.say(name, *(f"{name}{letter}" for letter in "abcd"))
    calls = [list(annex.collect()) for _ in range(3)]
    assert calls == [
        ["page goods", "comments 1", "comments 1", "comments 2"],
        ["comments 2", "page goods", "comments 3", "comments 3"],
        ["page topics", "page photos"],
    ]
    assert [len(annex.kept(name)) for name in "123"] == [4, 4, 4]


def test_a_turn_begins_nothing_when_its_time_is_over(annex: Annex) -> None:
    """OK answers, but slowly."""
    annex.show("1")
    annex.say("1", *"abcdefgh")
    seconds = sync_discussions.TURN.total_seconds() / 2
    annex.partners.discussions.refusing = Slow(annex, seconds)
    assert annex.collect() == ["page goods", "comments 1", "comments 1"]
    assert annex.collect() == ["comments 1", "comments 1", "page topics"]


class Slow(dict[str, Exception]):
    """No call is refused, each takes its time."""

    def __init__(self, annex: Annex, seconds: float) -> None:
        self.annex, self.seconds = annex, seconds

    def get(self, *_: object) -> None:  # type: ignore[override]
        self.annex.clock.pass_by(seconds=self.seconds)


def test_a_silent_ok_is_unavailable_and_nothing_done_is_lost(annex: Annex) -> None:
    annex.show("1", "2")
    annex.say("1", "a")
    annex.say("2", "b")
    annex.partners.discussions.refusing["comments 2"] = Unavailable("ok_silent")
    with pytest.raises(Unavailable):
        annex.collect()
    annex.partners.discussions.refusing.clear()
    assert annex.collect() == ["comments 2", "page topics", "page photos"]


def test_what_ok_never_answers_is_passed_over_until_the_next_round(annex: Annex) -> None:
    annex.show("1", "2")
    annex.say("1", "a")
    annex.say("2", "b")
    annex.partners.discussions.refusing["comments 1"] = Unavailable("ok_unavailable")
    struck(annex, PATIENCE + 1)
    assert ([*annex.kept("1")], [*annex.kept("2")]) == ([], ["b"])
    annex.partners.discussions.refusing.clear()
    annex.collect()
    assert [*annex.kept("1")] == ["a"]


def test_a_list_that_ok_never_gives_does_not_stop_the_others(annex: Annex) -> None:
    annex.show("1", source=Source.PHOTOS)
    annex.say("1", "a")
    annex.partners.discussions.refusing["page topics"] = Unavailable("ok_unavailable")
    struck(annex, PATIENCE + 1)
    assert [*annex.kept("1")] == ["a"]


def test_a_silence_now_and_then_passes_nothing_over(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abcdefgh")
    for calls in range(1, 4):
        annex.partners.discussions.refusing = Hoarse(calls)
        struck(annex, 1)
    annex.partners.discussions.refusing = {}
    annex.collect()
    assert [*annex.kept("1")] == [*"abcdefgh"]
    assert annex.stores.comments.sync(COMMUNITY).failures == 0


class Hoarse(dict[str, Exception]):
    """So many calls are answered, the next is not."""

    def __init__(self, calls: int) -> None:
        self.left = calls

    def get(self, *_: object) -> Exception | None:  # type: ignore[override]
        self.left -= 1
        return Unavailable("ok_silent") if self.left < 0 else None
