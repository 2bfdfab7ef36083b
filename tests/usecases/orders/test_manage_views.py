"""Saved views: one's own, and those that are shared."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.communities.community import Role
from chalicelib.domain.errors import Forbidden, Invalid, NotFound, Stale
from chalicelib.domain.journal import Event
from chalicelib.domain.orders import saved_view
from chalicelib.domain.orders.saved_view import ExternalViewFilter, SavedView, ViewFilter
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.usecases.orders import manage_views
from chalicelib.usecases.orders.manage_views import ViewWish
from tests.factories import a_principal
from tests.usecases.house import House

MARIA, OLGA, VIEWER = a_principal(), a_principal(id="olga"), a_principal(id="vera", role=Role.VIEWER)
DEBTS = ViewFilter(payment_state=PaymentState.UNPAID)


def save(house: House, principal: object = MARIA, name: str = "Долги", shared: bool = False) -> SavedView:
    return house.container.orders.views.save(principal, ViewWish(name, DEBTS, shared=shared))  # type: ignore[arg-type]


def names(house: House, principal: object = MARIA) -> list[str]:
    return [view.name for view in house.container.orders.views.list(principal)]  # type: ignore[arg-type]


def test_ones_own_views_are_for_oneself_and_shared_ones_for_all(house: House) -> None:
    save(house)
    save(house, OLGA, "Выдача", shared=True)
    save(house, OLGA, "Моё")
    assert (names(house), names(house, OLGA), names(house, VIEWER)) == (
        ["Выдача", "Долги"],
        ["Выдача", "Моё"],
        ["Выдача"],
    )
    assert names(house, a_principal(community="c2")) == []
    assert house.memory.events() == [Event.VIEW_SAVED] * 3


def test_a_view_is_changed_by_its_owner_only_at_the_version_he_saw(house: House) -> None:
    views, view = house.container.orders.views, save(house, shared=True)
    after = views.change(MARIA, view.id, 1, lambda it: replace(it, name=" Не  оплачены "))
    assert (after.name, after.version, after.filter) == ("Не оплачены", 2, DEBTS)
    assert views.change(MARIA, view.id, 2, lambda it: it) == after
    with pytest.raises(Stale):
        views.change(MARIA, view.id, 1, lambda it: replace(it, name="Иначе"))
    with pytest.raises(Forbidden, match="view_of_another"):
        views.change(OLGA, view.id, 2, lambda it: replace(it, name="Иначе"))
    with pytest.raises(Invalid):
        views.change(MARIA, view.id, 2, lambda it: replace(it, name=" "))


def test_a_view_of_ones_own_is_missing_for_others(house: House) -> None:
    views, view = house.container.orders.views, save(house)
    for principal in (OLGA, a_principal(community="c2")):
        with pytest.raises(NotFound, match="view_missing"):
            views.change(principal, view.id, 1, lambda it: it)
        with pytest.raises(NotFound, match="view_missing"):
            views.remove(principal, view.id, 1)


def test_a_shared_view_is_removed_by_its_owner_or_by_an_organizer(house: House) -> None:
    views, first = house.container.orders.views, save(house, shared=True)
    with pytest.raises(Forbidden, match="view_of_another"):
        views.remove(VIEWER, first.id, 1)
    with pytest.raises(Stale):
        views.remove(MARIA, first.id, 2)
    assert views.remove(OLGA, first.id, 1) == first
    assert (names(house), house.memory.events()[-1]) == ([], Event.VIEW_REMOVED)


def test_who_changes_no_orders_shares_no_views(house: House) -> None:
    views = house.container.orders.views
    with pytest.raises(Forbidden, match="view_sharing_refused"):
        save(house, VIEWER, shared=True)
    own = save(house, VIEWER)
    with pytest.raises(Forbidden, match="view_sharing_refused"):
        views.change(VIEWER, own.id, 1, lambda it: replace(it, shared=True))


def test_views_have_their_number(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(manage_views, "MOST_VIEWS", 1)
    save(house)
    with pytest.raises(Invalid, match="views_too_many"):
        save(house, OLGA)
    assert saved_view.MOST_VIEWS == 100


def test_views_of_orders_of_marketplaces_are_for_whoever_sees_such_orders(house: House) -> None:
    views = house.container.orders.views
    owner = a_principal(id="owner", role=Role.OWNER)
    manager = a_principal(id="manager", role=Role.EXTERNAL_ORDERS_MANAGER)
    wish = ViewWish("Тула ждёт", external=ExternalViewFilter(waiting=True, region="Тульская область"), shared=True)
    view = views.save(manager, wish)
    assert (names(house, owner), names(house, manager), names(house)) == (["Тула ждёт"], ["Тула ждёт"], [])
    with pytest.raises(NotFound, match="view_missing"):
        views.change(MARIA, view.id, 1, lambda it: it)
    with pytest.raises(Forbidden, match="view_external_refused"):
        views.save(MARIA, replace(wish, shared=False))
    with pytest.raises(Forbidden, match="view_sharing_refused"):
        views.save(manager, ViewWish("Долги", DEBTS, shared=True))
    (told,) = house.memory.journal
    assert told.after == {
        "name": "Тула ждёт",
        "shared": True,
        "filter": {"waiting": True, "region": "Тульская область"},
    }
