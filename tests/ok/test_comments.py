"""Comments of a group, read with the token of one of its admins."""

import json
import traceback
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl

import pytest
import responses

from chalicelib.domain.comments.comment import (
    Discussion,
    DiscussionPage,
    DiscussionType,
    FoundComment,
    Source,
)
from chalicelib.domain.errors import Invalid, KabinetError, NotFound, Unavailable
from chalicelib.ok.comments import OkComments
from chalicelib.ok.rest import sign
from infra.local.variables import DEMO
from tests.ok.launches import KEY, SECRET, md5
from tests.world import ADMIN, ANNA, ELENA, GROUP, Ok

TOKEN = "sandbox-admin-token"
FB = "https://api.ok.ru/fb.do"
OURS = OkComments("https://api.ok.ru/", KEY, SECRET)
BOOTS, SCHEDULE, ROBES = "154000000000001", "154000000001002", "870000000000001"
AT = 1_700_000_000_123


@pytest.fixture
def comments(partner: Ok) -> OkComments:
    return OkComments(partner.url, DEMO["OK_APPLICATION_KEY"], DEMO["OK_APPLICATION_SECRET"], site=partner.url)


def everything(comments: OkComments, source: Source) -> list[Discussion]:
    """Page after page to the end."""
    found: list[Discussion] = []
    anchor: str | None = None
    for _ in range(50):
        page = comments.page(TOKEN, GROUP, source, anchor)
        found += page.discussions
        anchor = page.anchor
        if anchor is None:
            return found
    raise AssertionError("it never ends")


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


def replied(replies: responses.RequestsMock, *answers: Any) -> None:
    for answer in answers:
        replies.post(FB, body=json.dumps(answer))


def asked(replies: responses.RequestsMock) -> list[dict[str, str]]:
    return [dict(parse_qsl(str(call.request.body))) for call in replies.calls]


def read(replies: responses.RequestsMock, *comments: Any, **tail: Any) -> Sequence[FoundComment]:
    replied(replies, {"comments": list(comments), **tail})
    return OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None).comments


def a_comment(**changes: Any) -> dict[str, Any]:
    usual = {"id": "1", "author_id": ANNA, "author_ref": f"user:{ANNA}", "author_type": "USER", "text": "Беру"}
    return {name: value for name, value in {**usual, "date_ms": AT, **changes}.items() if value is not None}


# Discussions


def test_goods_come_with_their_picture_link_and_number_of_comments(comments: OkComments, partner: Ok) -> None:
    goods = {good.id: good for good in everything(comments, Source.GOODS)}
    assert len(goods) == 4
    assert goods[BOOTS] == Discussion(
        id=BOOTS,
        type=DiscussionType.TOPIC,
        title="Ботинки женские ШГ-2041",
        link=f"{partner.url}group/{GROUP}/product/{BOOTS}",
        picture=f"{partner.url}picture/{BOOTS}.svg",
        comments=3,
    )


def test_topics_come_with_what_they_say(comments: OkComments, partner: Ok) -> None:
    topics = {topic.id: topic for topic in everything(comments, Source.TOPICS)}
    assert len(topics) == 2
    assert topics[SCHEDULE].title == "График раздач на декабрь"
    assert topics[SCHEDULE].link == f"{partner.url}group/{GROUP}/topic/{SCHEDULE}"
    assert (topics[SCHEDULE].comments, topics[SCHEDULE].picture) == (1, None)


def test_photos_come_from_every_album(comments: OkComments, partner: Ok) -> None:
    photos = {photo.id: photo for photo in everything(comments, Source.PHOTOS)}
    assert sorted(photos) == [ROBES, "870000000000002", "870000000000003"]
    assert (photos[ROBES].type, photos[ROBES].comments) == (DiscussionType.PHOTO, 1)
    assert photos[ROBES].title == "Образцы халатов: сирень, мята"
    assert photos[ROBES].picture == f"{partner.url}picture/{ROBES}.svg"
    assert photos["870000000000002"].link.endswith(f"/group/{GROUP}/album/860000000000001/870000000000002")
    assert photos["870000000000003"].title == ""


@pytest.mark.parametrize("source", list(Source))
@pytest.mark.parametrize("longest", [1, 2, 100])
def test_nothing_is_missed_however_long_a_page_is(
    comments: OkComments, partner: Ok, source: Source, longest: int
) -> None:
    whole = {each.id for each in everything(comments, source)}
    partner.ask("settings", page=longest)
    assert {each.id for each in everything(comments, source)} == whole


