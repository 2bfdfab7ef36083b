"""What the end of a poll says: pushes that stop, lists that show nothing."""

from datetime import datetime, timedelta

from msgspec.structs import replace

from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.polled import polled
from tests.factories import COMMUNITY, NOW, an_account

POLL = Poll(COMMUNITY, "ozon-1")
NEXT = timedelta(minutes=15)


def after(account: Account, *polls: datetime, listed: int = 0, pushes: bool = True) -> AccountState:
    """Polls end at these moments; a push brought a new order shortly before each."""
    for at in polls:
        pushed = at - timedelta(minutes=5)
        state = replace(account.state, received_at=pushed, brought_at=pushed) if pushes else account.state
        state = polled(replace(account, state=state), replace(POLL, listed=listed), at)
        account = replace(account, state=state)
    return account.state


def account(**state: object) -> Account:
    return an_account(state=AccountState(COMMUNITY, "ozon-1", **{"listed_at": NOW, **state}))  # type: ignore[arg-type]


def test_a_day_of_pushes_of_which_no_poll_shows_any_is_a_trouble_once_a_second_one_shows_none() -> None:
    day = NOW + timedelta(days=1)
    assert after(account(), day - NEXT).blind_since is None
    assert after(account(), day).blind_since is None
    assert after(account(), day, day + NEXT).blind_since == day
    assert after(account(), day, day + NEXT, day + 2 * NEXT).blind_since == day


def test_a_quiet_day_is_none() -> None:
    day = NOW + timedelta(days=1)
    quiet = account(received_at=NOW - NEXT, brought_at=NOW - NEXT)
    assert after(quiet, day, day + NEXT, pushes=False).blind_since is None


def test_nor_is_one_on_which_no_push_brought_a_new_order() -> None:
    day = NOW + timedelta(days=1)
    road = account(received_at=day, brought_at=NOW - NEXT)
    assert after(road, day, day + NEXT, pushes=False).blind_since is None


def test_where_there_is_no_list_none_is_missing() -> None:
    day = NOW + timedelta(days=1)
    assert polled(account(brought_at=day), replace(POLL, asked=False), day).unlisted_since is None


def test_one_that_does_not_push_has_none() -> None:
    silent = replace(account(), marketplace=Marketplace.WILDBERRIES)
    day = NOW + timedelta(days=1)
    assert after(silent, day, day + NEXT).blind_since is None


def test_it_ends_with_a_list_that_shows_something() -> None:
    day = NOW + timedelta(days=1)
    blind = replace(account(), state=after(account(), day, day + NEXT))
    ended = after(blind, day + 2 * NEXT, listed=1)
    assert (ended.blind_since, ended.listed_at) == (None, day + 2 * NEXT)


def test_the_first_poll_begins_the_count() -> None:
    fresh = account(listed_at=None)
    assert after(fresh, NOW + timedelta(days=9)).listed_at == NOW + timedelta(days=9)
