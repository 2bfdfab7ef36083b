"""Comments are collected: what is read of a group, and what is kept of it."""

from datetime import UTC, timedelta, timezone

from chalicelib.domain.buyers.buyer import Identity, erased
from chalicelib.domain.comments.comment import KEPT_FOR, TEXT_LENGTH, Source
from chalicelib.domain.privacy.pseudonyms import erased_identity
from tests.factories import COMMUNITY, a_buyer
from tests.usecases.annex import Annex
from tests.usecases.comments.reading import PAGES
from tests.world import ELENA


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


def test_another_tenant_keeps_its_own(annex: Annex) -> None:
    annex.show("1")
    annex.say("1", "a")
    annex.collect()
    assert annex.stores.comments.of_discussion("c2", "1") == []
    assert annex.stores.comments.sync("c2").version == 0
