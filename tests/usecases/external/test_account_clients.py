"""A key is read once a process, until somebody changes or checks it."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import pytest
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import AccountRefused
from chalicelib.domain.external.account import Account
from chalicelib.domain.external.sighting import Phase
from chalicelib.usecases.external.account_clients import MOST, AccountClients
from tests.factories import an_account
from tests.fakes.external import MemoryAccountSecrets

CHECKED, LATER = datetime(2026, 11, 22, 10, tzinfo=UTC), datetime(2026, 11, 22, 11, tzinfo=UTC)


class Told(Struct):
    """Says what a marketplace is spoken to with."""

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> Any:
        return secrets

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        return {}


def checked(at: datetime | None = CHECKED, id: str = "ozon-1") -> Account:
    account = an_account(id=id)
    return replace(account, state=replace(account.state, checked_at=at))


def test_a_key_is_read_anew_when_it_was_changed_or_checked() -> None:
    secrets = MemoryAccountSecrets()
    clients: Any = AccountClients(secrets, Told())
    place = checked().community, checked().id
    secrets.put(*place, {"api_key": "OLD"})
    assert clients.of(checked(), "1") == {"api_key": "OLD"}
    secrets.put(*place, {"api_key": "NEW"})
    assert clients.of(checked(), "2") == {"api_key": "OLD"}, "the change is not committed yet"
    assert clients.of(checked(LATER), "3") == {"api_key": "NEW"}
    secrets.remove(*place)
    assert clients.of(checked(LATER), "4") == {"api_key": "NEW"}


def test_a_key_that_is_not_there_is_missed_each_time() -> None:
    secrets = MemoryAccountSecrets()
    clients: Any = AccountClients(secrets, Told())
    for _ in range(2):
        with pytest.raises(AccountRefused, match="account_key_missing"):
            clients.of(checked())


def test_a_process_knows_no_more_keys_than_so_many() -> None:
    secrets = MemoryAccountSecrets()
    clients: Any = AccountClients(secrets, Told())
    for number in range(MOST + 1):
        account = checked(id=f"ozon-{number}")
        secrets.put(account.community, account.id, {"api_key": str(number)})
        assert clients.of(account) == {"api_key": str(number)}
    assert len(clients.known) <= MOST
