"""Comments of a group, read with the token of one of its admins."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
import responses

from chalicelib.domain.comments.comment import DiscussionPage, DiscussionType, FoundComment, Source
from chalicelib.domain.errors import NotFound, Unavailable
from chalicelib.ok.comments import OkComments
from infra.local.variables import DEMO
from tests.ok.readers import BOOTS, OURS, SCHEDULE, TOKEN, everything, replied
from tests.world import ANNA, ELENA, GROUP, Ok

AT = 1_700_000_000_123


@pytest.fixture
def comments(partner: Ok) -> OkComments:
    return OkComments(partner.url, DEMO["OK_APPLICATION_KEY"], DEMO["OK_APPLICATION_SECRET"], site=partner.url)


def every_comment(comments: OkComments, discussion: str, kind: DiscussionType) -> list[FoundComment]:
    found: list[FoundComment] = []
    anchor: str | None = None
    for _ in range(50):
        page = comments.comments(TOKEN, discussion, kind, anchor)
        found += page.comments
        anchor = page.anchor
        if not page.more:
            return found
    raise AssertionError("it never ends")


def read(replies: responses.RequestsMock, *comments: Any, **tail: Any) -> Sequence[FoundComment]:
    replied(replies, {"comments": list(comments), **tail})
    return OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None).comments


def a_comment(**changes: Any) -> dict[str, Any]:
    usual = {"id": "1", "author_id": ANNA, "author_ref": f"user:{ANNA}", "author_type": "USER", "text": "Беру"}
    return {name: value for name, value in {**usual, "date_ms": AT, **changes}.items() if value is not None}


def test_comments_are_read_from_the_oldest_on(comments: OkComments) -> None:
    found = every_comment(comments, BOOTS, DiscussionType.TOPIC)
    assert [(each.author, each.by_group) for each in found] == [(ANNA, False), (ELENA, False), (None, True)]
    assert found[0].text == "Беру 38 чёрный!"
    assert found == sorted(found, key=lambda each: each.at)
    assert all(each.at.tzinfo is UTC for each in found)


def test_reading_goes_on_after_the_anchor_of_the_last_time(comments: OkComments, partner: Ok) -> None:
    seen = comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)
    assert (len(seen.comments), seen.more) == (3, False)
    made = partner.ask("comment", item=BOOTS, user=ANNA, text="Ещё стельки")["comment"]
    again = comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, seen.anchor)
    assert [each.id for each in again.comments] == [made["id"]]
    nothing = comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, again.anchor)
    assert (nothing.comments, nothing.anchor, nothing.more) == ([], again.anchor, False)


def test_an_answer_names_what_it_answers(comments: OkComments, partner: Ok) -> None:
    [first, *_] = every_comment(comments, BOOTS, DiscussionType.TOPIC)
    partner.ask("comment", item=BOOTS, text="Записала", reply_to=first.id)
    assert every_comment(comments, BOOTS, DiscussionType.TOPIC)[-1].reply_to == first.id


@pytest.mark.parametrize("dates", ["date_ms", "date"])
def test_a_time_is_the_same_however_it_is_told(comments: OkComments, partner: Ok, dates: str) -> None:
    partner.ask("settings", dates=dates)
    at = datetime(2026, 11, 22, 21, 30, tzinfo=UTC)
    wish = {"item": SCHEDULE, "user": ANNA, "text": "В полночь по Москве", "at": int(at.timestamp() * 1000)}
    made = partner.ask("comment", **wish)["comment"]
    found = every_comment(comments, SCHEDULE, DiscussionType.TOPIC)
    assert [each.at for each in found if each.id == made["id"]] == [at]


@pytest.mark.parametrize(
    "odd",
    [
        {"id": None},
        {"id": ""},
        {"id": {}},
        {"date_ms": None},
        {"date_ms": "soon"},
        {"date_ms": 10**30},
        {"date_ms": None, "date": "вчера"},
        {"date_ms": None, "date": "9999-99-99 00:00:00"},
        {"date_ms": None, "date": "0001-01-01 00:00:00"},
    ],
    ids=str,
)
def test_what_cannot_be_told_apart_or_placed_in_time_is_left_out_and_seen_by_the_operator(
    replies: responses.RequestsMock, odd: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    found = read(replies, a_comment(**odd), a_comment(id="2"))
    assert [each.id for each in found] == ["2"]
    line = json.loads(capsys.readouterr().out)
    assert (line["trouble"], line["comments"]) == ("ok_unreadable", 1)
    assert "Беру" not in str(line)


@pytest.mark.parametrize(
    ("tail", "more"),
    [
        ({"anchor": "b", "has_more": True}, True),
        ({"anchor": "b", "hasMore": True}, True),
        ({"anchor": "b", "has_more": False}, False),
        ({"anchor": "b"}, False),
        ({"anchor": "a", "has_more": True}, False),
        ({"has_more": True}, False),
        ({"anchor": "b", "has_more": "true"}, False),
    ],
    ids=str,
)
def test_there_is_more_when_ok_says_so_and_the_anchor_moves(
    replies: responses.RequestsMock, tail: Any, more: bool
) -> None:
    replied(replies, {"comments": [a_comment()], **tail})
    page = OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "a")
    assert page.more is more
    assert page.anchor == tail.get("anchor", "a")


def test_an_anchor_that_ok_knows_no_more_begins_anew(comments: OkComments) -> None:
    page = comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "an anchor of before")
    assert len(page.comments) == 3


def test_comments_do_not_go_round_in_a_circle_when_ok_does_not_take_its_own_anchor(
    replies: responses.RequestsMock,
) -> None:
    replied(replies, {"error_code": 100}, {"comments": [a_comment()], "anchor": "A1", "has_more": True})
    with pytest.raises(Unavailable):
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "A1")


@pytest.mark.parametrize("source", [Source.GOODS, Source.TOPICS])
def test_a_list_ends_for_this_time_at_an_anchor_that_ok_does_not_take(comments: OkComments, source: Source) -> None:
    """Begun anew in the same round it would never end: the anchor after its first page may be the one refused."""
    assert comments.page(TOKEN, GROUP, source, "an anchor of before") == DiscussionPage(())


def test_an_album_ends_at_an_anchor_that_ok_does_not_take_and_the_next_follows(comments: OkComments) -> None:
    stale = json.dumps([["group_main", "860000000000001"], None, "an anchor of before"])
    page = comments.page(TOKEN, GROUP, Source.PHOTOS, stale)
    assert page == DiscussionPage([], json.dumps([["860000000000001"], None, None]))
    assert comments.page(TOKEN, GROUP, Source.PHOTOS, page.anchor).discussions


def test_a_first_page_whose_question_does_not_suit_ok_is_trouble(replies: responses.RequestsMock) -> None:
    replied(replies, {"error_code": 100})
    with pytest.raises(Unavailable):
        OURS.page(TOKEN, GROUP, Source.GOODS, None)


def test_a_discussion_that_is_gone_is_not_found(comments: OkComments, partner: Ok) -> None:
    anchor = comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None).anchor
    partner.ask("item/remove", item=BOOTS)
    for place in (None, anchor):
        with pytest.raises(NotFound):
            comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, place)
    assert BOOTS not in {good.id for good in everything(comments, Source.GOODS)}


@pytest.mark.parametrize("code", [106, 300, 455, 456, 457, 458])
def test_what_is_gone_or_closed_is_not_found(replies: responses.RequestsMock, code: int) -> None:
    replied(replies, {"error_code": code})
    with pytest.raises(NotFound):
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "a")
    for source in (Source.GOODS, Source.TOPICS):
        with pytest.raises(NotFound):
            OURS.page(TOKEN, GROUP, source, None)


@pytest.mark.parametrize("anchor", [None, "A1"])
def test_a_discussion_whose_number_does_not_suit_ok_is_not_found_and_seen_by_the_operator(
    replies: responses.RequestsMock, anchor: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    replied(replies, {"error_code": 100})
    with pytest.raises(NotFound):
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, anchor)
    assert '"code":100' in capsys.readouterr().out
