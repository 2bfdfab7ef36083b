"""What was done at the desk, by programs and operators: listed by time, filtered, one call a page."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from chalicelib import visit
from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import OPERATOR
from chalicelib.domain.audit import AuditQuery
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Invalid
from chalicelib.domain.journal import Event, Fact
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_fact, a_principal
from tests.storage.tenant import Tenant, of_container

DAYS = AuditQuery(since=NOW - timedelta(days=40), until=NOW + timedelta(days=1))


@pytest.fixture(autouse=True)
def _over() -> Iterator[None]:
    yield
    visit.end()


def done(tenant: Tenant, *facts: Fact, network: str | None = "10.0.0.0/24", actor: str = "maria") -> None:
    visit.begin()
    visit.come(a_principal(community=tenant.community, id=actor))
    if network is not None:
        visit.sit_down(network)
    tenant.stores.commits.commit(tenant.community, Commit(facts=facts))
    visit.end()


def listed(tenant: Tenant, **wanted: str) -> list[tuple[str, str]]:
    query = AuditQuery(since=DAYS.since, until=DAYS.until, **wanted)
    page = tenant.stores.journal.audit(tenant.community, query, None, 300)
    return [(each.event, each.subject) for each in page.things]


def test_what_is_done_elsewhere_is_not_listed(tenant: Tenant) -> None:
    done(tenant, a_fact(), network=None)
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),)))
    assert listed(tenant) == []
    done(tenant, a_fact(event=Event.PURCHASE_CREATED, subject="purchase/1"))
    assert listed(tenant) == [(Event.PURCHASE_CREATED, "purchase/1")]


def test_an_entry_says_from_where_and_what_changed(tenant: Tenant) -> None:
    done(tenant, a_fact(before={"price": 1}, after={"price": 2}))
    (entry,) = tenant.stores.journal.audit(tenant.community, DAYS, None, 20).things
    assert (entry.network, entry.before, entry.after) == ("10.0.0.0/24", {"price": 1}, {"price": 2})
    assert entry == tenant.stores.journal.of(tenant.community, entry.subject)[0]


def test_what_an_operator_does_is_listed(tenant: Tenant) -> None:
    visit.come(OPERATOR)
    tenant.stores.commits.commit(tenant.community, Commit(facts=(a_fact(),)))
    assert len(listed(tenant)) == 1


def test_filters_combine(tenant: Tenant) -> None:
    done(tenant, a_fact(event=Event.PURCHASE_CREATED, subject="purchase/1"))
    done(tenant, a_fact(event=Event.PURCHASE_CHANGED, subject="purchase/1"), actor="olga")
    done(tenant, a_fact(event=Event.PURCHASE_CREATED, subject="purchase/2"), actor="olga")
    done(tenant, a_fact(event=Event.PURCHASE_CHANGED, subject="purchase/1"), network=None)
    assert len(listed(tenant)) == 3
    assert len(listed(tenant, subject="purchase/1")) == 2
    assert len(listed(tenant, actor="buyer/olga")) == 2
    assert len(listed(tenant, event=Event.PURCHASE_CREATED)) == 2
    both = {"subject": "purchase/1", "actor": "buyer/olga"}
    assert listed(tenant, **both) == [(Event.PURCHASE_CHANGED, "purchase/1")]
    assert listed(tenant, **both, event=Event.PURCHASE_CREATED) == []


@pytest.mark.parametrize("subject", [None, "purchase/1"])
def test_pages_lead_to_the_end_also_through_months(tenant: Tenant, subject: str | None) -> None:
    for _ in range(5):
        done(tenant, a_fact(subject="purchase/1"))
    query = AuditQuery(since=DAYS.since, until=datetime(2026, 12, 5, tzinfo=UTC), subject=subject)
    found, cursor, pages = 0, None, 0
    while pages == 0 or cursor:
        page = tenant.stores.journal.audit(tenant.community, query, cursor, 2)
        found, cursor, pages = found + len(page.things), page.cursor, pages + 1
    assert found == 5
    assert pages <= 6


def test_days_are_kept(tenant: Tenant) -> None:
    done(tenant, a_fact())
    for since, until in ((NOW + timedelta(hours=1), DAYS.until), (DAYS.since, NOW - timedelta(hours=1))):
        page = tenant.stores.journal.audit(tenant.community, AuditQuery(since, until), None, 20)
        assert page.things == []


def test_another_communitys_cursor_is_refused(tenant: Tenant) -> None:
    for _ in range(3):
        done(tenant, a_fact())
    cursor = tenant.stores.journal.audit(tenant.community, DAYS, None, 1).cursor
    if cursor and not cursor.isdigit():
        with pytest.raises(Invalid):
            tenant.stores.journal.audit(tenant.other, DAYS, cursor, 1)


@pytest.mark.parametrize("subject", [None, "purchase/1"])
def test_where_the_days_have_moved_a_cursor_leads_to_no_place_outside_of_them(
    container: Container, community: Community, subject: str | None
) -> None:
    """The service takes no start outside of what is asked for: days that begin later end the list."""
    tenant = of_container(container, community)
    for _ in range(3):
        done(tenant, a_fact(subject="purchase/1"))
    audit, hour = tenant.stores.journal.audit, timedelta(hours=1)
    cursor = audit(tenant.community, replace(DAYS, subject=subject), None, 1).cursor
    later = audit(tenant.community, AuditQuery(NOW + hour, DAYS.until, subject), cursor, 1)
    assert (later.things, later.cursor) == ([], None)
    with pytest.raises(Invalid, match="cursor_foreign"):
        audit(tenant.community, AuditQuery(DAYS.since, NOW - hour, subject), cursor, 1)
