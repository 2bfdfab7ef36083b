"""Comments are collected: what is read of a group, and what is kept of it."""

from contextlib import suppress
from datetime import UTC, timedelta, timezone

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Identity, erased
from chalicelib.domain.comments.comment import KEPT_FOR, TEXT_LENGTH, Source
from chalicelib.domain.comments.sync import PATIENCE
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.domain.privacy.pseudonyms import erased_identity
from chalicelib.usecases.comments import sync_discussions as sync_discussions
from tests.factories import COMMUNITY, a_buyer
from tests.usecases.annex import Annex
from tests.world import ELENA

PAGES = ["page goods", "page topics", "page photos"]
"""What an unchanged group of a few discussions costs."""


def texts(annex: Annex, under: str) -> list[str]:
    return [comment.text for comment in annex.kept(under).values()]


def test_comments_under_goods_topics_and_photos_are_collected(annex: Annex) -> None:
    for name, source in zip("123", Source, strict=True):
        annex.show(name, source=source)
        annex.say(name, f"c{name}")
    annex.collect()
    assert [[*annex.kept(name)] for name in "123"] == [["c1"], ["c2"], ["c3"]]


def test_a_discussion_nobody_has_written_under_is_not_read(annex: Annex) -> None:
    annex.show("1", "2")
    assert annex.collect() == PAGES


def test_an_unchanged_group_costs_the_pages_of_its_discussions_only(annex: Annex) -> None:
    annex.show("1", "2", "3")
    annex.say("1", "a", "b", "c")
    annex.collect()
    assert annex.collect() == ["page goods", *PAGES]


def test_only_what_changed_is_read_and_only_from_where_it_was_read_last(annex: Annex) -> None:
    annex.show("1", "2")
    annex.say("1", "a", "b", "c", "d")
    annex.say("2", "e")
    annex.collect()
    annex.say("1", "f")
    assert annex.collect() == ["page goods", "comments 1", "page topics", "page photos"]
    assert [*annex.kept("1")] == ["a", "b", "c", "d", "f"]


def test_a_long_discussion_is_read_page_by_page(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", *"abcde")
    assert annex.collect().count("comments 1") == 3
    assert [*annex.kept("1")] == [*"abcde"]


def test_what_is_there_already_is_not_written_again(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", "b")
    annex.collect()
    annex.clock.pass_by(days=1)
    annex.wire.set()
    assert "comments 1" in annex.collect()
    assert "MemoryComments.put" not in annex.wire.calls


# What becomes of comments


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


# What is kept


def test_comments_of_the_group_itself_are_not_kept(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a", author=None, by_group=True)
    annex.say("1", "b", by_group=True)
    annex.say("1", "c")
    annex.collect()
    assert [*annex.kept("1")] == ["c"]
    assert annex.collect() == PAGES


def test_texts_are_cut_and_times_are_in_utc(annex: Annex) -> None:
    annex.show("1")
    moscow = annex.clock().astimezone(timezone(timedelta(hours=3)))
    annex.say("1", "a", text="я" * 5_000, at=moscow)
    annex.collect()
    (kept,) = annex.kept("1").values()
    assert (len(kept.text), kept.at, kept.at.tzinfo) == (TEXT_LENGTH, moscow, UTC)


def test_what_is_too_old_to_be_shown_is_not_kept(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "old", at=annex.clock() - KEPT_FOR)
    annex.say("1", "new")
    annex.collect()
    assert [*annex.kept("1")] == ["new"]
    assert annex.collect() == PAGES


def test_people_whose_data_was_erased_are_not_collected_any_more(annex: Annex) -> None:
    gone = erased(a_buyer(), annex.clock())
    annex.save(gone, Identity(COMMUNITY, erased_identity(COMMUNITY, a_buyer().ok_id), gone.id))
    annex.show("1")
    annex.say("1", "a")
    annex.say("1", "b", author=ELENA)
    annex.collect()
    assert [*annex.kept("1")] == ["b"]


# Turns


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


def struck(annex: Annex, times: int) -> None:
    """The clock strikes, and OK is silent to some of what it is asked."""
    for _ in range(times):
        with suppress(Unavailable):
            annex.collect()


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


def test_another_tenant_keeps_its_own(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a")
    annex.collect()
    assert annex.stores.comments.of_discussion("c2", "1") == []
    assert annex.stores.comments.sync("c2").version == 0
