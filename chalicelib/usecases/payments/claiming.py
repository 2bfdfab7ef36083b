"""A buyer says that he has paid: the claim waits for an organizer, with its proof."""

import hashlib
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime

from chalicelib.domain.claims import MOST_ORDERS, ClaimState, PaymentClaim
from chalicelib.domain.errors import Invalid, NotFound, Repeated, TooLarge
from chalicelib.domain.filing import Report, filed, with_marks
from chalicelib.domain.journal import Entry, Event, buyer_subject, claim_subject
from chalicelib.domain.launch import Caller
from chalicelib.domain.lists import Page
from chalicelib.domain.orders import Order, is_number
from chalicelib.domain.payments import paid_moment, payment_amount, payment_note
from chalicelib.domain.proofs import LARGEST_PROOF, PROOF_TYPES, SIGNATURE, kept_proof, proof_type, uploaded_proof
from chalicelib.usecases.ports import Buyers, Claims, Clock, Commit, Commits, Files, NewId, Orders, Proofs, UploadForm
from chalicelib.usecases.rereading import reread

PAGE = 20


@dataclass(frozen=True)
class ClaimWish:
    """``key`` is made once per form: the same key twice is the same claim. ``amount`` in kopecks."""

    key: str
    orders: tuple[str, ...]
    amount: int
    paid_at: datetime
    comment: str = ""
    proof: str | None = None


@dataclass(frozen=True)
class Claiming:
    claims: Claims
    orders: Orders
    buyers: Buyers
    files: Files
    proofs: Proofs
    commits: Commits
    now: Clock
    new_id: NewId

    def proof_form(self, caller: Caller, kind: str, size: int) -> tuple[str, UploadForm]:
        """The id of a proof to come, and the form it is uploaded by. Raises Invalid, TooLarge."""
        if kind not in PROOF_TYPES:
            raise Invalid("proof_foreign", "type")
        if size > LARGEST_PROOF:
            raise TooLarge("file_too_large", "size", limit=LARGEST_PROOF // 1_000_000)
        if size < 1:
            raise Invalid("proof_empty", "size")
        proof = self.new_id()
        name = uploaded_proof(caller.buyer, proof)
        return proof, self.files.upload_form(caller.community, name, LARGEST_PROOF, kind)

    def file(self, caller: Caller, wish: ClaimWish) -> PaymentClaim:
        """The claim, or the one that was filed with this key before. Raises Invalid, NotFound, Conflict."""
        claim = hashlib.blake2s(f"{caller.buyer}/{wish.key}".encode(), digest_size=8).hexdigest()
        with suppress(NotFound):
            return self._own(caller, claim)
        checked = _checked(wish, self.now())
        name = self.buyers.get(caller.community, caller.buyer).name
        try:
            return reread(lambda: self._file(caller, claim, checked, name))
        except Repeated:
            return self._own(caller, claim)

    def list(self, caller: Caller, cursor: str | None) -> Page[PaymentClaim]:
        return self.claims.of_buyer(caller.community, caller.buyer, cursor, PAGE)

    def withdraw(self, caller: Caller, claim: str) -> PaymentClaim:
        """Take back a claim nobody has decided on; withdrawn twice is withdrawn. Raises NotFound, Conflict."""

        def change() -> PaymentClaim:
            found = self._own(caller, claim)
            if found.state is ClaimState.WITHDRAWN:
                return found
            after = found.decided(ClaimState.WITHDRAWN, caller.buyer, self.now())
            orders = self.orders.many(caller.community, [part.number for part in after.orders])
            entry = self._entry(after, Event.CLAIM_WITHDRAWN)
            saved = with_marks(after, list(orders.values()))
            self.commits.commit(caller.community, Commit((after, *saved), (entry,)))
            return replace(after, version=after.version + 1)

        return reread(change)

    def proof(self, caller: Caller, claim: str) -> str:
        """A private address of the proof, good for some minutes. Raises NotFound."""
        found = self._own(caller, claim)
        if not found.proof:
            raise NotFound("proof_missing")
        saved_as = f"{found.id}.{PROOF_TYPES[found.proof_type]}"
        return self.proofs.link(caller.community, kept_proof(found.buyer, found.proof), saved_as)

    def _own(self, caller: Caller, claim: str) -> PaymentClaim:
        found = self.claims.get(caller.community, claim)
        if found.buyer != caller.buyer:
            raise NotFound("claim_missing")
        return found

    def _keep_proof(self, caller: Caller, claim: str, proof: str | None) -> str:
        """What the uploaded file really is; it is taken over first, so that nobody can replace what was looked at.

        Every claim has a file of its own: a form for an upload stays good, and may be used again for another claim.
        """
        if proof is None:
            return ""
        kept = kept_proof(caller.buyer, claim)
        beginning = self.proofs.keep(caller.community, uploaded_proof(caller.buyer, proof), kept, SIGNATURE)
        try:
            return proof_type(beginning)
        except Invalid:
            self.proofs.drop(caller.community, kept)
            raise

    def _file(self, caller: Caller, claim: str, wish: ClaimWish, name: str) -> PaymentClaim:
        orders = self._orders(caller, wish)
        kind = self._keep_proof(caller, claim, wish.proof)
        report = Report(wish.amount, wish.paid_at, wish.comment, claim if wish.proof else None, kind)
        new = filed(claim, report, orders, name, self.now())
        commit = Commit(
            (new, *with_marks(new, orders)), (self._entry(new, Event.CLAIM_FILED),), once=claim_subject(claim)
        )
        self.commits.commit(caller.community, commit)
        return replace(new, version=1)

    def _orders(self, caller: Caller, wish: ClaimWish) -> Sequence[Order]:
        """Raises NotFound when one of them is not the caller's."""
        found = self.orders.many(caller.community, wish.orders) if all(map(is_number, wish.orders)) else {}
        orders = [found[number] for number in wish.orders if number in found and found[number].buyer == caller.buyer]
        if len(orders) != len(wish.orders):
            raise NotFound("order_missing")
        return orders

    def _entry(self, claim: PaymentClaim, event: Event) -> Entry:
        numbers = [part.number for part in claim.orders]
        data = {"claim": claim.id, "buyer": claim.buyer, "number": numbers[0], "numbers": numbers}
        subject, actor = claim_subject(claim.id), buyer_subject(claim.buyer)
        told = {**data, "amount": claim.amount}
        return Entry(self.new_id(), claim.community, subject, event, self.now(), actor, told)


def _checked(wish: ClaimWish, now: datetime) -> ClaimWish:
    if not 1 <= len(set(wish.orders)) == len(wish.orders) <= MOST_ORDERS:
        raise Invalid("orders_unreadable", "orders", limit=MOST_ORDERS)
    if not 8 <= len(wish.key) <= 64:
        raise Invalid("field_unreadable", "key")
    return replace(
        wish,
        amount=payment_amount(wish.amount),
        paid_at=paid_moment(wish.paid_at, now),
        comment=payment_note(wish.comment, "comment"),
    )
