"""A foreign thing is a missing thing, wherever one looks."""

from collections.abc import Callable
from contextlib import suppress
from inspect import isfunction
from pathlib import Path

import pytest

from chalicelib.bootstrap.adapters import Stores
from chalicelib.domain.audit import AuditQuery
from chalicelib.domain.buyers.buyer import ok_identity
from chalicelib.domain.communities.community import BOT_TOKEN
from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.domain.notices.channels import Channel
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases import ports
from chalicelib.usecases.ports import Commit
from tests.credentials import a_request_key
from tests.factories import NOW, a_buyer, a_sighting, an_account, an_offer, an_order
from tests.fakes.suppliers import a_supplier
from tests.storage import lists
from tests.storage.engine import settling
from tests.storage.engine.settling import PHONE, settle
from tests.storage.lists import LISTS, List
from tests.storage.tenant import Tenant
from tests.world import ANNA

ASKED: dict[str, Callable[[Tenant, str], object]] = {
    "buyer": lambda it, c: it.stores.buyers.get(c, "anna"),
    "buyers": lambda it, c: it.stores.buyers.many(c, ["anna"]),
    "identities": lambda it, c: it.stores.buyers.by_identities(c, [ok_identity(ANNA)]),
    "organizers": lambda it, c: it.stores.communities.organizers(c),
    "wording": lambda it, c: it.stores.communities.templates(c).texts,
    "connections": lambda it, c: it.stores.communities.connections(c),
    "secret": lambda it, c: it.stores.secrets.get(c, BOT_TOKEN),
    "purchase": lambda it, c: it.stores.purchases.get(c, "shoes"),
    "purchases": lambda it, c: it.stores.purchases.page(c, None, 20).things,
    "purchases of an organizer": lambda it, c: it.stores.purchases.of_organizer(c, "maria", None, limit=20).things,
    "order": lambda it, c: it.stores.orders.get(c, "1001"),
    "order with balance": lambda it, c: it.stores.orders.with_balance(c, "1001", "anna"),
    "orders": lambda it, c: it.stores.orders.many(c, ["1001"]),
    "buyers of a phone": lambda it, c: it.stores.buyers.of_phone(c, PHONE),
    "buyers called so": lambda it, c: it.stores.buyers.called(c, "петр", 9),
    "stopping": lambda it, c: it.stores.purchases.stopping(c, NOW, 20),
    "notices of buyers": lambda it, c: it.stores.notices.of_buyers(c, ["anna"], "order/1001"),
    "debts": lambda it, c: it.stores.purchases.debts(c).owing,
    "progress": lambda it, c: it.stores.purchases.progress(c, ["shoes"]),
    "purchases after": lambda it, c: it.stores.purchases.after(c, "", 20),
    "numbers after": lambda it, c: it.stores.orders.numbers_after(c, "shoes", "", 20),
    "orders at a point": lambda it, c: it.stores.orders.at_point(c, "north", "", 20),
    "people": lambda it, c: it.stores.orders.of_people(c, "shoes", [ANNA]),
    "payments": lambda it, c: it.stores.payments.of_order(c, "1001"),
    "payments of a balance": lambda it, c: it.stores.payments.of_balance(c, "anna"),
    "balance": lambda it, c: it.stores.balances.get(c, "anna").amount,
    "claim": lambda it, c: it.stores.claims.get(c, "claim1"),
    "latest claims": lambda it, c: it.stores.claims.latest(c, 20),
    "points": lambda it, c: it.stores.points.get(c).points.points,
    "loads": lambda it, c: it.stores.points.get(c).taken,
    "points with order": lambda it, c: it.stores.points.with_order(c, "1001"),
    "import": lambda it, c: it.stores.imports.get(c, "job"),
    "imports": lambda it, c: it.stores.imports.many(c, ["job"]),
    "records": lambda it, c: it.stores.notices.records(c, "anna", "order/1001", "1001", "job"),
    "notices": lambda it, c: it.stores.notices.of_buyer(c, "anna"),
    "desk notices": lambda it, c: it.stores.desk_notices.records(c, "anna").settings.wanted,
    "a desk notice": lambda it, c: it.stores.desk_notices.dispatch(c, "anna", Channel.EMAIL, "email").outboxes,
    "settings of notices": lambda it, c: it.stores.desk_notices.settings(c, ["anna"])["anna"].wanted,
    "discussion": lambda it, c: it.stores.comments.of_discussion(c, "157000000001"),
    "pull": lambda it, c: it.stores.comments.sync(c).anchor,
    "watched": lambda it, c: it.stores.comments.watched(c, ["157000000001"]),
    "message": lambda it, c: it.stores.messages.get(c, person_key(c, ANNA), "mid:1"),
    "messages": lambda it, c: it.stores.messages.of_user(c, ANNA),
    "sale": lambda it, c: it.stores.sales.get(c, Marketplace.OZON, "7-1").orders,
    "a view": lambda it, c: it.stores.saved_views.get(c, "v1"),
    "views": lambda it, c: it.stores.saved_views.all(c),
    "price list": lambda it, c: it.stores.price_lists.get(c, "parts"),
    "price lists": lambda it, c: it.stores.price_lists.all(c),
    "supplier": lambda it, c: it.stores.suppliers.get(c, a_supplier().id),
    "supplier, removed or not": lambda it, c: it.stores.suppliers.find(c, a_supplier().id),
    "suppliers": lambda it, c: it.stores.suppliers.list(c),
    "offer": lambda it, c: it.stores.offers.get(c, an_offer().id),
    "offers": lambda it, c: it.stores.offers.many(c, [an_offer().id]),
    "offers of an article": lambda it, c: it.stores.offers.of_article(c, "oc90"),
    "rules": lambda it, c: it.stores.external_rules.get(c).rules,
    "rules with counts": lambda it, c: it.stores.external_rules.counted(c).rules.rules,
    "offers after": lambda it, c: it.stores.offers.ids_after(c, "parts", "", 9)[0],
    "account": lambda it, c: it.stores.accounts.get(c, an_account().id),
    "account, removed or not": lambda it, c: it.stores.accounts.find(c, an_account().id),
    "accounts": lambda it, c: it.stores.accounts.list(c),
    "external order": lambda it, c: it.stores.external_orders.get(c, an_account().id, a_sighting().order),
    "external order, if any": lambda it, c: it.stores.external_orders.find(c, an_account().id, a_sighting().order),
    "order of a push": lambda it, c: it.stores.pushed_orders.find(c, an_account().id, "m1"),
    "records of the log": lambda it, c: it.stores.integration_log.many(c, an_account().id, ["e1"]),
    "comparison": lambda it, c: it.stores.differences.comparison(c, an_account().id).version,
    "poll": lambda it, c: it.stores.polls.get(c, an_account().id).version,
    "key of an account": lambda it, c: it.stores.account_secrets.get(c, an_account().id),
    "claims of an order": lambda it, c: it.stores.claims.many(c, ["claim1"]),
    "latest entries": lambda it, c: it.stores.journal.latest(c, "buyer/anna", 5),
    "audit": lambda it, c: it.stores.journal.audit(c, AuditQuery(NOW, NOW), None, 20).things,
    "journal": lambda it, c: it.stores.journal.of(c, "buyer/anna"),
    "api key": lambda it, c: it.stores.api_keys.get(c, "key1"),
    "api keys": lambda it, c: it.stores.api_keys.list(c),
    "desk session": lambda it, c: it.stores.desk_sessions.get(c, "session1"),
    "desk sessions": lambda it, c: it.stores.desk_sessions.list(c),
    "desk code": lambda it, c: it.stores.desk_sessions.code(c, "code1"),
    "passkey": lambda it, c: it.stores.passkeys.get(c, "maria", "passkey1"),
    "passkeys": lambda it, c: it.stores.passkeys.of_person(c, "maria"),
    "request": lambda it, c: it.stores.request_keys.find(a_request_key(community=c)),
    "file": lambda it, c: it.stores.files.size(c, "file"),
}


