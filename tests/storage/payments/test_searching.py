"""Entries and claims found: through an index where there is one, and looked for as far as a call reads."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter, PaymentFilter
from chalicelib.domain.payments.payment import EntryKind, Payment, PaymentKind
from chalicelib.storage.engine import searches
from tests.factories import NOW, a_claim, a_claimed_order, a_payment
from tests.storage.tenant import Tenant

MINUTE = timedelta(minutes=1)


def put(tenant: Tenant, name: str, minutes: int, **fields: Any) -> None:
    entry = a_payment(community=tenant.community, id=name, recorded_at=NOW + minutes * MINUTE, **fields)
    tenant.save(entry)


def found(tenant: Tenant, limit: int = 20, **wish: Any) -> str:
    """The names of all pages together."""
    names, cursor = "", None
    while True:
        page = tenant.stores.payments.search(tenant.community, PaymentFilter(**wish), cursor, limit)
        names, cursor = names + "".join(entry.id for entry in page.things), page.cursor
        if cursor is None:
            return names


@pytest.fixture
def entries(tenant: Tenant) -> Sequence[Payment]:
    put(tenant, "a", 0, amount=150_000)
    put(tenant, "b", 1, order="1002", amount=100)
    put(tenant, "c", 2, order="1003", buyer="elena", amount=-100, kind=PaymentKind.REFUND)
    put(tenant, "d", 3, order="1003", buyer="elena", amount=-50, kind=PaymentKind.TRANSFER, credit=True)
    put(tenant, "e", 4, order="", buyer="elena", amount=50, kind=PaymentKind.TRANSFER, credit=True, counterpart="1003")
    return tenant.stores.payments.of_order(tenant.community, "1001")


@pytest.mark.parametrize("limit", [1, 2, 20])
def test_entries_are_found_newest_first_by_what_is_asked(
    tenant: Tenant, entries: Sequence[Payment], limit: int
) -> None:
    assert found(tenant, limit) == "edcba"
    assert found(tenant, limit, buyer="anna") == "ba"
    assert found(tenant, limit, order="1003") == "dc"
    assert found(tenant, limit, order="1003", buyer="anna") == ""
    assert found(tenant, limit, kind=EntryKind.CREDIT) == "ed"
    assert found(tenant, limit, kind=EntryKind.TRANSFER) == ""
    assert found(tenant, limit, kind=EntryKind.REFUND, buyer="elena") == "c"
    assert found(tenant, limit, since=NOW + MINUTE, until=NOW + 3 * MINUTE) == "cb"
    assert found(tenant, limit, since=NOW + MINUTE, buyer="elena", until=NOW + 3 * MINUTE) == "c"
    assert found(tenant, limit, since=NOW + 3 * MINUTE, until=NOW + MINUTE) == ""
    assert found(tenant, limit, text=" № 1003 ") == "edc"
    assert found(tenant, limit, text="1 500,00") == "a"
    assert found(tenant, limit, text="1") == "cb"
    assert found(tenant, limit, text="Анна") == ""


def test_a_cursor_is_good_for_the_same_wish_only(tenant: Tenant, entries: Sequence[Payment]) -> None:
    page = tenant.stores.payments.search(tenant.community, PaymentFilter(), None, 1)
    from chalicelib.domain.errors import Invalid

    with pytest.raises(Invalid):
        tenant.stores.payments.search(tenant.community, PaymentFilter(kind=EntryKind.REFUND), page.cursor, 1)


def test_a_balance_has_a_ledger_of_its_own_beside_it(tenant: Tenant, entries: Sequence[Payment]) -> None:
    balance = Balance(tenant.community, "elena", 50, "RUB")
    tenant.save(balance)
    assert tenant.stores.balances.get(tenant.community, "elena") == replace(balance, version=1)
    assert tenant.stores.balances.get(tenant.community, "anna") == Balance(tenant.community, "anna")
    assert [entry.id for entry in tenant.stores.payments.of_balance(tenant.community, "elena")] == ["e"]
    assert list(tenant.stores.payments.of_balance(tenant.community, "anna")) == []
    assert "".join(entry.id for entry in tenant.stores.payments.of_order(tenant.community, "1003")) == "cd"


def test_what_was_decided_stays_to_be_found(tenant: Tenant) -> None:
    states = [ClaimState.PENDING, ClaimState.CONFIRMED, ClaimState.REJECTED, ClaimState.REJECTED]
    for place, state in enumerate(states):
        claim = a_claim(community=tenant.community, id=str(place), filed_at=NOW + place * MINUTE, state=state)
        tenant.save(claim)

    def names(wish: ClaimFilter) -> str:
        return "".join(each.id for each in tenant.stores.claims.search(tenant.community, wish, None, 20).things)

    assert [names(ClaimFilter(state)) for state in ClaimState] == ["0", "1", "32", ""]
    pending = tenant.stores.claims.get(tenant.community, "0")
    tenant.save(pending.decided(ClaimState.CONFIRMED, "maria", NOW))
    assert [names(ClaimFilter(state)) for state in ClaimState] == ["", "10", "32", ""]


def test_claims_are_looked_for_by_number_sum_and_name(tenant: Tenant) -> None:
    both = a_claimed_order(number="1001", amount=10_000), a_claimed_order(number="1002", amount=5_050)
    tenant.save(a_claim(*both, community=tenant.community, id="a"))
    tenant.save(a_claim(community=tenant.community, id="b", buyer_name="Елена Кузнецова", filed_at=NOW + MINUTE))

    def names(text: str) -> str:
        wish = ClaimFilter(ClaimState.PENDING, text)
        return "".join(each.id for each in tenant.stores.claims.search(tenant.community, wish, None, 20).things)

    assert [names(text) for text in ("1002", "№1001", "50,50", "150,50", "1000", "кузнец", "1003")] == [
        "a",
        "ab",
        "a",
        "a",
        "b",
        "b",
        "",
    ]


def test_what_is_looked_for_says_how_far(tenant: Tenant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over the real store: memory looks at everything."""
    if type(tenant.stores).__name__ == "MemoryStores":
        return
    monkeypatch.setattr(searches, "LOOKED_AT", 3)
    for place in range(7):
        kind = PaymentKind.REFUND if place == 0 else PaymentKind.PAYMENT
        put(tenant, str(place), place, kind=kind)
    wish, seen, cursor = PaymentFilter(kind=EntryKind.REFUND), [], None
    while True:
        page = tenant.stores.payments.search(tenant.community, wish, cursor, 20)
        seen.append(([each.id for each in page.things], page.looked and (page.looked - NOW) // MINUTE))
        cursor = page.cursor
        if cursor is None:
            break
    assert seen == [([], 4), ([], 1), (["0"], None)]
