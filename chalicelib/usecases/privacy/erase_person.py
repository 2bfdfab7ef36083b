"""A person's data is erased at his wish; orders and payments stay, as the law asks, without his name and his words."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, TypeVar

from msgspec import Struct, to_builtins
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Consent, Erasure, Identity, erased, erasure_mark, leaving, ok_identity
from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.external_order import read_place
from chalicelib.domain.external.seeing import forgetting
from chalicelib.domain.journal import Event, Fact, buyer_subject
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import PaymentClaim
from chalicelib.usecases.ports import (
    Buyers,
    Claims,
    Clock,
    Commit,
    Commits,
    ExternalOrders,
    NewId,
    Orders,
    Payments,
    PersonalData,
    Proofs,
)
from chalicelib.usecases.privacy.belongings import claims_of, numbers_of
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.orders.origin import Origin

Kept = TypeVar("Kept", PaymentClaim, Order)


class ErasePerson(Struct, frozen=True):
    """Asked for by the person, an organizer or an operator; it may break off anywhere and is gone on with."""

    buyers: Buyers
    orders: Orders
    payments: Payments
    claims: Claims
    external_orders: ExternalOrders
    proofs: Proofs
    personal_data: PersonalData
    commits: Commits
    now: Clock
    new_id: NewId

    def ask(self, principal: Principal, buyer: str) -> None:
        """It is done as a job; asked twice it is done once. Raises NotFound."""
        person = self.buyers.get(principal.community, buyer)
        if person.erased_at is None:
            fact = Fact(Event.ERASURE_ASKED, buyer_subject(person.id), {"buyer": buyer})
            self.commits.commit(principal.community, Commit((), (fact,)))

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            self.erase(entry.community, str(entry.data["buyer"]), entry.actor)

    def erase(self, community: str, buyer: str, actor: str) -> Buyer:
        """Who is left, with the act of what there was. Raises NotFound, Unavailable, Stale.

        From the beginning on nothing more is collected of him; what is found through him goes before he does. Done
        again it leaves the act as it is and removes what was left behind, if anything was.
        """
        person = retry_on_stale(lambda: self._begun(community, buyer))
        self._clean(person)
        return retry_on_stale(lambda: self._ended(community, buyer, actor))

    def erase_number(self, community: str, ok_id: str, actor: str) -> Buyer:
        """The same for whoever has an OK number: one who is no buyer, or was erased, may have written to the group.

        He becomes a buyer for that, so that there is an act and nothing of his is collected again.
        """
        return self.erase(community, retry_on_stale(lambda: self._introduced(community, ok_id)), actor)

    def _introduced(self, community: str, ok_id: str) -> str:
        key = ok_identity(ok_id)
        known = self.buyers.by_identities(community, [key]).get(key)
        if known:
            return known.id
        person = Buyer(self.new_id(), community, ok_id, consent=Consent.WITHDRAWN)
        self.commits.commit(community, Commit((person, Identity(community, key, person.id))))
        return person.id

    def _begun(self, community: str, buyer: str) -> Buyer:
        person = self.buyers.get(community, buyer)
        if person.forgotten:
            return person
        begun = leaving(person, self._found(person))
        self.commits.commit(community, Commit((begun, *self._mark(person))))
        return replace(begun, version=begun.version + 1)

    def _mark(self, person: Buyer) -> Sequence[Identity]:
        """What keeps him from being collected again, if it is not there, or another of his number had been erased."""
        mark = erasure_mark(person.community, person.ok_id, person.id)
        there = self.buyers.by_identities(person.community, [mark.key]).get(mark.key)
        return () if there and there.id == person.id else (mark,)

    def _found(self, person: Buyer) -> Erasure:
        numbers = numbers_of(self.orders, person)
        return Erasure(
            **self.personal_data.count(person.community, person),
            files=self.proofs.count(person.community, person.id),
            claims=len(claims_of(self.claims, person)),
            orders=len(numbers),
            payments=sum(len(self.payments.of_order(person.community, number)) for number in numbers)
            + len(self.payments.of_balance(person.community, person.id)),
        )

    def _clean(self, person: Buyer) -> None:
        """His claims and orders until a look finds no further one: the last ones may be listed a little later."""
        known = self._cleaned(person, frozenset())
        self.proofs.forget(person.community, person.id)
        self.personal_data.erase(person.community, person)
        while further := self._cleaned(person, known):
            known |= further

    def _cleaned(self, person: Buyer, known: Set[str]) -> Set[str]:
        """Those of his claims and orders that are not ``known`` yet: now they hold no words of his."""
        claims = [claim for claim in claims_of(self.claims, person) if claim.id not in known]
        numbers = [number for number in numbers_of(self.orders, person) if number not in known]
        for claim in claims:
            self._clean_claim(claim)
        for number in numbers:
            self._clean_order(person.community, number)
        return {*(claim.id for claim in claims), *numbers}

    def _clean_claim(self, listed: PaymentClaim) -> None:
        def clean() -> None:
            claim = self.claims.get(listed.community, listed.id)
            self._save(claim, _nameless(claim))

        retry_on_stale(clean)

    def _clean_order(self, community: str, number: str) -> None:
        def clean() -> None:
            order = self.orders.get(community, number)
            self._save(order, _wordless(order))
            if order.origin:
                self._clean_origin(community, order.origin)

        retry_on_stale(clean)

    def _clean_origin(self, community: str, origin: Origin) -> None:
        """Nothing of him is kept again: of the sale, as another account may show it, too, or in parts."""

        def clean() -> None:
            order = self.external_orders.find(community, origin.account, origin.order)
            known = [forgetting(each) for each in self._with_others(order) if not each.forgotten]
            if known:
                self.commits.commit(community, Commit(known))

        retry_on_stale(clean)

    def _with_others(self, order: ExternalOrder | None) -> Iterator[ExternalOrder]:
        if order is None:
            return
        yield order
        for place in (*order.twins, *order.parts):
            other = self.external_orders.find(order.community, *read_place(place))
            if place in order.twins or (other and other.part_of == order.place):
                yield from self._with_others(other)

    def _save(self, before: Kept, after: Kept) -> None:
        if after != before:
            self.commits.commit(before.community, Commit((after,)))

    def _ended(self, community: str, buyer: str, actor: str) -> Buyer:
        person = self.buyers.get(community, buyer)
        if person.erased_at or person.erasure is None:
            return person
        after, known = erased(person, self.now()), Identity(community, ok_identity(person.ok_id), buyer)
        fact = Fact(Event.BUYER_ERASED, buyer_subject(person.id), to_builtins(person.erasure), actor)
        others = [Identity(community, key, buyer) for key in person.identities]
        self.commits.commit(community, Commit((after, *self._mark(person)), (fact,), remove=(known, *others)))
        return replace(after, version=after.version + 1)


def _wordless(order: Order) -> Order:
    return replace(order, lines=tuple(replace(line, comment="") for line in order.lines))


def _nameless(claim: PaymentClaim) -> PaymentClaim:
    return replace(claim, buyer_name="", comment="", proof=None, proof_type="")