ELSEWHERE = {
    "commits.commit": "tests/storage/engine/test_conflicts.py",
    "commits.commit_each": "tests/storage/engine/test_writes.py",
    "communities.get": "a community is the tenant itself",
    "communities.id_of_group": "it is asked by the group, before a community is known",
    "communities.page": "for operators and the clock",
    "orders.join_lists": "tests/storage/test_earlier_rows.py",
    "buyers.join_lists": "tests/storage/test_earlier_rows.py",
    "orders.take_numbers": "tests/storage/orders/test_store.py",
    "buyers.access": "one who was never let in has rights of his own: tests/storage/access/test_access.py",
    "imports.queue": "tests/storage/imports/test_queue.py",
    "comments.left": "tests/storage/comments/test_sync.py",
    "breakers.of": "tests/storage/external/test_breaker.py",
    "api_keys.note_use": "tests/storage/access/test_credentials.py",
    "desk_sessions.note_use": "tests/storage/access/test_credentials.py",
    "request_keys.count": "tests/storage/access/test_request_key.py",
    "request_keys.keep": "tests/storage/access/test_request_key.py",
    "account_secrets.remove": "tests/storage/external/test_account_secrets.py",
    "payments.join_lists": "tests/storage/payments/test_joining.py",
    "claims.join_lists": "tests/storage/payments/test_joining.py",
    "personal_data.count": "erasing counts: below",
}
"""What is read and not asked here, and why or where it is."""


