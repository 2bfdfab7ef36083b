"""Lists page by page: nothing twice, nothing left out, and a cursor is of use to its own list only."""

from contextlib import suppress
from datetime import timedelta

import pytest

from chalicelib.domain.errors import Invalid
from tests.factories import NOW
from tests.storage.lists import LISTS, List, name_of
from tests.storage.tenant import Tenant

EVERY = pytest.mark.parametrize("listed", LISTS, ids=str)


@EVERY
def test_pages_follow_one_another_full_or_not(tenant: Tenant, listed: List) -> None:
    """After a page that is just full there may come an empty one, and never a second of those."""
    names = listed.fill(tenant, 5)
    for limit, sizes in ((2, [2, 2, 1]), (5, [5]), (20, [5])):
        pages = listed.walk(tenant, limit)
        seen = [name for page in pages for name in page]
        assert len(seen) == len(names), limit
        assert set(seen) == names, limit
        assert [len(page) for page in pages if page] == sizes
        assert all(pages[:-1]), limit


@EVERY
def test_things_of_one_second_are_all_listed(tenant: Tenant, listed: List) -> None:
    names = {str(1001 + place) for place in range(5)}
    for name in names:
        listed.put(tenant, name, NOW)
    assert {name for page in listed.walk(tenant, 2) for name in page} == names


def test_an_empty_list_has_one_empty_page(tenant: Tenant) -> None:
    assert {str(each): each.walk(tenant, 2) for each in LISTS} == {str(each): [[]] for each in LISTS}


@EVERY
def test_what_comes_while_somebody_turns_pages_hides_nothing(tenant: Tenant, listed: List) -> None:
    names = listed.fill(tenant, 4)
    first = listed.page(tenant, None, 2)
    listed.put(tenant, "1900", NOW - timedelta(hours=1))
    listed.put(tenant, "1901", NOW + timedelta(hours=1))
    things, cursor = list(first.things), first.cursor
    while cursor:
        page = listed.page(tenant, cursor, 2)
        things, cursor = [*things, *page.things], page.cursor
    seen = [name_of(thing) for thing in things]
    assert len(seen) == len(set(seen))
    assert names <= set(seen)


def test_a_cursor_is_refused_by_every_other_list(tenant: Tenant) -> None:
    for each in {each.put: each for each in LISTS}.values():  # a thing may stand in several lists
        each.fill(tenant, 2)
    for listed in LISTS:
        cursor = listed.page(tenant, None, 1).cursor
        assert cursor, listed
        accepting = {each.name.removeprefix("recent ") for each in LISTS if takes(each, tenant, cursor)}
        assert accepting == {listed.name.removeprefix("recent ")}


def takes(listed: List, tenant: Tenant, cursor: str) -> bool:
    with suppress(Invalid):
        listed.page(tenant, cursor, 1)
        return True
    return False


@EVERY
def test_a_cursor_is_refused_for_another_person_and_another_community(tenant: Tenant, listed: List) -> None:
    listed.fill(tenant, 2)
    cursor = listed.page(tenant, None, 1).cursor
    strangers = [(tenant.other, "anna"), *([(tenant.community, "elena")] if listed.of_person else [])]
    for community, person in strangers:
        with pytest.raises(Invalid):
            listed.read(tenant, community, person, cursor, 1)
    with pytest.raises(Invalid):
        listed.page(tenant, "made up", 1)


def test_a_list_that_begins_later_than_its_cursor_is_at_its_end(tenant: Tenant) -> None:
    """Two months pass while somebody looks at the last page but one: what was recent is not any more."""
    orders, comments = LISTS[0], LISTS[-1]
    for listed in (orders, comments):
        listed.fill(tenant, 3)
    later = NOW + timedelta(hours=1)
    cursor = orders.page(tenant, None, 1).cursor
    page = tenant.stores.orders.of_buyer(tenant.community, "anna", later, cursor, 1)
    assert (list(page.things), page.cursor) == ([], None)
    cursor = comments.page(tenant, None, 1).cursor
    assert list(tenant.stores.comments.of_author(tenant.community, "anna", later, cursor, 1).things) == []
