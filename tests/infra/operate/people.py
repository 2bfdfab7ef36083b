"""Anna with one of everything, and somebody who only wrote to the group."""

import argparse
from typing import Any

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Buyer, Identity, ok_identity
from chalicelib.domain.communities.community import Community
from chalicelib.domain.payments.proofs import uploaded_proof
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import Commit
from tests.factories import NOW, a_buyer, a_comment, a_line, a_message, a_notice, a_principal, an_order, payable
from tests.world import ANNA, ELENA, GROUP

PNG = b"\x89PNG\r\n\x1a\n picture"


@pytest.fixture
def anna(container: Container, community: Community) -> Buyer:
    """Anna with one of everything."""
    own: dict[str, Any] = {"community": community.id}
    buyer = a_buyer(**own)
    order = an_order((a_line(comment="позвоните"),), **own, terms=payable())
    things = (buyer, Identity(community.id, ok_identity(ANNA), buyer.id), order, a_message(**own), a_notice(**own))
    container.stores.commits.commit(community.id, Commit(things))
    container.stores.comments.put([a_comment(**own)])
    container.stores.files.write(community.id, uploaded_proof(buyer.id, "proof1"), PNG)
    wish = ClaimRequest("form-of-anna", (order.number,), 1_000, NOW, "перевела", "proof1")
    container.payments.file_claims.file(a_principal(**own, id=buyer.id), wish)
    return buyer


def wished(buyer: str = ANNA, **more: object) -> argparse.Namespace:
    return argparse.Namespace(community=GROUP, buyer=buyer, yes=False, **more)


@pytest.fixture
def stranger(container: Container, community: Community) -> str:
    own: dict[str, Any] = {"community": community.id}
    container.stores.commits.commit(community.id, Commit((a_message(**own, user=ELENA, text="а я мимо"),)))
    container.stores.comments.put([a_comment(**own, author=ELENA)])
    return ELENA