def test_a_page_costs_two_calls_at_most(comments: OkComments, partner: Ok) -> None:
    for source in Source:
        before = partner.look("calls")["count"]
        comments.page(TOKEN, GROUP, source, None)
        assert partner.look("calls")["count"] - before <= 2


def test_an_album_that_is_gone_meanwhile_is_an_empty_one(replies: responses.RequestsMock) -> None:
    anchor = json.dumps([["860", "861"], None, None])
    replied(replies, {"error_code": 120}, {"photos": [{"id": "1", "comments_count": 2}], "hasMore": False})
    page = OURS.page(TOKEN, GROUP, Source.PHOTOS, anchor)
    assert (list(page.discussions), page.anchor) == ([], json.dumps([["861"], None, None]))
    last = OURS.page(TOKEN, GROUP, Source.PHOTOS, page.anchor)
    assert [photo.id for photo in last.discussions] == ["1"]
    assert last.anchor is None


def test_a_group_without_anything_has_one_empty_page(replies: responses.RequestsMock) -> None:
    replied(replies, {"anchor": None}, {}, {"photos": [], "hasMore": False})
    for source in Source:
        page = OURS.page(TOKEN, GROUP, source, json.dumps([["860"], None, None]) if source is Source.PHOTOS else None)
        assert (list(page.discussions), page.anchor) == ([], None)


def test_an_anchor_that_does_not_move_ends_the_walk(replies: responses.RequestsMock) -> None:
    replied(replies, {"topics": [], "anchor": "here", "has_more": True})
    assert OURS.topics(TOKEN, GROUP, "here").anchor is None


def test_more_than_a_hundred_topics_are_described_in_several_calls(replies: responses.RequestsMock) -> None:
    numbers = [str(number) for number in range(1, 151)]
    listed = {"topics": [{"id": number} for number in numbers], "has_more": False}
    described = [{"media_topics": [{"id": number} for number in some]} for some in (numbers[:100], numbers[100:])]
    replied(replies, listed, *described)
    page = OURS.topics(TOKEN, GROUP, None)
    assert [topic.id for topic in page.discussions] == numbers
    assert [len(call["topic_ids"].split(",")) for call in asked(replies)[1:]] == [100, 50]


# Comments


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


@pytest.mark.parametrize("code", [300, 455])
def test_topics_that_ok_does_not_describe_together_do_not_end_the_list(
    replies: responses.RequestsMock, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = {"short_products": [{"id": str(number)} for number in range(150)], "anchor": "A1", "has_more": True}
    replied(replies, listed, {"error_code": code}, {"media_topics": [{"id": "120"}]})
    page = OURS.page(TOKEN, GROUP, Source.GOODS, None)
    assert ([good.id for good in page.discussions], page.anchor) == (["120"], "A1")
    line = json.loads(capsys.readouterr().out)
    assert (line["trouble"], line["topics"]) == ("ok_absent", 100)


# The token


def test_a_call_is_signed_with_the_secret_of_the_token_and_not_over_it(replies: responses.RequestsMock) -> None:
    replied(replies, {"comments": []})
    OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)
    [sent] = asked(replies)
    expected = {"method": "discussions.getComments", "application_key": KEY, "format": "json", "discussionId": BOOTS}
    expected |= {"discussionType": "GROUP_TOPIC", "direction": "FORWARD", "count": "100", "mark_as_read": "false"}
    expected |= {"anchor": "FIRST", "access_token": TOKEN}
    assert {name: value for name, value in sent.items() if name != "sig"} == expected
    assert sent["sig"] == sign({**sent, "access_token": "another"}, md5(TOKEN + SECRET))
    assert "?" not in str(replies.calls[0].request.url)


@pytest.mark.parametrize("state", ["expired", "revoked"])
def test_a_token_that_is_over_is_refused_with_a_reason_for_the_organizer(
    comments: OkComments, partner: Ok, state: str
) -> None:
    partner.ask("token", state=state)
    for source in Source:
        with pytest.raises(Invalid, match="comments_token_refused"):
            comments.page(TOKEN, GROUP, source, None)
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


