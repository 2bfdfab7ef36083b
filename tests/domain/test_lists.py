"""A list of pages, read to its end."""

from itertools import islice

from chalicelib.domain.lists import Page, paginated

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
