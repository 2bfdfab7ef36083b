"""Purchases, listed and worked through in steps."""

from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.orders.counting import progress_of
from chalicelib.domain.purchases.progress import Progress
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.storage.purchases.purchase import PurchaseRow
from chalicelib.usecases.ports import Commit
from tests.crash.wire import Wire
from tests.factories import NOW, a_purchase, an_order, payable
from tests.storage.tenant import Tenant


def test_purchases_come_newest_first(tenant: Tenant) -> None:
    for day, name in enumerate(("b", "a", "c")):
        tenant.save(a_purchase(community=tenant.community, id=name, created_at=NOW + timedelta(days=day)))
    assert [each.id for each in tenant.stores.purchases.page(tenant.community, None, 9).things] == ["c", "a", "b"]


def test_those_of_one_organizer_are_looked_for_and_it_is_said_how_far(tenant: Tenant) -> None:
    days = [NOW + timedelta(days=day) for day in range(4)]
    for name, organizer, day in zip("abcd", ("olga", "maria", "olga", None), days, strict=True):
        tenant.save(a_purchase(community=tenant.community, id=name, organizer=organizer, created_at=day))
    tenant.save(a_purchase(community=tenant.community, id="old", organizer="olga", created_at=NOW, archived_at=NOW))
    own = partial(tenant.stores.purchases.of_organizer, tenant.community, "olga")
    assert [each.id for each in own(None, limit=9).things] == ["c", "a"]
    assert [each.id for each in own(None, limit=9, archived=True).things] == ["c", "a", "old"]
    first = own(None, limit=2, archived=True)
    second = own(first.cursor, limit=2, archived=True)
    assert ([each.id for each in second.things], second.cursor) == (["old"], None)
    begun = own(None, limit=1)
    assert ([each.id for each in begun.things], bool(begun.cursor)) == (["c"], True)
    assert tenant.stores.purchases.of_organizer(tenant.community, "nobody", None, limit=9).things == []
    with pytest.raises(Invalid):
        tenant.stores.purchases.of_organizer(tenant.community, "maria", begun.cursor, limit=1)


def test_work_in_steps_finds_every_purchase_once(tenant: Tenant) -> None:
    for name in ("b", "a", "c"):
        order = an_order(community=tenant.community, number=f"1{name}", purchase=name)
        tenant.save(a_purchase(community=tenant.community, id=name), order)
    steps = [tenant.stores.purchases.after(tenant.community, after, 2) for after in ("", "b", "c")]
    assert [[each.id for each in step] for step in steps] == [["a", "b"], ["c"], []]


def test_one_of_before_that_is_removed_while_a_step_passes_by_does_not_come_back(
    wire: Wire, container: Container, community: Community
) -> None:
    """On the real store: it is read, removed by somebody else, and only then would join the list by date."""
    purchases = container.stores.purchases
    container.stores.commits.commit(community.id, Commit((a_purchase(community=community.id),)))
    row = PurchaseRow.get(community.id, "shoes")
    row.update(actions=[PurchaseRow.created.remove()])

    def removed(_: Any) -> None:
        with wire.deaf():
            row.delete()

    wire.listen(1, removed)
    assert [each.id for each in purchases.after(community.id, "", 9)] == ["shoes"]
    assert [call.name for call in wire.calls] == ["dynamodb.Query", "dynamodb.UpdateItem"]
    wire.listen()
    with pytest.raises(NotFound):
        purchases.get(community.id, "shoes")
    assert list(purchases.after(community.id, "", 9)) == []


def test_one_of_before_that_is_put_away_while_a_step_passes_by_stays_away(
    wire: Wire, container: Container, community: Community
) -> None:
    """On the real store: whoever writes it in between says himself where it stands."""
    purchases, commits = container.stores.purchases, container.stores.commits
    commits.commit(community.id, Commit((a_purchase(community=community.id),)))
    PurchaseRow.get(community.id, "shoes").update(actions=[PurchaseRow.created.remove()])
    before = purchases.get(community.id, "shoes")

    def put_away(_: Any) -> None:
        with wire.deaf():
            commits.commit(community.id, Commit((replace(before, archived_at=NOW),)))

    wire.listen(1, put_away)
    assert [each.id for each in purchases.after(community.id, "", 9)] == ["shoes"]
    assert [call.name for call in wire.calls] == ["dynamodb.Query", "dynamodb.UpdateItem"]
    wire.listen()
    assert list(purchases.page(community.id, None, 9).things) == []


