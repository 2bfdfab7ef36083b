"""What went between a marketplace and us, written down: newest first, each delivery once, for ninety days."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import Repeated
from chalicelib.domain.external.integration_log import Direction, LogFilter
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.storage.external.integration_log import write_record
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_log_record, an_account
from tests.storage.tenant import Tenant

ACCOUNT = an_account().id


def names(tenant: Tenant, hours: int | None = None, account: str = ACCOUNT) -> list[str]:
    since = None if hours is None else NOW - timedelta(hours=hours)
    return [
        each.id
        for each in tenant.stores.integration_log.page(
            tenant.community, LogFilter(account, since=since), None, 10
        ).things
    ]


def test_what_was_written_is_read_back_newest_first(tenant: Tenant) -> None:
    for place in range(3):
        record = a_log_record(community=tenant.community, id=f"e{place}", at=NOW - timedelta(hours=place))
        tenant.stores.integration_log.write(record)
    call = a_log_record(
        community=tenant.community,
        account="ozon-other",
        direction=Direction.OUTGOING,
        name="POST /v3/posting/fbs/get",
        status=0,
        milliseconds=2_000,
        asked="{}",
        problem="marketplace_silent",
    )
    tenant.stores.integration_log.write(call)
    assert names(tenant) == ["e0", "e1", "e2"]
    assert names(tenant, hours=1) == ["e0", "e1"]
    assert list(tenant.stores.integration_log.page(tenant.community, LogFilter("ozon-other"), None, 10).things) == [
        call
    ]


def test_a_delivery_that_is_there_repeats_the_whole_commit(tenant: Tenant) -> None:
    record = a_log_record(community=tenant.community)
    fact = Fact(Event.EXTERNAL_RECEIVED, external_subject(f"{ACCOUNT}/1"), {"order": "1"})
    commit = Commit(facts=(fact,), once=(record,))
    tenant.stores.commits.commit(tenant.community, commit)
    with pytest.raises(Repeated):
        tenant.stores.commits.commit(tenant.community, commit)
    assert len(tenant.stores.journal.of(tenant.community, external_subject(f"{ACCOUNT}/1"))) == 1
    assert names(tenant) == ["e1"]


def test_the_same_id_of_another_account_is_another_delivery(tenant: Tenant) -> None:
    for account in (ACCOUNT, "ozon-other"):
        record = a_log_record(community=tenant.community, account=account)
        tenant.stores.commits.commit(tenant.community, Commit(once=(record,)))
    assert names(tenant) == names(tenant, account="ozon-other") == ["e1"]


def test_it_is_forgotten_after_ninety_days(container: Container) -> None:
    row: Any = write_record(a_log_record())[0]
    assert row.expires == int((NOW + timedelta(days=90)).timestamp())


def test_it_is_found_by_what_is_asked_of_it(tenant: Tenant) -> None:
    made: tuple[dict[str, Any], ...] = (
        {"id": "push", "order": "1-1", "correlation": "c1"},
        {"id": "read", "order": "1-1", "correlation": "c1", "direction": Direction.OUTGOING},
        {"id": "told", "order": "1-1", "correlation": "c2", "direction": Direction.OUTGOING, "status": 500},
        {"id": "poll", "correlation": "c3", "direction": Direction.OUTGOING, "status": 0, "problem": "x"},
        {"id": "odd", "correlation": "c4", "direction": Direction.OUTGOING, "problem": "call_refused"},
        {"id": "elsewhere", "order": "1-1", "correlation": "c1", "account": "ozon-other", "status": 500},
    )
    for place, fields in enumerate(made):
        record = a_log_record(community=tenant.community, at=NOW + timedelta(minutes=place), **fields)
        tenant.stores.integration_log.write(record)

    def found(**wanted: Any) -> list[str]:
        page = tenant.stores.integration_log.page(tenant.community, LogFilter(ACCOUNT, **wanted), None, 10)
        return [each.id for each in page.things]

    assert found() == ["odd", "poll", "told", "read", "push"]
    assert found(failed=True) == ["odd", "poll", "told"]
    assert found(failed=False) == ["read", "push"]
    assert found(order="1-1") == ["told", "read", "push"]
    assert found(correlation="c1") == ["read", "push"]
    assert found(order="1-1", failed=True, direction=Direction.OUTGOING) == ["told"]
    assert found(direction=Direction.INCOMING) == ["push"]
    assert found(since=NOW + timedelta(minutes=1), until=NOW + timedelta(minutes=3)) == ["poll", "told", "read"]


def test_some_are_read_by_their_ids(tenant: Tenant) -> None:
    for name in ("a", "b"):
        tenant.stores.integration_log.write(a_log_record(community=tenant.community, id=name))
    many = tenant.stores.integration_log.many
    assert [each.id for each in many(tenant.community, ACCOUNT, ["b", "a", "b", "gone"])] == ["b", "a"]
    assert many(tenant.community, "ozon-other", ["a"]) == many(tenant.community, ACCOUNT, []) == []
