"""OK's pages: a list is walked to both ends, whatever is added meanwhile."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.paging import Page, cut, read_anchor, write_anchor


def key(number: int) -> tuple[int, int]:
    return number, 0


def page(things: list[int], **given: str) -> Page[int]:
    return cut(things, key, given)


def walk(things: list[int], **given: str) -> list[int]:
    found: list[int] = []
    for _ in range(len(things) + 1):
        next_page = page(things, **given)
        found += next_page.things
        if not next_page.more:
            return found
        given["anchor"] = next_page.anchor
    raise AssertionError("there is no end")


@given(st.lists(st.integers(-(10**15), 10**15), unique=True, max_size=30), st.integers(1, 7))
def test_every_thing_comes_once_in_either_direction(things: list[int], count: int) -> None:
    assert walk(things, count=str(count)) == sorted(things)
    assert walk(things, count=str(count), anchor="LAST", direction="BACKWARD") == sorted(things, reverse=True)
    assert walk(things, count=str(count), direction="backward") == sorted(things, reverse=True)


def test_after_the_last_anchor_comes_only_what_is_new() -> None:
    anchor = page([1, 2, 3]).anchor
    assert page([1, 2, 3], anchor=anchor) == Page([], anchor, more=False)
    assert page([1, 2, 3, 4], anchor=anchor).things == [4]


def test_no_page_is_longer_than_it_may_be() -> None:
    assert len(page(list(range(200))).things) == 20
    assert len(page(list(range(200)), count="100").things) == 100
    short = cut(list(range(200)), key, {"count": "100"}, 7)
    assert (len(short.things), short.more) == (7, True)


@given(st.tuples(st.integers(), st.integers()))
def test_an_anchor_is_read_as_it_was_written(place: tuple[int, int]) -> None:
    assert read_anchor(write_anchor(place)) == place


def test_the_ends_are_no_places_and_junk_is_refused() -> None:
    assert [read_anchor(each) for each in ("", "FIRST", "LAST", "UNREAD")] == [None] * 4
    for given_ in (
        {"anchor": "?"},
        {"anchor": "YQ"},
        {"anchor": "\u0434"},
        {"count": "0"},
        {"count": "101"},
        {"count": "x"},
        {"direction": "UP"},
    ):
        with pytest.raises(OkError) as refusal:
            page([1], **given_)
        assert refusal.value.code == 100, given_