def test_progress_moves_with_each_order_that_is_written(tenant: Tenant) -> None:
    """Also where two orders of a purchase stand in one commit, and of an order that is counted already."""
    community, purchases = tenant.community, tenant.stores.purchases
    first = an_order(community=community, number="1001", paid=300)
    tenant.save(first, an_order(community=community, number="1002", buyer="boris", purchase="shoes"))
    assert purchases.progress(community, ["shoes", "books"]) == {"shoes": Progress(2, 2, 698_000, 300)}
    stored = tenant.stores.orders.get(community, "1001")
    assert stored.counted == progress_of(first)
    tenant.save(replace(stored, paid=500, lines=()))
    assert purchases.progress(community, ["shoes"]) == {"shoes": Progress(2, 1, 349_000, 500)}
    tenant.save(replace(tenant.stores.orders.get(community, "1001"), purchase_title="Зима"))
    assert purchases.progress(community, ["shoes"]) == {"shoes": Progress(2, 1, 349_000, 500)}
    assert purchases.progress(community, []) == {}
    tenant.save(an_order(community=community, number="1003", purchase="books", terms=payable(), paid=9_000))
    assert purchases.progress(community, ["books"]) == {"books": Progress(1, 1, 349_000, 9_000, owed=374_900, owing=1)}
    assert purchases.debts(community) == Progress(owed=374_900, owing=1)
    for place in range(9):
        buyer = f"b{place}"
        tenant.save(
            an_order(community=community, number=f"200{place}", purchase=f"p{place}", buyer=buyer, terms=payable())
        )
    assert purchases.debts(community) == Progress(owed=374_900 + 9 * 383_900, owing=10)
    paid = replace(tenant.stores.orders.get(community, "1003"), paid=383_900)
    tenant.save(paid)
    assert purchases.debts(community) == Progress(owed=9 * 383_900, owing=9)


def test_those_whose_stop_has_come_are_found_while_they_collect(tenant: Tenant) -> None:
    community, purchases = tenant.community, tenant.stores.purchases
    for hours, name in ((2, "late"), (1, "soon"), (5, "far")):
        tenant.save(a_purchase(community=community, id=name, stop_at=NOW + timedelta(hours=hours)))
    tenant.save(a_purchase(community=community, id="never"))
    assert purchases.stopping(community, NOW + timedelta(hours=2), 9) == ["soon", "late"]
    assert purchases.stopping(community, NOW + timedelta(hours=2), 1) == ["soon"]
    soon = purchases.get(community, "soon")
    tenant.save(replace(soon, terms=replace(soon.terms, stage=Stage.STOPPED)))
    assert purchases.stopping(community, NOW + timedelta(hours=2), 9) == ["late"]


def test_what_is_put_away_is_listed_on_demand_behind_all_others(tenant: Tenant) -> None:
    community, purchases = tenant.community, tenant.stores.purchases
    for day, name in enumerate(("old", "away", "new")):
        tenant.save(a_purchase(community=community, id=name, created_at=NOW + timedelta(days=day)))
    away = purchases.get(community, "away")
    tenant.save(replace(away, archived_at=NOW))
    assert [each.id for each in purchases.page(community, None, 9).things] == ["new", "old"]
    first = purchases.page(community, None, 2, archived=True)
    assert [each.id for each in first.things] == ["new", "old"]
    assert [each.id for each in purchases.page(community, first.cursor, 2, archived=True).things] == ["away"]
    tenant.save(replace(purchases.get(community, "away"), archived_at=None))
    assert [each.id for each in purchases.page(community, None, 9).things] == ["new", "away", "old"]
