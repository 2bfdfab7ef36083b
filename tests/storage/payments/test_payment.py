"""Ledgers: written once, read in the order they were written."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Stale
from chalicelib.domain.payments.payment import PaymentKind
from tests.factories import NOW, a_buyer, a_payment
from tests.storage.tenant import Tenant


def test_a_ledger_is_read_in_the_order_it_was_written(tenant: Tenant) -> None:
    """Whenever the money moved: by the moment it was written down, to the microsecond."""
    moments = {"c": timedelta(), "a": timedelta(microseconds=1), "b": timedelta(seconds=1)}
    entries = [
        a_payment(community=tenant.community, id=name, at=NOW - 9 * later, recorded_at=NOW + later)
        for name, later in moments.items()
    ]
    tenant.save(*reversed(entries))
    assert tenant.stores.payments.of_order(tenant.community, "1001") == entries


def test_an_entry_is_read_back_whole(tenant: Tenant) -> None:
    moved = a_payment(
        community=tenant.community, kind=PaymentKind.TRANSFER, amount=-5, claim="c1", counterpart="1002", note="Излишек"
    )
    tenant.save(moved)
    assert tenant.stores.payments.of_order(tenant.community, "1001") == [moved]


def test_an_entry_is_never_overwritten(tenant: Tenant) -> None:
    tenant.save(a_payment(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(a_payment(community=tenant.community, amount=1), a_buyer(community=tenant.community))
    assert tenant.stores.payments.of_order(tenant.community, "1001") == [a_payment(community=tenant.community)]


def test_every_order_has_a_ledger_of_its_own(tenant: Tenant) -> None:
    """One cause, such as a claim of two orders, writes entries of one moment."""
    tenant.save(*(a_payment(community=tenant.community, order=number) for number in ("1001", "1002")))
    assert [each.order for each in tenant.stores.payments.of_order(tenant.community, "1002")] == ["1002"]
    assert list(tenant.stores.payments.of_order(tenant.community, "100")) == []
