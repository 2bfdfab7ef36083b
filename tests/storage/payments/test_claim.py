"""What buyers say they paid."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.payments.claim import ClaimState, Warning
from tests.factories import NOW, a_claim, a_claimed_order
from tests.storage.tenant import Tenant


def file(tenant: Tenant, count: int, buyer: str = "anna") -> None:
    for place in range(count):
        filed = NOW + timedelta(minutes=place)
        tenant.save(a_claim(community=tenant.community, id=f"{buyer}{place}", buyer=buyer, filed_at=filed))


def waiting(tenant: Tenant) -> list[str]:
    return [claim.id for claim in tenant.stores.claims.waiting(tenant.community, None, 20).things]


def test_a_claim_is_read_back_whole(tenant: Tenant) -> None:
    parts = a_claimed_order(), a_claimed_order(number="1002", amount=5)
    claim = a_claim(*parts, community=tenant.community, proof="p1", proof_type="image/png", warnings=(Warning.OVER,))
    tenant.save(claim)
    assert tenant.stores.claims.get(tenant.community, claim.id) == replace(claim, version=1)


def test_a_claim_is_filed_once(tenant: Tenant) -> None:
    tenant.save(a_claim(community=tenant.community))
    with pytest.raises(Stale):
        tenant.save(a_claim(community=tenant.community, comment="ещё раз"))


def test_a_buyer_sees_the_own_claims_newest_first(tenant: Tenant) -> None:
    file(tenant, 3)
    file(tenant, 1, buyer="elena")
    page = tenant.stores.claims.of_buyer(tenant.community, "anna", None, 20)
    assert [claim.id for claim in page.things] == ["anna2", "anna1", "anna0"]
    assert page.things[0] == tenant.stores.claims.get(tenant.community, "anna2")


def test_claims_wait_in_the_order_they_were_filed(tenant: Tenant) -> None:
    file(tenant, 3)
    assert waiting(tenant) == ["anna0", "anna1", "anna2"]


def test_the_latest_of_those_that_wait_come_first(tenant: Tenant) -> None:
    for place, name in enumerate(("first", "second", "third")):
        tenant.save(a_claim(id=name, community=tenant.community, filed_at=NOW + timedelta(minutes=place)))
    assert [each.id for each in tenant.stores.claims.latest(tenant.community, 2)] == ["third", "second"]


def test_claims_of_one_second_come_in_their_order_too(tenant: Tenant) -> None:
    for place, name in enumerate("cab"):
        at = NOW + timedelta(milliseconds=place)
        tenant.save(a_claim(community=tenant.community, id=name, filed_at=at))
    assert waiting(tenant) == ["c", "a", "b"]
    own = tenant.stores.claims.of_buyer(tenant.community, "anna", None, 20).things
    assert [claim.id for claim in own] == ["b", "a", "c"]


@pytest.mark.parametrize("state", [ClaimState.CONFIRMED, ClaimState.REJECTED, ClaimState.WITHDRAWN])
def test_a_decided_claim_waits_no_longer_and_stays_its_buyers(tenant: Tenant, state: ClaimState) -> None:
    file(tenant, 2)
    first = tenant.stores.claims.get(tenant.community, "anna0")
    tenant.save(first.decided(state, "maria", NOW))
    assert waiting(tenant) == ["anna1"]
    assert [claim.state for claim in tenant.stores.claims.of_buyer(tenant.community, "anna", None, 20).things][
        -1
    ] is state
