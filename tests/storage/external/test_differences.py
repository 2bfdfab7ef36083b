"""Reports of comparisons are listed newest first, of one account or of all, for a month."""

from datetime import timedelta
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.storage.external.differences import write_report
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_report, an_account
from tests.storage.tenant import Tenant

ACCOUNT = an_account().id


def test_reports_are_listed_of_one_account_or_of_all(tenant: Tenant) -> None:
    for place, account in enumerate((ACCOUNT, "ozon-other", ACCOUNT)):
        at = NOW + timedelta(days=place)
        report = a_report(community=tenant.community, account=account, id=str(place), begun_at=at, ended_at=at)
        tenant.stores.commits.commit(tenant.community, Commit(once=(report,)))

    def listed(account: str) -> list[int]:
        page = tenant.stores.differences.page(tenant.community, account, None, 10)
        return [(each.ended_at - NOW).days for each in page.things]

    assert (listed(""), listed(ACCOUNT), listed("ozon-other"), listed("none")) == ([2, 1, 0], [2, 0], [1], [])


def test_a_report_is_forgotten_after_a_month(container: Container) -> None:
    row: Any = write_report(a_report())[0]
    assert row.expires == int((NOW + timedelta(days=30)).timestamp())
