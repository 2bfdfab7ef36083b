"""A foreign thing is a missing thing, wherever one looks."""

from collections.abc import Callable
from contextlib import suppress
from inspect import isfunction
from pathlib import Path

import pytest

from chalicelib import visit
from chalicelib.bootstrap.adapters import Stores
from chalicelib.domain.audit import AuditQuery
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.rule import Act, Rule, Rules
from chalicelib.domain.external.seeing import first_seen
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.orders.saved_view import SavedView
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases import ports
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.factories import (
    NOW,
    a_buyer,
    a_choice,
    a_claim,
    a_comment,
    a_connection,
    a_desk_code,
    a_desk_session,
    a_fact,
    a_log_record,
    a_message,
    a_notice,
    a_passkey,
    a_payment,
    a_price_list,
    a_purchase,
    a_pushed_order,
    a_report,
    a_request_key,
    a_sighting,
    an_account,
    an_api_key,
    an_import,
    an_offer,
    an_order,
    an_organizer,
    payable,
    points_of,
)
from tests.storage import lists
from tests.storage.lists import LISTS, List
from tests.storage.tenant import Tenant
from tests.world import ANNA

PHONE = "+79160000001"


def settle(tenant: Tenant) -> None:
    """One of everything."""
    own = {"community": tenant.community}
    order = an_order(**own, terms=payable(), handout=Handout.READY, point=a_choice())  # type: ignore[arg-type]
    notice = a_notice(**own, state=NoticeState.REFUSED)
    texts = NoticeTemplates(tenant.community).put("ru", "order_saved", "Заказ")
    identity, secret = Identity(tenant.community, ok_identity(ANNA), "anna"), Secret(tenant.community, BOT_TOKEN, "t")
    buyer = a_buyer(**own, phone=PHONE)
    purchase = a_purchase(**own, stop_at=NOW, organizer="maria")
    tenant.save(buyer, identity, purchase, order, a_payment(**own), a_claim(**own), points_of(**own))
    tenant.save(an_import(**own), notice, a_message(**own), an_organizer(**own), a_connection(**own), texts, secret)
    tenant.save(SavedView("v1", tenant.community, "maria", "Долги"))
    tenant.save(a_price_list(**own), an_offer(**own), Rules(tenant.community, (Rule("r1", "Берём", Act.ACCEPT),)))
    tenant.save(CommentSync(tenant.community, anchor="a"), WatchedDiscussion("157000000001", tenant.community))
    tenant.stores.comments.put([a_comment(**own), a_comment(**own, id="2", author="anna")])
    tenant.save(Balance(tenant.community, "anna", 5, "RUB"), a_payment(**own, id="b1", order="", credit=True))
    tenant.save(a_claim(**own, id="claim2", state=ClaimState.REJECTED))
    counted = (CounterUpdate(Counter.POINT, "north", 1),)
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),), counter_updates=counted))
    tenant.stores.files.write(tenant.community, "file", b"content")
    tenant.save(an_api_key(**own), a_desk_session(**own), a_desk_code(**own))
    tenant.save(a_passkey(**own))
    account = an_account(**own)
    tenant.save(
        account,
        Poll(tenant.community, account.id),
        Comparison(tenant.community, account.id),
        first_seen(account, a_sighting(), NOW),
    )
    tenant.stores.commits.commit(tenant.community, Commit(once=(a_pushed_order(**own), a_report(**own))))
    tenant.stores.integration_log.write(a_log_record(**own))
    tenant.stores.account_secrets.put(tenant.community, account.id, {"api_key": "SECRET"})
    visit.sit_down("")
    visit.name(a_request_key(**own))
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),)))
    visit.end()


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
    "discussion": lambda it, c: it.stores.comments.of_discussion(c, "157000000001"),
    "pull": lambda it, c: it.stores.comments.sync(c).anchor,
    "watched": lambda it, c: it.stores.comments.watched(c, ["157000000001"]),
    "message": lambda it, c: it.stores.messages.get(c, person_key(c, ANNA), "mid:1"),
    "messages": lambda it, c: it.stores.messages.of_user(c, ANNA),
    "a view": lambda it, c: it.stores.saved_views.get(c, "v1"),
    "views": lambda it, c: it.stores.saved_views.all(c),
    "price list": lambda it, c: it.stores.price_lists.get(c, "parts"),
    "price lists": lambda it, c: it.stores.price_lists.all(c),
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
    text = "".join(path.read_text("utf-8") for path in (Path(__file__), Path(lists.__file__)))
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
