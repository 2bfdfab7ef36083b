"""What OK tells of goods, topics, photos and comments, read tolerantly."""

from datetime import UTC, datetime
from typing import Any

import pytest

from chalicelib.domain.comments.comment import TEXT_LENGTH, Discussion, DiscussionType, FoundComment
from chalicelib.ok.discussions import PICTURES, TITLE_LENGTH, comment, count, following, listed, photo, picture, topic
from tests.world import ANNA, GROUP

ADDRESS = "https://ok.ru/group/1/topic/"
AT = 1_700_000_000_123
MOMENT = datetime(2023, 11, 14, 22, 13, 20, 123000, UTC)


def a_topic(**told: Any) -> Discussion:
    found = topic({"id": "5", **told}, {}, ADDRESS)
    assert found
    return found


def a_comment(**changes: Any) -> FoundComment | None:
    usual = {"id": "1", "author_id": ANNA, "author_ref": f"user:{ANNA}", "author_type": "USER", "text": "Беру"}
    return comment({name: value for name, value in {**usual, "date_ms": AT, **changes}.items() if value is not None})


def read(**changes: Any) -> FoundComment:
    found = a_comment(**changes)
    assert found
    return found


def test_a_list_goes_by_several_names_and_holds_objects_only() -> None:
    assert listed({"a": 5, "b": [{"id": 1}, None, "x"], "c": [{}]}, "a", "b", "c") == [{"id": 1}]
    nothing: list[Any] = [{}, [], None, "topics", {"a": {}}]
    for answer in nothing:
        assert listed(answer, "a") == []


@pytest.mark.parametrize(
    ("tail", "anchor"),
    [
        ({"anchor": "b", "has_more": True}, "b"),
        ({"pagingAnchor": "b", "hasMore": True}, "b"),
        ({"anchor": "b"}, "b"),
        ({"anchor": "b", "has_more": False}, None),
        ({"anchor": "b", "has_more": "true"}, None),
        ({"anchor": "a", "has_more": True}, None),
        ({"has_more": True}, None),
        ([], None),
    ],
    ids=str,
)
def test_there_is_more_as_long_as_the_anchor_moves(tail: Any, anchor: str | None) -> None:
    assert following(tail, "a") == anchor


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ({"discussion_summary": {"comments_count": 7}}, 7),
        ({"comments_count": 7}, 7),
        ({"discussion_summary": {"comments_count": "many"}}, 0),
        ({"discussion_summary": {"comments_count": -1}}, 0),
        ({"discussion_summary": {"comments_count": True}}, 0),
        ({"discussion_summary": None}, 0),
        ({}, 0),
    ],
)
def test_a_number_of_comments_is_never_guessed(told: Any, expected: int) -> None:
    assert count(told) == a_topic(**told).comments == expected


def test_a_discussion_goes_by_the_id_and_type_that_ok_gives_it() -> None:
    found = a_topic(id=5, discussion_summary={"discussion_id": "9", "discussion_type": "GROUP_PHOTO"})
    assert (found.id, found.type, found.link) == ("9", DiscussionType.PHOTO, f"{ADDRESS}5")
    assert a_topic(discussion_summary={"discussion_type": "NEWS"}).type is DiscussionType.TOPIC


@pytest.mark.parametrize(
    ("media", "title"),
    [
        ([{"type": "text", "text": "Первая строка\nвторая"}], "Первая строка"),
        ([{"type": "photo"}, {"type": "text", "text": " "}, {"type": "link", "title": "Ссылка"}], "Ссылка"),
        ([{"type": "text", "text": "д" * 1000}], "д" * TITLE_LENGTH),
        ([None, "текст", {"text": 5}], "5"),
        ("текст", ""),
        (None, ""),
    ],
)
def test_a_title_is_the_first_line_of_the_first_text(media: Any, title: str) -> None:
    assert a_topic(media=media).title == title


def test_what_has_no_number_is_no_discussion() -> None:
    numberless: list[Any] = [{}, {"id": None}, {"id": ""}, {"id": []}]
    for told in numberless:
        assert topic(told, {}, ADDRESS) is photo(told, ADDRESS, "7") is None, told


def test_a_photo_lies_in_its_album_or_among_those_of_the_group() -> None:
    for told, album, address in (
        ({}, "7", "album/7/5"),
        ({"album_id": 8}, "7", "album/8/5"),
        ({}, "main", "photos/5"),
        ({}, "", "photos/5"),
    ):
        found = photo({"id": "5", **told}, "https://ok.ru/group/1/", album)
        assert found
        assert found.link == f"https://ok.ru/group/1/{address}", (told, album)


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:image/svg+xml,x", "//evil.ru/x", 5, None, ""])
def test_only_an_address_of_the_web_is_a_picture(address: Any) -> None:
    photos = {"group_photos": [{"id": "1", "ref": "group_photo:1", PICTURES[0]: address}]}
    found = topic({"id": "5", "media": [{"type": "photo", "photo_refs": ["group_photo:1"]}]}, photos, ADDRESS)
    assert found
    assert found.picture is picture({PICTURES[0]: address}) is None


def test_of_several_sizes_that_for_a_list_comes_first() -> None:
    sizes = {name: f"https://i.okcdn.ru/{name}" for name in PICTURES}
    assert picture(sizes) == f"https://i.okcdn.ru/{PICTURES[0]}"
    assert picture({**sizes, PICTURES[0]: "ftp://x"}) == f"https://i.okcdn.ru/{PICTURES[1]}"


@pytest.mark.parametrize(
    ("told", "at"),
    [
        ({}, MOMENT),
        ({"date_ms": str(AT)}, MOMENT),
        ({"date_ms": None, "created_ms": AT}, MOMENT),
        ({"date_ms": None, "date": "2014-04-11 12:53:02"}, datetime(2014, 4, 11, 9, 53, 2, tzinfo=UTC)),
        ({"date_ms": None, "date": "2014-04-11T12:53:02+05:00"}, datetime(2014, 4, 11, 7, 53, 2, tzinfo=UTC)),
        ({"date_ms": "", "date": "2014-04-11 12:53:02"}, datetime(2014, 4, 11, 9, 53, 2, tzinfo=UTC)),
    ],
)
def test_a_time_without_a_zone_is_moscows(told: Any, at: datetime) -> None:
    assert read(**told).at == at


@pytest.mark.parametrize(
    ("told", "author", "by_group"),
    [
        ({}, ANNA, False),
        ({"author_id": int(ANNA)}, ANNA, False),
        ({"author_id": None}, ANNA, False),
        ({"author_id": None, "author_ref": None}, None, False),
        ({"author_id": "a" * 11}, None, False),
        ({"author_id": "٣٣٣"}, None, False),
        ({"author_id": GROUP, "author_type": "GROUP"}, None, True),
        ({"author_id": GROUP, "author_type": None, "author_ref": f"group:{GROUP}"}, None, True),
        ({"author_id": None, "author_type": None, "author_ref": "moderator"}, None, False),
    ],
    ids=str,
)
def test_an_author_is_an_ok_number_or_the_group(told: Any, author: str | None, by_group: bool) -> None:
    found = read(**told)
    assert (found.author, found.by_group) == (author, by_group)


def test_a_text_is_cut_to_what_is_kept_and_has_no_half_letters() -> None:
    assert len(read(text="х" * 5_000).text) == TEXT_LENGTH
    assert (read(text="a\ud800b").text, read(text=None).text) == ("a?b", "")
