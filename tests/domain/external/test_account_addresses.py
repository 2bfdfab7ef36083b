"""Which addresses of an account work, and which of them is used."""

from msgspec.structs import replace

from chalicelib.domain.external.account import Account
from chalicelib.domain.external.account_addresses import (
    ended_addresses,
    heard_at,
    live_addresses,
    renewed,
    used_address,
)
from tests.factories import NOW, an_account


def live(account: Account) -> list[int]:
    return [each.generation for each in live_addresses(account)]


def test_one_that_was_written_before_they_were_counted_has_its_last_two() -> None:
    assert [live(an_account(generation=last)) for last in (1, 2, 5)] == [[1], [1, 2], [4, 5]]


def test_the_one_in_use_the_last_one_and_the_new_one_work() -> None:
    account = an_account()
    for expected in ([1, 2], [1, 2, 3], [1, 3, 4]):
        before, account = account, renewed(account)
        assert live(account) == expected
    assert [each.generation for each in ended_addresses(before, account)] == [2]


def test_what_comes_by_a_later_one_ends_those_before_it() -> None:
    account = renewed(renewed(an_account()))
    assert live(heard_at(account, 2)) == [2, 3]
    assert heard_at(account, 1) is heard_at(account, 7) is account


def test_none_is_used_before_anything_came() -> None:
    account = renewed(an_account())
    assert used_address(account) is None
    heard = used_address(replace(account, state=replace(account.state, received_at=NOW)))
    assert heard is not None
    assert heard.generation == 1