def test_a_new_token_reads_on(comments: OkComments, partner: Ok) -> None:
    issued = partner.ask("token/issue")["token"]
    assert comments.comments(issued, BOOTS, DiscussionType.TOPIC, None).comments
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


@pytest.mark.parametrize("token", ["wrong", "", "токен", "a&b=c"])
def test_a_wrong_token_is_refused(comments: OkComments, token: str) -> None:
    with pytest.raises(Invalid, match="comments_token_refused"):
        comments.comments(token, BOOTS, DiscussionType.TOPIC, None)


def test_a_wrong_secret_is_a_wrong_token(partner: Ok) -> None:
    with pytest.raises(Invalid, match="comments_token_refused"):
        OkComments(partner.url, KEY, "another").goods(TOKEN, GROUP, None)


def test_a_token_of_somebody_who_rules_nothing_may_not_read(comments: OkComments, partner: Ok) -> None:
    partner.ask("user", user=ADMIN, status="ACTIVE")
    with pytest.raises(Invalid, match="comments_forbidden"):
        comments.goods(TOKEN, GROUP, None)


@pytest.mark.parametrize(
    ("code", "reason"),
    [
        (102, "comments_token_refused"),
        (103, "comments_token_refused"),
        (104, "comments_token_refused"),
        (453, "comments_token_refused"),
        (10, "comments_forbidden"),
        (50, "comments_forbidden"),
        (160, "comments_forbidden"),
    ],
)
@pytest.mark.parametrize("status", [200, 400])
def test_what_ok_refuses_is_told_by_what_can_be_done_about_it(
    replies: responses.RequestsMock, code: int, status: int, reason: str
) -> None:
    replies.post(FB, status=status, json={"error_code": code, "error_msg": "no", "error_data": None})
    for ask in (
        lambda: OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None),
        lambda: OURS.goods(TOKEN, GROUP, None),
    ):
        with pytest.raises(Invalid) as refused:
            ask()
        assert refused.value.reason == reason


@pytest.mark.parametrize(
    ("code", "seconds"), [(1, 30), (2, 30), (7, 600), (8, 60), (9, 600), (11, 600), (3, 60), (454, 60)]
)
def test_what_may_pass_is_tried_again_after_a_while(
    replies: responses.RequestsMock, code: int, seconds: int, capsys: pytest.CaptureFixture[str]
) -> None:
    replied(replies, {"error_code": code})
    with pytest.raises(Unavailable) as refused:
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)
    assert refused.value.retry_after == seconds
    assert json.loads(capsys.readouterr().out)["code"] == code


@pytest.mark.parametrize("kind", ["flood", "service", "limit", "5xx", "lost", "page", "shape"])
def test_trouble_of_ok_is_no_word_about_the_token(comments: OkComments, partner: Ok, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(Unavailable):
        comments.goods(TOKEN, GROUP, None)


@pytest.mark.parametrize("answer", [None, [], "comments", 5, True, {"success": True}, {"result": []}], ids=str)
def test_an_answer_to_something_else_is_none(replies: responses.RequestsMock, answer: Any) -> None:
    """Else all comments would seem to be gone."""
    replied(replies, answer)
    with pytest.raises(Unavailable):
        OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None)


@pytest.mark.parametrize("answer", [{}, {"discussionId": BOOTS}, {"anchor": None}, {"comments": None}], ids=str)
def test_ok_may_say_nothing_where_there_is_nothing(replies: responses.RequestsMock, answer: Any) -> None:
    replied(replies, answer)
    page = OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, "a")
    assert (list(page.comments), page.anchor, page.more) == ([], "a", False)


def test_every_question_has_a_limit_of_time(replies: responses.RequestsMock) -> None:
    limited = responses.matchers.request_kwargs_matcher({"timeout": (1.0, 5.0)})
    replies.post(FB, json={"comments": []}, match=[limited])
    assert OURS.comments(TOKEN, BOOTS, DiscussionType.TOPIC, None).comments == []


@pytest.mark.parametrize("kind", ["flood", "session_expired", "denied", "5xx", "lost", "page"])
def test_no_refusal_shows_the_token(comments: OkComments, partner: Ok, kind: str) -> None:
    partner.ask("faults", target="ok.rest", kind=kind)
    with pytest.raises(KabinetError) as refused:
        comments.goods(TOKEN, GROUP, None)
    assert TOKEN not in "".join(traceback.format_exception(refused.value))
