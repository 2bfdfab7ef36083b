"""By the clock each account of a community is polled by a job of its own."""

from chalicelib.domain.external.account_forms import AccountEdit
from chalicelib.domain.journal import Event
from tests.factories import an_entry
from tests.usecases.external.market import OWNER, Market


def test_each_account_that_works_has_a_job(market: Market) -> None:
    market.it.seller = "8"
    other = market.connect(settings={"client_id": "8"})
    external = market.house.container.external
    external.find_polls.run(an_entry(event=Event.POLLS_SOUGHT))
    asked = market.house.partners.job_queue.asked
    assert {(job.event, job.data["account"]) for job in asked} == {
        (Event.POLL_DUE, market.account.id),
        (Event.POLL_DUE, other.id),
    }
    asked.clear()
    external.accounts.change(OWNER, other.id, other.version, AccountEdit(paused=True))
    external.find_polls.run(an_entry(event=Event.POLLS_SOUGHT))
    assert [job.data["account"] for job in asked] == [market.account.id]
