"""What buyers say they paid."""

from datetime import timedelta

import pytest
from msgspec.structs import replace

from chalicelib.domain.errors import Stale
from chalicelib.domain.payments.claim import ClaimState, Warning
from tests.contracts.stores import Stores
from tests.factories import NOW, a_claim, a_claimed_order


def file(stores: Stores, count: int, buyer: str = "anna") -> None:
    for place in range(count):
        filed = NOW + timedelta(minutes=place)
        stores.save(a_claim(community=stores.community, id=f"{buyer}{place}", buyer=buyer, filed_at=filed))


def waiting(stores: Stores) -> list[str]:
    return [claim.id for claim in stores.claims.waiting(stores.community, None, 20).things]


def test_a_claim_is_read_back_whole(stores: Stores) -> None:
    parts = a_claimed_order(), a_claimed_order(number="1002", amount=5)
    claim = a_claim(*parts, community=stores.community, proof="p1", proof_type="image/png", warnings=(Warning.OVER,))
    stores.save(claim)
    assert stores.claims.get(stores.community, claim.id) == replace(claim, version=1)


def test_a_claim_is_filed_once(stores: Stores) -> None:
    stores.save(a_claim(community=stores.community))
    with pytest.raises(Stale):
        stores.save(a_claim(community=stores.community, comment="ещё раз"))


def test_a_buyer_sees_the_own_claims_newest_first(stores: Stores) -> None:
    file(stores, 3)
    file(stores, 1, buyer="elena")
    page = stores.claims.of_buyer(stores.community, "anna", None, 20)
    assert [claim.id for claim in page.things] == ["anna2", "anna1", "anna0"]
    assert page.things[0] == stores.claims.get(stores.community, "anna2")


def test_claims_wait_in_the_order_they_were_filed(stores: Stores) -> None:
    file(stores, 3)
    assert waiting(stores) == ["anna0", "anna1", "anna2"]


def test_claims_of_one_second_come_in_their_order_too(stores: Stores) -> None:
    for place, name in enumerate("cab"):
        at = NOW + timedelta(milliseconds=place)
        stores.save(a_claim(community=stores.community, id=name, filed_at=at))
    assert waiting(stores) == ["c", "a", "b"]
    own = stores.claims.of_buyer(stores.community, "anna", None, 20).things
    assert [claim.id for claim in own] == ["b", "a", "c"]


@pytest.mark.parametrize("state", [ClaimState.CONFIRMED, ClaimState.REJECTED, ClaimState.WITHDRAWN])
def test_a_decided_claim_waits_no_longer_and_stays_its_buyers(stores: Stores, state: ClaimState) -> None:
    file(stores, 2)
    first = stores.claims.get(stores.community, "anna0")
    stores.save(first.decided(state, "maria", NOW))
    assert waiting(stores) == ["anna1"]
    assert [claim.state for claim in stores.claims.of_buyer(stores.community, "anna", None, 20).things][-1] is state
