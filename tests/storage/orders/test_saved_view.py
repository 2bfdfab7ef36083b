"""Saved views, kept."""

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.orders.saved_view import SavedView, ViewFilter
from chalicelib.domain.payments.payment import PaymentState
from chalicelib.usecases.ports import Commit
from tests.factories import NOW
from tests.storage.tenant import Tenant


def test_views_come_by_name_as_they_were_saved(tenant: Tenant) -> None:
    wanted = ViewFilter(purchase="shoes", payment_state=PaymentState.UNPAID, created_from=NOW)
    debts = SavedView("v1", tenant.community, "maria", "долги", wanted, shared=True)
    tenant.save(debts, SavedView("v2", tenant.community, "olga", "Бельё"))
    assert [view.name for view in tenant.stores.saved_views.all(tenant.community)] == ["Бельё", "долги"]
    assert tenant.stores.saved_views.get(tenant.community, "v1") == replace(debts, version=1)


def test_a_view_is_changed_of_its_version_and_removed(tenant: Tenant) -> None:
    tenant.save(SavedView("v1", tenant.community, "maria", "Долги"))
    view = tenant.stores.saved_views.get(tenant.community, "v1")
    tenant.save(replace(view, shared=True))
    with pytest.raises(Stale):
        tenant.save(replace(view, name="Иначе"))
    tenant.stores.commits.commit(tenant.community, Commit(remove=(view,)))
    with pytest.raises(NotFound, match="view_missing"):
        tenant.stores.saved_views.get(tenant.community, "v1")
