"""Offers of suppliers are asked for when a person wants to see them, and bound to as they were shown."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound, Unavailable
from chalicelib.domain.external.external_order import Bound, Reservation
from chalicelib.usecases.ports import AccountRefused
from tests.factories import COMMUNITY, a_principal
from tests.fakes.suppliers import a_supplied_offer
from tests.usecases.external.market import MANAGER
from tests.usecases.external.supplied import SUPPLIER, Supplied


@pytest.fixture
def supplied() -> Supplied:
    return Supplied()


def test_what_is_bound_to_is_what_was_shown(supplied: Supplied) -> None:
    find = supplied.house.container.external.find_supplied
    shown = supplied.offer
    supplied.supplier.has = [a_supplied_offer(price=99_000)]
    kept = Reservation(SUPPLIER.id, "p1", 41_000, "RUB")
    assert find.bound(COMMUNITY, shown, "RUB") == Bound(
        f"{SUPPLIER.id}/p1", "Ромашка: Фильтр масляный", 41_000, 41_000, reservation=kept
    )
    with pytest.raises(NotFound, match="offer_missing"):
        find.bound("c2", shown, "RUB")
    with pytest.raises(Conflict, match="supplier_currency"):
        find.bound(COMMUNITY, shown, "KZT")


def test_the_longest_offer_can_still_be_chosen(supplied: Supplied) -> None:
    name = "".join(chr(0x430 + place * 7 % 32) for place in range(100))
    supplied.supplier.has = [a_supplied_offer(id="п" * 100, name=name)]
    assert len(supplied.offer) <= 2_000


def test_why_there_are_none_is_said(supplied: Supplied) -> None:
    find = supplied.house.container.external.find_supplied
    for trouble, kind, reason in (
        (Unavailable("marketplace_down"), Unavailable, "supplier_unavailable"),
        (AccountRefused("supplier_key"), AccountRefused, "supplier_key"),
    ):
        supplied.supplier.troubles = [trouble]
        with pytest.raises(kind, match=reason):
            find.offers(MANAGER, SUPPLIER.id, "OC-90", "")
    with pytest.raises(NotFound):
        find.offers(a_principal(community="c2"), SUPPLIER.id, "OC-90", "")
    supplied.house.save(replace(SUPPLIER, paused_at=supplied.house.clock(), version=1))
    with pytest.raises(Conflict, match="supplier_paused"):
        find.offers(MANAGER, SUPPLIER.id, "OC-90", "")
