"""A person's data is erased at his wish; orders and payments stay, as the law asks, without his name and his words."""

from contextlib import suppress
from dataclasses import asdict, dataclass, replace

from chalicelib.domain.buyers import Buyer, Erasure, Identity, erased, erased_identity, leaving, ok_identity
from chalicelib.domain.claims import PaymentClaim
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Entry, Event, buyer_subject
from chalicelib.domain.launch import Caller
from chalicelib.domain.orders import Order
from chalicelib.usecases.ports import Buyers, Claims, Clock, Commit, Commits, NewId, Orders, Payments, Proofs, Remains
from chalicelib.usecases.privacy.belongings import claims_of, numbers_of
from chalicelib.usecases.rereading import reread


@dataclass(frozen=True)
class Erasing:
    """Asked for by the person, an organizer or an operator; it may break off anywhere and is gone on with."""

    buyers: Buyers
    orders: Orders
    payments: Payments
    claims: Claims
    proofs: Proofs
    remains: Remains
    commits: Commits
    now: Clock
    new_id: NewId

    def ask(self, caller: Caller, buyer: str) -> None:
        """It is done as a chore; asked twice it is done once. Raises NotFound."""
        person = self.buyers.get(caller.community, buyer)
        if person.erased_at is None:
            entry = self._entry(person, Event.ERASURE_ASKED, buyer_subject(caller.buyer), {"buyer": buyer})
            self.commits.commit(caller.community, Commit((), (entry,)))

    def advance(self, asked: Entry) -> None:
        with suppress(NotFound):
            self.erase(asked.community, str(asked.data["buyer"]), asked.actor)

    def erase(self, community: str, buyer: str, actor: str) -> Buyer:
        """Who is left, with the act of what there was. Twice is once. Raises NotFound, Unavailable, Stale.

        From the beginning on nothing more is collected of him; what is found through him goes before he does.
        """
        person = reread(lambda: self._begun(community, buyer))
        if person.erased_at is None:
            self._clean(person)
            person = reread(lambda: self._ended(community, buyer, actor))
        return person

    def _begun(self, community: str, buyer: str) -> Buyer:
        person = self.buyers.get(community, buyer)
        if person.erasure:
            return person
        key = erased_identity(community, person.ok_id)
        mark = () if self.buyers.by_identities(community, [key]) else (Identity(community, key, buyer),)
        begun = leaving(person, self._found(person))
        self.commits.commit(community, Commit((begun, *mark)))
        return replace(begun, version=begun.version + 1)

    def _found(self, person: Buyer) -> Erasure:
        numbers = numbers_of(self.orders, person)
        return Erasure(
            **self.remains.count(person.community, person),
            files=self.proofs.count(person.community, person.id),
            claims=len(claims_of(self.claims, person)),
            orders=len(numbers),
            payments=sum(len(self.payments.of_order(person.community, number)) for number in numbers),
        )

    def _clean(self, person: Buyer) -> None:
        for claim in claims_of(self.claims, person):
            self._clean_claim(claim)
        for number in numbers_of(self.orders, person):
            self._clean_order(person.community, number)
        self.proofs.forget(person.community, person.id)
        self.remains.erase(person.community, person)

    def _clean_claim(self, listed: PaymentClaim) -> None:
        def clean() -> None:
            claim = self.claims.get(listed.community, listed.id)
            after = replace(claim, buyer_name="", comment="", proof=None, proof_type="")
            if after != claim:
                self.commits.commit(listed.community, Commit((after,)))

        reread(clean)

    def _clean_order(self, community: str, number: str) -> None:
        def clean() -> None:
            order = self.orders.get(community, number)
            after = _wordless(order)
            if after != order:
                self.commits.commit(community, Commit((after,)))

        reread(clean)

    def _ended(self, community: str, buyer: str, actor: str) -> Buyer:
        person = self.buyers.get(community, buyer)
        if person.erased_at or person.erasure is None:
            return person
        after, known = erased(person, self.now()), Identity(community, ok_identity(person.ok_id), buyer)
        entry = self._entry(person, Event.BUYER_ERASED, actor, asdict(person.erasure))
        self.commits.commit(community, Commit((after,), (entry,), remove=(known,)))
        return replace(after, version=after.version + 1)

    def _entry(self, person: Buyer, event: Event, actor: str, data: dict[str, object]) -> Entry:
        return Entry(self.new_id(), person.community, buyer_subject(person.id), event, self.now(), actor, data)


def _wordless(order: Order) -> Order:
    return replace(order, lines=tuple(replace(line, comment="") for line in order.lines))
