"""Everything we keep of a person, handed out."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct, to_builtins

from chalicelib.domain.access.principals import SYSTEM
from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.journal import (
    Entry,
    Event,
    Fact,
    buyer_subject,
    claim_subject,
    conversation_subject,
    order_subject,
)
from chalicelib.domain.lists import paginated
from chalicelib.domain.notices.templates import LANGUAGES
from chalicelib.domain.orders.order import KEPT_PAYMENTS, Order
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.ports import (
    Buyers,
    Claims,
    Clock,
    Comments,
    Commit,
    Commits,
    DeskNotices,
    Journal,
    Messages,
    Notices,
    Orders,
    Passkeys,
    Payments,
    Phrases,
    Proofs,
)
from chalicelib.usecases.privacy.belongings import AT_ONCE, claims_of, numbers_of
from chalicelib.usecases.proof_links import proof_link

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.comments.comment import Comment
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.payments.payment import Payment

BEGINNING = datetime(2020, 1, 1, tzinfo=UTC)
"""Before anything of ours."""

PROOFS_FOR = 60
"""Minutes: time enough to read the document and save what it leads to."""

ORGANIZER, ANOTHER = "organizer", "another"
"""Stand for whoever else wrote something down, and for the order of another buyer."""

Document = Mapping[str, object]


class ExportPerson(Struct, frozen=True):
    buyers: Buyers
    orders: Orders
    payments: Payments
    claims: Claims
    proofs: Proofs
    comments: Comments
    messages: Messages
    notices: Notices
    desk_notices: DeskNotices
    passkeys: Passkeys
    journal: Journal
    commits: Commits
    now: Clock
    phrases: Phrases

    def export(self, principal: Principal, buyer: str) -> Document:
        """A document of plain things: money in kopecks, times in UTC, proofs as links for an hour. Raises NotFound.

        Of others it says nothing: whoever else wrote something down is "organizer", his order "another".
        """
        person = self.buyers.get(principal.community, buyer)
        document = {**self._document(person), **self._written(person)}
        self._note(principal, buyer_subject(buyer))
        return document

    def export_number(self, principal: Principal, ok_id: str) -> Document:
        """The same of an OK number that is no buyer's, or no longer: what he wrote to the group and under its goods."""
        person = Buyer("", principal.community, ok_id)
        written, history = self._written(person), self.journal.of(principal.community, _conversation(person))
        own_history = [_own(each, "actor", person, ()) for each in history]
        self._note(principal, _conversation(person))
        return {**self._about(), "ok_id": ok_id, "proofs": [], **written, "history": own_history}

    def _about(self) -> Document:
        """What a person should know who opens it, and when it was made."""
        about = {language: self.phrases.phrase(language, "export.about") for language in LANGUAGES}
        return {"about": about, "made_at": self.now()}

    def _note(self, principal: Principal, subject: str) -> None:
        fact = Fact(Event.EXPORT_MADE, subject)
        self.commits.commit(principal.community, Commit((), (fact,)))

    def _document(self, person: Buyer) -> Document:
        community, claims = person.community, claims_of(self.claims, person)
        orders = self._orders(person)
        numbers = {order.number for order in orders}
        ledger = [each for order in orders for each in self._ledger(order)]
        ledger += self.payments.of_balance(community, person.id)
        return {
            **self._about(),
            "buyer": to_builtins(person),
            "orders": [_order(order, person, numbers) for order in orders],
            "payments": [_own(each, "by", person, numbers) for each in ledger],
            "claims": [_own(each, "decided_by", person, numbers) for each in claims],
            "proofs": [self._proof(each, person.language or "") for each in claims if each.proof],
            "notices": to_builtins(self.notices.of_buyer(community, person.id)),
            "desk_notices": self._at_the_desk(person),
            "passkeys": to_builtins(self.passkeys.of_person(community, person.id)),
            "history": [_own(each, "actor", person, numbers) for each in self._history(person, orders, claims)],
        }

    def _written(self, person: Buyer) -> Document:
        return {
            "comments": to_builtins(self._comments(person)),
            "messages": to_builtins(self.messages.of_user(person.community, person.ok_id)),
        }

    def _at_the_desk(self, person: Buyer) -> Document:
        """What he wants to hear of and where he is reached, with what he was told lately; of a code nobody is told."""
        records = self.desk_notices.records(person.community, person.id)
        settings: dict[str, Any] = to_builtins(records.settings)
        for address in settings["addresses"].values():
            address.pop("digest")
        return {**settings, "outboxes": to_builtins(list(records.outboxes.values()))}

    def _ledger(self, order: Order) -> Sequence[Payment]:
        """Oldest first; the order has all of it while it is short."""
        if len(order.payments) < KEPT_PAYMENTS:
            return order.payments[::-1]
        return self.payments.of_order(order.community, order.number)

    def _orders(self, person: Buyer) -> Sequence[Order]:
        numbers, found = numbers_of(self.orders, person), dict[str, Order]()
        for start in range(0, len(numbers), AT_ONCE):
            found |= self.orders.many(person.community, numbers[start : start + AT_ONCE])
        return [found[number] for number in numbers if number in found]

    def _proof(self, claim: PaymentClaim, language: str) -> Document:
        word = self.phrases.phrase(language, "proof_file")
        return {
            "claim": claim.id,
            "type": claim.proof_type,
            "link": proof_link(self.proofs, claim, word, PROOFS_FOR).url,
        }

    def _comments(self, person: Buyer) -> Sequence[Comment]:
        community, author = person.community, person.ok_id
        if not author:
            return []
        of_author = partial(self.comments.of_author, community, author, BEGINNING, limit=AT_ONCE)
        return list(paginated(lambda cursor: of_author(cursor=cursor)))

    def _history(self, person: Buyer, orders: Sequence[Order], claims: Sequence[PaymentClaim]) -> Sequence[Entry]:
        subjects = [
            buyer_subject(person.id),
            _conversation(person),
            *(order_subject(order.number) for order in orders),
            *(claim_subject(claim.id) for claim in claims),
        ]
        found = [entry for subject in subjects for entry in self.journal.of(person.community, subject)]
        return sorted(found, key=lambda entry: (entry.at, entry.id))


def _order(order: Order, person: Buyer, numbers: Collection[str]) -> Document:
    return {**to_builtins(order), "payments": [_own(each, "by", person, numbers) for each in order.payments]}


def _own(thing: object, by: str, person: Buyer, numbers: Collection[str]) -> dict[str, Any]:
    """Without who else wrote it down and whose order the other one is: that is not his to know.

    ``by`` is the field of who wrote it down, ``numbers`` are the person's own orders.
    """
    plain: dict[str, Any] = to_builtins(thing)
    own = (None, SYSTEM.actor, person.id, buyer_subject(person.id), _conversation(person))
    signed = _masked({**plain, by: plain[by] if plain[by] in own else ORGANIZER}, numbers)
    return {**signed, "data": _masked(signed["data"], numbers)} if "data" in signed else signed


def _masked(plain: dict[str, Any], numbers: Collection[str]) -> dict[str, Any]:
    """With the order that money came from or went to, if it is his."""
    if plain.get("counterpart") in (None, *numbers):
        return plain
    return {**plain, "counterpart": ANOTHER}


def _conversation(person: Buyer) -> str:
    return conversation_subject(person_key(person.community, person.ok_id))
