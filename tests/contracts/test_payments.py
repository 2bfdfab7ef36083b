"""Ledgers: written once, read in the order they were written."""

from datetime import timedelta

import pytest

from chalicelib.domain.errors import Stale
from chalicelib.domain.payments.payment import PaymentKind
from tests.contracts.stores import Stores
from tests.factories import NOW, a_buyer, a_payment


def test_a_ledger_is_read_in_the_order_it_was_written(stores: Stores) -> None:
    """Whenever the money moved: by the moment it was written down, to the microsecond."""
    moments = {"c": timedelta(), "a": timedelta(microseconds=1), "b": timedelta(seconds=1)}
    entries = [
        a_payment(community=stores.community, id=name, at=NOW - 9 * later, recorded_at=NOW + later)
        for name, later in moments.items()
    ]
    stores.save(*reversed(entries))
    assert stores.payments.of_order(stores.community, "1001") == entries


def test_an_entry_is_read_back_whole(stores: Stores) -> None:
    moved = a_payment(
        community=stores.community, kind=PaymentKind.TRANSFER, amount=-5, claim="c1", counterpart="1002", note="Излишек"
    )
    stores.save(moved)
    assert stores.payments.of_order(stores.community, "1001") == [moved]


def test_an_entry_is_never_overwritten(stores: Stores) -> None:
    stores.save(a_payment(community=stores.community))
    with pytest.raises(Stale):
        stores.save(a_payment(community=stores.community, amount=1), a_buyer(community=stores.community))
    assert stores.payments.of_order(stores.community, "1001") == [a_payment(community=stores.community)]


def test_every_order_has_a_ledger_of_its_own(stores: Stores) -> None:
    """One cause, such as a claim of two orders, writes entries of one moment."""
    stores.save(*(a_payment(community=stores.community, order=number) for number in ("1001", "1002")))
    assert [each.order for each in stores.payments.of_order(stores.community, "1002")] == ["1002"]
    assert list(stores.payments.of_order(stores.community, "100")) == []
