"""A buyer's comments, as he reads them."""

from chalicelib.api.wire.buyer.comments import write_comments
from chalicelib.domain.lists import Page
from tests.api.wire.plain import told
from tests.factories import NOW, a_comment


def test_a_comment_is_told_with_where_it_stands() -> None:
    page = told(write_comments(Page([a_comment(picture="https://i.okcdn.ru/1")], "next")))
    assert page == {
        "comments": [
            {
                "id": "comment1",
                "text": "Мне 38, пожалуйста",
                "at": "2026-11-22T10:00:00Z",
                "title": "Ботинки осенние",
                "picture": "https://i.okcdn.ru/1",
                "link": "https://ok.ru/group/1/topic/157000000001",
                "removed": False,
            }
        ],
        "cursor": "next",
    }


def test_one_that_is_gone_from_the_group_says_so_and_not_when() -> None:
    (shown,) = told(write_comments(Page([a_comment(removed_at=NOW)])))["comments"]
    assert shown["removed"] is True
    assert "removedAt" not in shown


def test_an_empty_list_ends_here() -> None:
    assert told(write_comments(Page([]))) == {"comments": [], "cursor": None}
