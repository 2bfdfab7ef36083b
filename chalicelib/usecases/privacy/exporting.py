"""Everything we keep of a person, handed out."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, datetime

from chalicelib.domain.buyers import Buyer, person_key
from chalicelib.domain.claims import PaymentClaim
from chalicelib.domain.comments import Comment
from chalicelib.domain.journal import (
    SYSTEM,
    Entry,
    Event,
    buyer_subject,
    claim_subject,
    conversation_subject,
    order_subject,
)
from chalicelib.domain.launch import Caller
from chalicelib.domain.orders import Order
from chalicelib.domain.proofs import PROOF_TYPES, kept_proof
from chalicelib.usecases.ports import (
    Buyers,
    Claims,
    Clock,
    Comments,
    Commit,
    Commits,
    Journal,
    Messages,
    NewId,
    Notices,
    Orders,
    Payments,
    Proofs,
)
from chalicelib.usecases.privacy.belongings import AT_ONCE, all_of, claims_of, numbers_of

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""Before anything of ours."""

Document = Mapping[str, object]


@dataclass(frozen=True)
class Exporting:
    buyers: Buyers
    orders: Orders
    payments: Payments
    claims: Claims
    proofs: Proofs
    comments: Comments
    messages: Messages
    notices: Notices
    journal: Journal
    commits: Commits
    now: Clock
    new_id: NewId

    def export(self, caller: Caller, buyer: str) -> Document:
        """A document of plain things: money in kopecks, times in UTC, proofs as links. Raises NotFound.

        Of others it says nothing: whoever else wrote something down is "organizer".
        """
        person = self.buyers.get(caller.community, buyer)
        document = self._document(person)
        actor, subject = buyer_subject(caller.buyer), buyer_subject(buyer)
        entry = Entry(self.new_id(), caller.community, subject, Event.EXPORT_MADE, self.now(), actor, {})
        self.commits.commit(caller.community, Commit((), (entry,)))
        return document

    def _document(self, person: Buyer) -> Document:
        community, claims = person.community, claims_of(self.claims, person)
        orders = self._orders(person)
        ledger = [each for order in orders for each in self.payments.of_order(community, order.number)]
        return {
            "made_at": self.now(),
            "buyer": asdict(person),
            "orders": [_order(order, person) for order in orders],
            "payments": [_signed(asdict(each), "by", person) for each in ledger],
            "claims": [_signed(asdict(each), "decided_by", person) for each in claims],
            "proofs": [self._proof(each) for each in claims if each.proof],
            "comments": [asdict(each) for each in self._comments(person)],
            "messages": [asdict(each) for each in self.messages.of_user(community, person.ok_id)],
            "notices": [asdict(each) for each in self.notices.of_buyer(community, person.id)],
            "history": [_signed(asdict(each), "actor", person) for each in self._history(person, orders, claims)],
        }

    def _orders(self, person: Buyer) -> Sequence[Order]:
        numbers, found = numbers_of(self.orders, person), dict[str, Order]()
        for start in range(0, len(numbers), AT_ONCE):
            found |= self.orders.many(person.community, numbers[start : start + AT_ONCE])
        return [found[number] for number in numbers if number in found]

    def _proof(self, claim: PaymentClaim) -> Document:
        saved_as = f"{claim.id}.{PROOF_TYPES[claim.proof_type]}"
        link = self.proofs.link(claim.community, kept_proof(claim.buyer, claim.proof or ""), saved_as)
        return {"claim": claim.id, "type": claim.proof_type, "link": link}

    def _comments(self, person: Buyer) -> Sequence[Comment]:
        community, author = person.community, person.ok_id
        if not author:
            return []
        return all_of(lambda cursor: self.comments.of_author(community, author, BEGINNING, cursor, AT_ONCE))

    def _history(self, person: Buyer, orders: Sequence[Order], claims: Sequence[PaymentClaim]) -> Sequence[Entry]:
        subjects = [
            buyer_subject(person.id),
            _conversation(person),
            *(order_subject(order.number) for order in orders),
            *(claim_subject(claim.id) for claim in claims),
        ]
        found = [entry for subject in subjects for entry in self.journal.of(person.community, subject)]
        return sorted(found, key=lambda entry: (entry.at, entry.id))


def _order(order: Order, person: Buyer) -> Document:
    plain = asdict(order)
    return {**plain, "payments": [_signed(each, "by", person) for each in plain["payments"]]}


def _signed(plain: dict[str, object], by: str, person: Buyer) -> Document:
    """Who wrote it down: the person, the system, or else somebody whose name is not his to know."""
    own = (None, SYSTEM, person.id, buyer_subject(person.id), _conversation(person))
    return plain if plain[by] in own else {**plain, by: "organizer"}


def _conversation(person: Buyer) -> str:
    return conversation_subject(person_key(person.community, person.ok_id))
