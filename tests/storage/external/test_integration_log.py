"""What went between a marketplace and us, written down: newest first, each delivery once, for ninety days."""

from datetime import timedelta
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import Repeated
from chalicelib.domain.external.integration_log import Direction
from chalicelib.domain.journal import Event, Fact, external_subject
from chalicelib.storage.external.integration_log import write_record
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_log_record, an_account
from tests.storage.tenant import Tenant

ACCOUNT = an_account().id


def names(tenant: Tenant, hours: int | None = None, account: str = ACCOUNT) -> list[str]:
    since = None if hours is None else NOW - timedelta(hours=hours)
    return [each.id for each in tenant.stores.integration_log.page(tenant.community, account, since, None, 10).things]


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
    assert list(tenant.stores.integration_log.page(tenant.community, "ozon-other", None, None, 10).things) == [call]


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
