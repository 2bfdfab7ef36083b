"""Discussions of a group: goods, topics and photos, page by page."""

import json

import pytest
import responses

from chalicelib.domain.comments.comment import Discussion, DiscussionType, Source
from chalicelib.ok.comments import OkComments
from infra.local.variables import DEMO
from tests.ok.readers import BOOTS, OURS, ROBES, SCHEDULE, TOKEN, asked, everything, replied
from tests.world import GROUP, Ok


@pytest.fixture
def comments(partner: Ok) -> OkComments:
    return OkComments(partner.url, DEMO["OK_APPLICATION_KEY"], DEMO["OK_APPLICATION_SECRET"], site=partner.url)


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
