"""A foreign thing is a missing thing, wherever one looks."""

from collections.abc import Callable
from contextlib import suppress

import pytest

from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import BOT_TOKEN, Secret
from chalicelib.domain.errors import NotFound
from chalicelib.domain.notices.notice import NoticeState
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Handout
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.contracts.lists import LISTS, List
from tests.contracts.stores import Stores
from tests.factories import (
    NOW,
    a_buyer,
    a_choice,
    a_claim,
    a_comment,
    a_connection,
    a_fact,
    a_message,
    a_notice,
    a_payment,
    a_purchase,
    an_import,
    an_order,
    an_organizer,
    payable,
    points_of,
)
from tests.world import ANNA


def settle(stores: Stores) -> None:
    """One of everything."""
    own = {"community": stores.community}
    order = an_order(**own, terms=payable(), handout=Handout.READY, point=a_choice())  # type: ignore[arg-type]
    notice = a_notice(**own, state=NoticeState.REFUSED)
    texts = NoticeTemplates(stores.community).put("ru", "order_saved", "Заказ")
    identity, secret = Identity(stores.community, ok_identity(ANNA), "anna"), Secret(stores.community, BOT_TOKEN, "t")
    stores.save(a_buyer(**own), identity, a_purchase(**own), order, a_payment(**own), a_claim(**own), points_of(**own))
    stores.save(an_import(**own), notice, a_message(**own), an_organizer(**own), a_connection(**own), texts, secret)
    stores.save(CommentSync(stores.community, anchor="a"), WatchedDiscussion("157000000001", stores.community))
    stores.comments.put([a_comment(**own), a_comment(**own, id="2", author="anna")])
    counted = (CounterUpdate(Counter.POINT, "north", 1),)
    stores.commits.commit(stores.community, Commit(facts=(a_fact(),), counter_updates=counted))
    stores.files.write(stores.community, "file", b"content")


ASKED: dict[str, Callable[[Stores, str], object]] = {
    "buyer": lambda it, c: it.buyers.get(c, "anna"),
    "identities": lambda it, c: it.buyers.by_identities(c, [ok_identity(ANNA)]),
    "organizers": lambda it, c: it.communities.organizers(c),
    "wording": lambda it, c: it.communities.wording(c).texts,
    "connections": lambda it, c: it.communities.connections(c),
    "secret": lambda it, c: it.secrets.get(c, BOT_TOKEN),
    "purchase": lambda it, c: it.purchases.get(c, "shoes"),
    "purchases": lambda it, c: it.purchases.page(c, None, 20).things,
    "order": lambda it, c: it.orders.get(c, "1001"),
    "orders": lambda it, c: it.orders.many(c, ["1001"]),
    "purchases after": lambda it, c: it.purchases.after(c, "", 20),
    "numbers after": lambda it, c: it.orders.numbers_after(c, "shoes", "", 20),
    "orders at a point": lambda it, c: it.orders.at_point(c, "north", "", 20),
    "people": lambda it, c: it.orders.of_people(c, "shoes", [ANNA]),
    "payments": lambda it, c: it.payments.of_order(c, "1001"),
    "claim": lambda it, c: it.claims.get(c, "claim1"),
    "points": lambda it, c: it.points.get(c).points.points,
    "loads": lambda it, c: it.points.get(c).taken,
    "points with order": lambda it, c: it.points.with_order(c, "1001"),
    "import": lambda it, c: it.imports.get(c, "job"),
    "matter": lambda it, c: it.notices.records(c, "anna", "order/1001", "1001", "job"),
    "notices": lambda it, c: it.notices.of_buyer(c, "anna"),
    "discussion": lambda it, c: it.comments.of_discussion(c, "157000000001"),
    "pull": lambda it, c: it.comments.pull(c).anchor,
    "watched": lambda it, c: it.comments.watched(c, ["157000000001"]),
    "message": lambda it, c: it.messages.get(c, person_key(c, ANNA), "mid:1"),
    "messages": lambda it, c: it.messages.of_user(c, ANNA),
    "journal": lambda it, c: it.journal.of(c, "buyer/anna"),
    "file": lambda it, c: it.files.size(c, "file"),
}


def seen(ask: Callable[[Stores, str], object], stores: Stores, community: str) -> bool:
    with suppress(NotFound):
        return bool(ask(stores, community))
    return False


def test_a_foreign_community_sees_nothing_anywhere(stores: Stores) -> None:
    settle(stores)
    pages = {str(each): _first_page(each) for each in LISTS}
    asked = ASKED | pages
    assert [name for name, ask in asked.items() if not seen(ask, stores, stores.community)] == []
    assert [name for name, ask in asked.items() if seen(ask, stores, stores.other)] == []


def _first_page(listed: List) -> Callable[[Stores, str], object]:
    return lambda stores, community: listed.read(stores, community, "anna", None, 20).things


def test_a_foreign_community_erases_nothing(stores: Stores) -> None:
    settle(stores)
    act = stores.personal_data.erase(stores.other, a_buyer(community=stores.other))
    assert set(act.values()) == {0}
    assert stores.notices.of_buyer(stores.community, "anna")


def test_a_foreign_proof_is_not_there_to_be_kept(stores: Stores) -> None:
    stores.files.write(stores.community, "proofs/anna/p1", b"%PDF-1.7")
    with pytest.raises(NotFound):
        stores.proofs.keep(stores.other, "proofs/anna/p1", "anna/p1", 8)


def test_things_of_the_same_names_live_side_by_side(stores: Stores) -> None:
    settle(stores)
    stores.commits.commit(stores.other, Commit((an_order(community=stores.other, created_at=NOW, paid=5),)))
    assert stores.orders.get(stores.other, "1001").paid == 5
    assert stores.orders.get(stores.community, "1001").paid == 0
