"""Claims and ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from chalicelib.domain.lists import LookedPage, Page
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.payments.filters import ClaimFilter, PaymentFilter
from chalicelib.domain.payments.payment import Payment
from tests.fakes.memory import Memory
from tests.fakes.pages import moment, page


@dataclass(frozen=True)
class MemoryClaims:
    memory: Memory

    def get(self, community: str, claim: str) -> PaymentClaim:
        return self.memory.get(PaymentClaim, community, claim, reason="claim_missing")

    def many(self, community: str, claims: Sequence[str]) -> Sequence[PaymentClaim]:
        return [each for each in self.memory.of(PaymentClaim, community) if each.id in claims]

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        claims = self.memory.of(PaymentClaim, community)
        own = {(moment(each.filed_at), each.id): each for each in claims if each.buyer == buyer}
        return page(f"{community}#{buyer}/claims", own, cursor, limit, newest_first=True)

    def latest(self, community: str, limit: int) -> Sequence[PaymentClaim]:
        claims = [each for each in self.memory.of(PaymentClaim, community) if each.state is ClaimState.PENDING]
        return sorted(claims, key=lambda each: (moment(each.filed_at), each.id), reverse=True)[:limit]

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        claims = self.memory.of(PaymentClaim, community)
        pending = {(moment(each.filed_at), each.id): each for each in claims if each.state is ClaimState.PENDING}
        return page(f"{community}/waiting", pending, cursor, limit)

    def join_lists(self, community: str, buyer: str) -> None:
        """Whatever is remembered stands in every list."""

    def search(self, community: str, wish: ClaimFilter, cursor: str | None, limit: int) -> LookedPage[PaymentClaim]:
        claims = [each for each in self.memory.of(PaymentClaim, community) if each.state is wish.state]
        found = {(moment(each.filed_at), each.id): each for each in claims if wish.admits(each)}
        newest = wish.state is not ClaimState.PENDING
        shown = page(f"{community}/{wish}", found, cursor, limit, newest_first=newest)
        return LookedPage(shown.things, shown.cursor)


@dataclass(frozen=True)
class MemoryPayments:
    memory: Memory

    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        ledger = [each for each in self.memory.of(Payment, community) if each.order == number]
        return sorted(ledger, key=lambda payment: (payment.recorded_at, payment.id))

    def of_balance(self, community: str, buyer: str) -> Sequence[Payment]:
        ledger = [each for each in self.memory.of(Payment, community) if not each.order and each.buyer == buyer]
        return sorted(ledger, key=lambda payment: (payment.recorded_at, payment.id))

    def join_lists(self, community: str, number: str) -> None:
        """Whatever is remembered stands in every list."""

    def search(self, community: str, wish: PaymentFilter, cursor: str | None, limit: int) -> LookedPage[Payment]:
        within = [
            each
            for each in self.memory.of(Payment, community)
            if wish.admits(each)
            and (not wish.since or each.recorded_at >= wish.since)
            and (not wish.until or each.recorded_at < wish.until)
        ]
        found = {(moment(each.recorded_at), each.id, each.order): each for each in within}
        shown = page(f"{community}/{wish}", found, cursor, limit, newest_first=True)
        return LookedPage(shown.things, shown.cursor)


@dataclass(frozen=True)
class MemoryBalances:
    memory: Memory

    def get(self, community: str, buyer: str) -> Balance:
        return self.memory.find(Balance, community, buyer) or Balance(community, buyer)
