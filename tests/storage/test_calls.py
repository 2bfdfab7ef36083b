"""How often the store is asked: a screen, a decision and a commit are one call each."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.lists import Page
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.factories import (
    NOW,
    a_buyer,
    a_choice,
    a_claim,
    a_comment,
    a_fact,
    a_message,
    a_notice,
    a_payment,
    a_purchase,
    an_order,
    points_of,
)
from tests.recorder import Recorder
from tests.storage.lists import LISTS, List
from tests.storage.tenant import Tenant, of_container

QUERY, GET, TOGETHER = "dynamodb.Query", "dynamodb.GetItem", "dynamodb.BatchGetItem"
WRITE_MANY = "dynamodb.BatchWriteItem"


@pytest.fixture
def stocked(container: Container, recorder: Recorder, community: Community) -> Tenant:
    """The recorder listens from before the first client is made."""
    tenant = of_container(container, community)
    own = {"community": community.id}
    tenant.save(a_buyer(**own), a_purchase(**own), an_order(community=community.id, point=a_choice()))
    tenant.save(points_of(community=community.id), a_claim(community=community.id), a_message(community=community.id))
    return tenant


ASKED: dict[str, tuple[str, Callable[[Tenant], object]]] = {
    "an order": (GET, lambda it: it.stores.orders.get(it.community, "1001")),
    "several orders": (TOGETHER, lambda it: it.stores.orders.many(it.community, ["1001", "404"])),
    "orders of a purchase": (QUERY, lambda it: it.stores.orders.numbers_after(it.community, "shoes", "", 20)),
    "orders at a point": (QUERY, lambda it: it.stores.orders.at_point(it.community, "north", "", 20)),
    "points": (TOGETHER, lambda it: it.stores.points.get(it.community)),
    "points with an order": (TOGETHER, lambda it: it.stores.points.with_order(it.community, "1001")),
    "a ledger": (QUERY, lambda it: it.stores.payments.of_order(it.community, "1001")),
    "a buyer": (GET, lambda it: it.stores.buyers.get(it.community, "anna")),
    "a purchase": (GET, lambda it: it.stores.purchases.get(it.community, "shoes")),
    "a claim": (GET, lambda it: it.stores.claims.get(it.community, "claim1")),
    "the matter of a notice": (
        TOGETHER,
        lambda it: it.stores.notices.records(it.community, "anna", "n", "1001", "job"),
    ),
    "notices of a buyer": (QUERY, lambda it: it.stores.notices.of_buyer(it.community, "anna")),
    "a discussion": (QUERY, lambda it: it.stores.comments.of_discussion(it.community, "157000000001")),
    "discussions": (TOGETHER, lambda it: it.stores.comments.watched(it.community, ["1", "2"])),
    "a pull": (GET, lambda it: it.stores.comments.sync(it.community)),
    "messages": (QUERY, lambda it: it.stores.messages.of_user(it.community, "1")),
    "a journal": (QUERY, lambda it: it.stores.journal.of(it.community, "order/1001")),
    "texts": (GET, lambda it: it.stores.communities.templates(it.community)),
    "connections": (QUERY, lambda it: it.stores.communities.connections(it.community)),
}


@pytest.mark.parametrize("name", ASKED)
def test_a_question_is_one_call(stocked: Tenant, recorder: Recorder, name: str) -> None:
    call, ask = ASKED[name]
    recorder.clear()
    ask(stocked)
    assert recorder.names() == [call]
    assert recorder.strangers(stocked.community) == []


@pytest.mark.parametrize("name", [name for name, (call, _) in ASKED.items() if call in (GET, TOGETHER)])
def test_what_is_decided_on_is_read_as_it_is_now(stocked: Tenant, recorder: Recorder, name: str) -> None:
    """Else who was told that it changed meanwhile would read the old one again, and not see what he saved himself."""
    recorder.clear()
    ASKED[name][1](stocked)
    parameters = recorder.calls[0].parameters
    asked = list(parameters.get("RequestItems", {}).values()) or [parameters]
    assert all(each["ConsistentRead"] for each in asked)


@pytest.mark.parametrize("listed", LISTS, ids=str)
def test_a_page_of_a_list_is_one_call(
    container: Container, recorder: Recorder, community: Community, listed: List
) -> None:
    tenant = of_container(container, community)
    listed.fill(tenant, 3)
    recorder.clear()
    page: Page[object] = listed.page(tenant, None, 2)
    assert page.cursor
    listed.page(tenant, page.cursor, 2)
    assert recorder.names() == [QUERY, *([TOGETHER] if listed.together else [])] * 2
    assert recorder.strangers(tenant.community) == []


def test_a_commit_is_one_call_whatever_is_in_it(stocked: Tenant, recorder: Recorder) -> None:
    own = {"community": stocked.community}
    saved = (a_purchase(**own, id="knitwear"), a_payment(**own), a_notice(**own), an_order(**own, version=1))  # type: ignore[arg-type]
    counter_updates = (
        CounterUpdate(Counter.POINT, "north", 1, 5),
        CounterUpdate(Counter.POINT, "south", -1),
        CounterUpdate(Counter.CALLS, "ok", 1, 9),
    )
    points = stocked.stores.points.get(stocked.community).points
    recorder.clear()
    commit = Commit(saved, (a_fact(),), idempotency_key="cause", unchanged=(points,), counter_updates=counter_updates)
    stocked.stores.commits.commit(stocked.community, commit)
    assert recorder.names() == ["dynamodb.TransactWriteItems"]
    kinds = [kind for item in recorder.calls[0].parameters["TransactItems"] for kind in item]
    assert kinds == ["ConditionCheck", *["Put"] * 6, *["Update"] * 3]
    assert recorder.strangers(stocked.community) == []


def test_a_proof_is_taken_over_by_one_call_and_looked_at_by_another(stocked: Tenant, recorder: Recorder) -> None:
    stocked.stores.files.write(stocked.community, "proofs/anna/p1", b"%PDF-1.7")
    recorder.clear()
    stocked.stores.proofs.keep(stocked.community, "proofs/anna/p1", "anna/p1", 8)
    stocked.stores.proofs.link(stocked.community, "anna/p1", "p1.pdf", "application/pdf")
    stocked.stores.files.upload_form(stocked.community, "proofs/anna/p2", 10, "image/png")
    assert recorder.names() == ["s3.CopyObject", "s3.GetObject"]
    stocked.stores.proofs.forget(stocked.community, "anna")
    assert recorder.strangers(stocked.community) == []


def test_comments_are_put_forty_at_a_time_with_a_look_at_each_author(stocked: Tenant, recorder: Recorder) -> None:
    recorder.clear()
    said = [a_comment(community=stocked.community, id=f"{place}", author=str(place)) for place in range(60)]
    stocked.stores.comments.put(said)
    assert recorder.names() == ["dynamodb.TransactWriteItems"] * 2
    kinds = [kind for item in recorder.calls[0].parameters["TransactItems"] for kind in item]
    assert kinds == ["ConditionCheck"] * 40 + ["Put"] * 40
    assert recorder.strangers(stocked.community) == []
    recorder.clear()
    stocked.stores.comments.put([])
    assert recorder.names() == []


def test_a_person_is_erased_twenty_five_rows_at_a_time(stocked: Tenant, recorder: Recorder) -> None:
    buyer = a_buyer(community=stocked.community)
    said = [a_comment(community=stocked.community, at=NOW + timedelta(minutes=place)) for place in range(26)]
    stocked.stores.comments.put(said)
    recorder.clear()
    erased = stocked.stores.personal_data.erase(stocked.community, buyer)
    assert erased == {"notices": 0, "comments": 26, "messages": 1, "passkeys": 0, "desk_notices": 0}
    assert sorted(recorder.names()) == [*[WRITE_MANY] * 3, *[QUERY] * 5]
    assert recorder.strangers(stocked.community) == []
