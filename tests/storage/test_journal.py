"""The journal writes itself: what happened is said in the commit, the rest is known where it is committed."""

from msgspec.structs import replace

from chalicelib import tracing, visit
from chalicelib.domain.access.principals import OPERATOR, Principal
from chalicelib.domain.journal import Event
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_fact, an_entry
from tests.storage.tenant import Tenant

SAID = a_fact(event=Event.ORDER_SAVED, subject="order/1001", data={"number": "1001", "lines": [[None, ["Б-1", 2]]]})


def test_of_what_happened_an_entry_is_made_where_it_is_committed(tenant: Tenant) -> None:
    tracing.begin("the-request")
    tenant.stores.commits.commit(tenant.community, Commit(facts=(SAID,)))
    (entry,) = tenant.stores.journal.of(tenant.community, "order/1001")
    assert entry == an_entry(
        id=entry.id,
        community=tenant.community,
        subject=SAID.subject,
        event=SAID.event,
        data=SAID.data,
        at=NOW,
        actor="system",
        correlation="the-request",
    )


def test_the_actor_is_whoever_is_at_hand_if_it_is_not_said_otherwise(tenant: Tenant) -> None:
    anna = Principal(community=tenant.community, id="anna")
    for principal in (None, anna, OPERATOR):
        visit.begin()
        if principal:
            visit.come(principal)
        tenant.stores.commits.commit(tenant.community, Commit(facts=(SAID, replace(SAID, actor="buyer/maria"))))
    visit.end()
    told = sorted(tenant.stores.journal.of(tenant.community, "order/1001"), key=lambda entry: entry.id)
    assert [entry.actor for entry in told[::2]] == ["system", "buyer/anna", "operator"]
    assert {entry.actor for entry in told[1::2]} == {"buyer/maria"}


def test_the_journal_of_a_subject_is_its_history_in_the_order_of_the_commit(tenant: Tenant) -> None:
    events = (Event.ORDER_SAVED, Event.ORDER_CHANGED, Event.ORDER_PAID)
    for event in events[:1], events[1:]:
        facts = [a_fact(subject="order/1001", event=each) for each in event]
        tenant.stores.commits.commit(tenant.community, Commit(facts=(*facts, a_fact(subject="order/10011"))))
    told = tenant.stores.journal.of(tenant.community, "order/1001")
    assert [entry.event for entry in told] == list(events)
    assert len({entry.id for entry in told}) == len(events)
    assert list(tenant.stores.journal.of(tenant.community, "order/404")) == []
