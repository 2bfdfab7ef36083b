"""Suppliers are connected when their service answers, changed, removed."""

from typing import Any

import pytest

from chalicelib.domain.catalogue.supplier import MOST_SUPPLIERS, Supplier
from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Invalid, NotFound, Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.usecases.catalogue.manage_suppliers import ManageSuppliers, SupplierEdit, SupplierWish
from chalicelib.usecases.ports import AccountRefused, CallRefused
from tests.factories import COMMUNITY, NOW, a_principal
from tests.fakes.suppliers import FakeSuppliers, a_supplier
from tests.usecases.house import House

OWNER = a_principal(role=Role.OWNER)
WISH: dict[str, Any] = {"title": "Ромашка", "url": "https://parts.example/api/", "token": " TOKEN "}


def manage(house: House) -> ManageSuppliers:
    return house.container.catalogue.manage_suppliers


def services(house: House) -> FakeSuppliers:
    return house.partners.suppliers


def connect(house: House, **fields: Any) -> Supplier:
    return manage(house).connect(OWNER, SupplierWish(**{**WISH, **fields}))


def kept(house: House, supplier: Supplier) -> str:
    return house.stores.account_secrets.get(COMMUNITY, supplier.id)["token"]


def test_he_is_asked_first_and_his_token_is_kept_apart(house: House) -> None:
    made = connect(house)
    assert made == a_supplier(connected_at=house.clock(), version=1)
    assert (services(house).tokens, kept(house, made)) == (["TOKEN"], "TOKEN")
    entry = house.memory.journal[-1]
    assert (entry.event, entry.subject) == (Event.SUPPLIER_CONNECTED, f"supplier/{made.id}")
    assert "TOKEN" not in repr(entry)
    assert manage(house).list(OWNER) == [manage(house).show(OWNER, made.id)] == [made]


@pytest.mark.parametrize(
    ("trouble", "kind", "reason"),
    [
        (AccountRefused("supplier_key"), AccountRefused, "supplier_key"),
        (AccountRefused("address_refused"), AccountRefused, "address_refused"),
        (CallRefused("supplier_refused", "No."), CallRefused, "supplier_unfit"),
        (Unavailable("marketplace_silent"), Unavailable, "supplier_unavailable"),
    ],
)
def test_what_is_wrong_is_said_in_words(house: House, trouble: Exception, kind: type[Exception], reason: str) -> None:
    services(house).it.troubles = [trouble]
    with pytest.raises(kind, match=reason):
        connect(house)
    assert manage(house).list(OWNER) == []


def test_one_who_is_connected_or_was_is_the_same_again(house: House) -> None:
    first = connect(house)
    again = connect(house, title="Ромашка 2", token="NEW")
    assert (again.id, again.title, again.version, kept(house, again)) == (first.id, "Ромашка 2", 2, "NEW")
    manage(house).remove(OWNER, first.id, 2)
    back = connect(house)
    assert (back.id, back.removed_at, back.version) == (first.id, None, 4)


def test_a_new_token_is_tried_first_and_pausing_asks_nobody(house: House) -> None:
    made = connect(house)
    services(house).it.troubles = [AccountRefused("supplier_key")]
    with pytest.raises(AccountRefused):
        manage(house).change(OWNER, made.id, 1, SupplierEdit(token="BAD"))
    assert kept(house, made) == "TOKEN"
    paused = manage(house).change(OWNER, made.id, 1, SupplierEdit(title="Другая", paused=True))
    assert (paused.title, paused.paused_at, len(services(house).tokens)) == ("Другая", house.clock(), 2)
    assert manage(house).change(OWNER, made.id, 2, SupplierEdit(paused=True)) == paused
    assert manage(house).change(OWNER, made.id, 2, SupplierEdit(paused=False)).paused_at is None
    with pytest.raises(Stale):
        manage(house).change(OWNER, made.id, 1, SupplierEdit(title="Третья"))


def test_of_one_who_is_removed_the_token_is_gone(house: House) -> None:
    made = connect(house)
    manage(house).remove(OWNER, made.id, 1)
    for _ in range(2):
        with pytest.raises(NotFound, match="supplier_missing"):
            manage(house).remove(OWNER, made.id, 1)
    with pytest.raises(NotFound):
        kept(house, made)
    with pytest.raises(NotFound):
        manage(house).remove(OWNER, "supplier-none", 1)


def test_there_are_not_too_many(house: House) -> None:
    for place in range(MOST_SUPPLIERS):
        house.save(a_supplier(id=f"supplier-{place}", connected_at=NOW))
    with pytest.raises(Invalid, match="suppliers_too_many"):
        connect(house)


def test_one_who_is_there_is_connected_again_though_there_are_as_many_as_there_may_be(house: House) -> None:
    made = connect(house)
    for place in range(MOST_SUPPLIERS - 1):
        house.save(a_supplier(id=f"supplier-{place}", connected_at=NOW))
    assert connect(house).id == made.id
