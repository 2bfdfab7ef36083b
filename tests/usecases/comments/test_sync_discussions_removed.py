"""What becomes of comments that are removed, edited or hidden, and of the discussions they stand under."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.comments.comment import Source
from chalicelib.domain.comments.sync import PATIENCE
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.usecases.comments import sync_discussions as sync_discussions
from tests.usecases.annex import Annex
from tests.usecases.comments.reading import PAGES, struck


def texts(annex: Annex, under: str) -> list[str]:
    return [comment.text for comment in annex.kept(under).values()]


def test_a_removed_comment_is_marked_and_stays(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abc")
    annex.collect()
    annex.unsay("1", "b")
    annex.collect()
    assert annex.removed("1") == {"b"}
    assert annex.kept("1")["b"].removed_at == annex.clock()


def test_of_one_removed_and_two_added_between_two_turns_all_are_seen(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abc")
    annex.collect()
    annex.unsay("1", "b")
    annex.say("1", "d", "e")
    annex.collect()
    assert annex.removed("1") == {"b"}
    assert [*annex.kept("1")] == [*"abcde"]


def test_one_removed_and_one_added_look_like_nothing_and_are_seen_within_a_day(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abc")
    annex.collect()
    annex.unsay("1", "b")
    annex.say("1", "d")
    assert annex.collect() == PAGES
    annex.clock.pass_by(days=1)
    annex.collect()
    assert annex.removed("1") == {"b"}
    assert [*annex.kept("1")] == [*"abcd"]


def test_a_removed_last_comment_is_seen_though_it_was_the_place_to_read_on_from(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abc")
    annex.collect()
    annex.unsay("1", "c")
    annex.say("1", "d", "e")
    annex.collect()
    assert annex.removed("1") == {"c"}
    assert [*annex.kept("1")] == [*"abcde"]


def test_the_last_comment_of_all_can_be_removed_too(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a")
    annex.collect()
    annex.unsay("1", "a")
    annex.collect()
    assert annex.removed("1") == {"a"}


def test_a_comment_that_is_there_again_is_not_removed_any_more(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", "b")
    there = annex.partners.discussions.found["1"]
    annex.collect()
    annex.unsay("1", "a")
    annex.collect()
    annex.partners.discussions.found["1"] = there
    annex.collect()
    assert annex.removed("1") == set()


def test_comments_of_a_good_that_was_removed_are_removed(annex: Annex) -> None:
    annex.show("1", "2")
    annex.say("1", "a", "b")
    annex.say("2", "c")
    annex.collect()
    del annex.partners.discussions.discussions[Source.GOODS][0]
    annex.partners.discussions.refusing["comments 1"] = NotFound("discussion_missing")
    annex.clock.pass_by(days=2)
    annex.collect()
    assert (annex.removed("1"), annex.removed("2")) == ({"a", "b"}, set())
    annex.clock.pass_by(days=2)
    assert "comments 1" not in annex.collect()


def test_a_good_that_is_hidden_but_still_there_keeps_its_comments(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a")
    annex.collect()
    annex.partners.discussions.discussions.clear()
    annex.clock.pass_by(days=2)
    assert annex.collect() == [*PAGES, "comments 1"]
    assert annex.removed("1") == set()


def test_a_discussion_that_goes_away_while_it_is_read_does_not_stop_the_others(annex: Annex) -> None:
    annex.show("1", "2")
    annex.say("1", "a")
    annex.say("2", "b")
    annex.partners.discussions.refusing["comments 1"] = NotFound("discussion_missing")
    annex.collect()
    assert [*annex.kept("2")] == ["b"]


def test_many_that_went_away_are_all_asked_about(annex: Annex, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sync_discussions, "SWEPT", 2)
    annex.show(*"12345")
    for name in "12345":
        annex.say(name, f"c{name}")
        annex.partners.discussions.refusing[f"comments {name}"] = NotFound("discussion_missing")
    refusing, annex.partners.discussions.refusing = annex.partners.discussions.refusing, {}
    annex.collect()
    annex.partners.discussions.discussions.clear()
    annex.partners.discussions.refusing = refusing
    annex.clock.pass_by(days=2)
    for asked in (2, 4, 5):
        annex.collect(2)
        assert sum(len(annex.removed(name)) for name in "12345") == asked
        annex.clock.pass_by(days=1)


def test_what_is_gone_without_an_answer_about_it_does_not_hold_up_what_is_there(
    annex: Annex, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An album was deleted, and OK has another error for each of its photos than the one we know."""
    monkeypatch.setattr(sync_discussions, "SWEPT", 2)
    annex.show("1", "2", "3")
    for name in "123":
        annex.say(name, f"c{name}")
    annex.collect()
    annex.partners.discussions.discussions.clear()
    annex.partners.discussions.refusing |= dict.fromkeys(("comments 1", "comments 2"), Unavailable("ok_unavailable"))
    annex.partners.discussions.refusing["comments 3"] = NotFound("discussion_missing")
    annex.clock.pass_by(days=2)
    struck(annex, 2 * PATIENCE + 1)
    annex.show("new")
    annex.say("new", "a")
    struck(annex, 2)
    assert [*annex.kept("new")] == ["a"]
    annex.clock.pass_by(days=1)
    struck(annex, 2)
    assert annex.removed("3") == {"c3"}, "those that were passed over are not the first any more"


def test_a_closed_good_that_is_open_again_has_its_comments_again_within_a_day(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", "b")
    annex.partners.discussions.refusing["comments 1"] = NotFound("discussion_missing")
    annex.collect()
    annex.partners.discussions.refusing.clear()
    assert "comments 1" not in annex.collect()
    annex.clock.pass_by(days=1)
    annex.collect()
    assert [*annex.kept("1")] == ["a", "b"]


def test_an_edited_text_and_a_renamed_good_are_taken_over_within_a_day(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", "b")
    annex.collect()
    annex.edit("1", "a", text="Беру два")
    good = annex.partners.discussions.discussions[Source.GOODS][0]
    annex.partners.discussions.discussions[Source.GOODS][0] = replace(good, title="Ботинки зимние")
    annex.clock.pass_by(days=1)
    annex.collect()
    assert texts(annex, "1") == ["Беру два", "Беру b"]
    assert {comment.title for comment in annex.kept("1").values()} == {"Ботинки зимние"}
