"""Money of an earlier release joins the lists over all orders, once and for all."""

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.journal import Event
from chalicelib.domain.payments.claim import ClaimState
from chalicelib.domain.payments.filters import ClaimFilter, PaymentFilter
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_claim, a_payment, a_purchase, an_entry, an_order
from tests.storage.payments.before import forget_lists


def test_a_job_finds_what_was_written_before(container: Container, community: Community) -> None:
    stores, own = container.stores, {"community": community.id}
    rejected = a_claim(**own, state=ClaimState.REJECTED)
    waiting = a_claim(**own, id="claim2", filed_at=NOW)
    things = (a_purchase(**own), an_order(**own), a_payment(**own), rejected, waiting)  # type: ignore[arg-type]
    stores.commits.commit(community.id, Commit(things))
    forget_lists(container.clients.dynamodb, community.id, "1001", rejected.id)

    def listed() -> tuple[int, int, list[int]]:
        payments = (
            stores.payments.search(community.id, wish, None, 9)
            for wish in (PaymentFilter(), PaymentFilter(buyer="anna"))
        )
        claims = (stores.claims.search(community.id, ClaimFilter(state), None, 9) for state in ClaimState)
        found, of_buyer = (len(page.things) for page in payments)
        return found, of_buyer, [len(page.things) for page in claims]

    assert listed() == (0, 0, [1, 0, 0, 0])
    entry = an_entry(**own, event=Event.LISTS_BEHIND, data={"purchase": "shoes"})
    for _ in range(2):
        container.payments.join_lists.run(entry)
        assert listed() == (1, 1, [1, 0, 1, 0])
    assert stores.claims.get(community.id, rejected.id).version == 1
