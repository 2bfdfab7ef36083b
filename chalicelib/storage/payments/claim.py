"""Payment claims."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import Struct
from pynamodb.attributes import UnicodeAttribute

from chalicelib.domain.errors import NotFound
from chalicelib.domain.lists import paginated
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.storage.engine import keys
from chalicelib.storage.engine.bodies import body, row_of
from chalicelib.storage.engine.joining import join
from chalicelib.storage.engine.pages import Index, read_page
from chalicelib.storage.engine.reading import Item, read_item, read_many, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table
from chalicelib.storage.engine.searches import Search, read_search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

    from chalicelib.domain.lists import LookedPage, Page
    from chalicelib.domain.payments.filters import ClaimFilter
    from chalicelib.usecases.ports import Cursors


class ClaimRow(Row):
    """``waiting`` is there while nobody has decided on it; ``state_key`` is not there in rows of before."""

    class Meta:
        table_name = Table("claims")

    buyer_key = UnicodeAttribute()
    filed = UnicodeAttribute()
    waiting = UnicodeAttribute(null=True)
    state_key = UnicodeAttribute(null=True)


BY_BUYER = Index(ClaimRow, "by_buyer", "buyer_key", "filed", newest_first=True)
WAITING = Index(ClaimRow, "waiting", "waiting", "filed")
LATEST = Index(ClaimRow, "waiting", "waiting", "filed", newest_first=True)
DECIDED = Index(ClaimRow, "decided", "state_key", "filed", newest_first=True)


@writes(PaymentClaim)
def write_claim(it: PaymentClaim) -> list[Model]:
    written = row_of(
        ClaimRow,
        keys.within(it.community, it.id),
        "claim",
        it,
        buyer_key=keys.within(it.community, it.buyer),
        filed=keys.instant(it.filed_at),
        waiting=it.community if it.waiting else None,
        state_key=None if it.waiting else keys.within(it.community, it.state),
    )
    return [written]


class DynamoClaims(Struct, frozen=True):
    client: Any
    cursors: Cursors

    def get(self, community: str, claim: str) -> PaymentClaim:
        found = read_one(ClaimRow, keys.within(community, claim), "claim", PaymentClaim)
        if found is None:
            raise NotFound("claim_missing")
        return found

    def many(self, community: str, claims: Sequence[str]) -> Sequence[PaymentClaim]:
        return read_many(ClaimRow, [(keys.within(community, claim), "claim") for claim in claims], PaymentClaim)

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        owner = keys.within(community, buyer)
        return read_page(self.client, self.cursors, BY_BUYER, owner, cursor=cursor, limit=limit, read=_claim)

    def latest(self, community: str, limit: int) -> Sequence[PaymentClaim]:
        return read_page(self.client, self.cursors, LATEST, community, cursor=None, limit=limit, read=_claim).things

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        return read_page(self.client, self.cursors, WAITING, community, cursor=cursor, limit=limit, read=_claim)

    def join_lists(self, community: str, buyer: str) -> None:
        """Decided is decided: the state that a claim was listed with is the one it has."""
        owner = keys.within(community, buyer)
        pages = paginated(
            lambda cursor: read_page(
                self.client, self.cursors, BY_BUYER, owner, cursor=cursor, limit=JOINED, read=_unlisted
            )
        )
        for claim in pages:
            if claim:
                row = keys.within(community, claim.id), "claim"
                join(ClaimRow, row, {"state_key": keys.within(community, claim.state)})

    def search(self, community: str, wish: ClaimFilter, cursor: str | None, limit: int) -> LookedPage[PaymentClaim]:
        pending = wish.state is ClaimState.PENDING
        index, owner = (WAITING, community) if pending else (DECIDED, keys.within(community, wish.state))
        search = Search(wish=body(wish), looks=wish.looks, read=_claim, admits=wish.admits)
        return read_search(self.client, self.cursors, index, owner, cursor=cursor, limit=limit, search=search)


JOINED = 100


def _unlisted(item: Item) -> PaymentClaim | None:
    """A claim that somebody decided on and no list of decided ones has."""
    return None if "state_key" in item or "waiting" in item else _claim(item)


def _claim(item: Item) -> PaymentClaim:
    return read_item(item, PaymentClaim)