def test_every_read_of_every_store_is_asked() -> None:
    """Files are named by their community: tests/storage/test_files.py."""
    text = "".join(path.read_text("utf-8") for path in map(Path, (__file__, lists.__file__, settling.__file__)))
    for store, port in ports_of(Stores).items():
        reads = [name for name, each in vars(port).items() if isfunction(each) and not name.startswith("_")]
        unasked = [name for name in reads if f".{store}.{name}(" not in text]
        assert "files" in store or "proofs" in store or {f"{store}.{name}" for name in unasked} <= ELSEWHERE.keys()


def ports_of(stores: type) -> dict[str, type]:
    """The ports of a protocol of properties."""
    return {
        name: getattr(ports, each.fget.__annotations__["return"].removeprefix("ports."))
        for name, each in vars(stores).items()
        if isinstance(each, property) and each.fget
    }


def seen(ask: Callable[[Tenant, str], object], tenant: Tenant, community: str) -> bool:
    with suppress(NotFound):
        return bool(ask(tenant, community))
    return False


def test_a_foreign_community_sees_nothing_anywhere(tenant: Tenant) -> None:
    settle(tenant)
    pages = {str(each): _first_page(each) for each in LISTS}
    asked = ASKED | pages
    assert [name for name, ask in asked.items() if not seen(ask, tenant, tenant.community)] == []
    assert [name for name, ask in asked.items() if seen(ask, tenant, tenant.other)] == []


def _first_page(listed: List) -> Callable[[Tenant, str], object]:
    return lambda tenant, community: listed.read(tenant, community, "anna", None, 20).things


def test_a_foreign_community_erases_nothing(tenant: Tenant) -> None:
    settle(tenant)
    act = tenant.stores.personal_data.erase(tenant.other, a_buyer(community=tenant.other))
    assert set(act.values()) == {0}
    assert tenant.stores.notices.of_buyer(tenant.community, "anna")


def test_a_foreign_proof_is_not_there_to_be_kept(tenant: Tenant) -> None:
    tenant.stores.files.write(tenant.community, "proofs/anna/p1", b"%PDF-1.7")
    with pytest.raises(NotFound):
        tenant.stores.proofs.keep(tenant.other, "proofs/anna/p1", "anna/p1", 8)


def test_things_of_the_same_names_live_side_by_side(tenant: Tenant) -> None:
    settle(tenant)
    tenant.stores.commits.commit(tenant.other, Commit((an_order(community=tenant.other, created_at=NOW, paid=5),)))
    assert tenant.stores.orders.get(tenant.other, "1001").paid == 5
    assert tenant.stores.orders.get(tenant.community, "1001").paid == 0
