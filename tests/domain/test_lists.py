"""A list of pages, read to its end, and what stands first in it."""

from datetime import timedelta
from itertools import islice

from chalicelib.domain.lists import Page, newest_first, paginated
from tests.credentials import an_api_key
from tests.factories import NOW

PAGES = {None: Page([1, 2], "b"), "b": Page([], "c"), "c": Page([3])}


def test_all_pages_are_read_also_past_an_empty_one() -> None:
    assert list(paginated(PAGES.__getitem__)) == [1, 2, 3]


def test_a_page_is_read_when_it_is_needed() -> None:
    asked: list[str | None] = []

    def page(cursor: str | None) -> Page[int]:
        asked.append(cursor)
        return PAGES[cursor]

    assert list(islice(paginated(page), 2)) == [1, 2]
    assert asked == [None]


def test_what_was_made_last_stands_first_and_of_one_moment_by_its_name() -> None:
    later = NOW + timedelta(minutes=1)
    made = [an_api_key(id=id, created_at=at) for id, at in (("a", NOW), ("c", later), ("b", NOW))]
    assert [each.id for each in newest_first(made)] == ["c", "b", "a"]
