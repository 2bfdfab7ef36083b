"""A buyer says that he has paid: the claim waits for an organizer, with its proof."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import present
from chalicelib.domain.errors import Full, Invalid, KabinetError, LessDue, NotFound, Repeated, TooLarge, Unavailable
from chalicelib.domain.journal import Event, Fact, claim_subject
from chalicelib.domain.orders.order import Order, is_number
from chalicelib.domain.payments.claim import MOST_ORDERS, ClaimState, PaymentClaim
from chalicelib.domain.payments.filing import Report, check_due, with_marks
from chalicelib.domain.payments.payment import paid_moment, payment_amount, payment_note
from chalicelib.domain.payments.proofs import (
    LARGEST_PROOF,
    PROOF_TYPES,
    SIGNATURE,
    forms_given,
    kept_proof,
    proof_of,
    proof_type,
    uploaded_proof,
)
from chalicelib.usecases.claim_filing import ClaimFiling, claim_data
from chalicelib.usecases.payments.forms import check_form_key, form_id
from chalicelib.usecases.ports import (
    Buyers,
    Claims,
    Clock,
    Commit,
    Commits,
    Counter,
    CounterUpdate,
    Files,
    NewId,
    Orders,
    Proofs,
    UploadForm,
)
from chalicelib.usecases.proof_links import ProofLink, proof_link
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.lists import Page

PAGE = 20


class ClaimRequest(Struct, frozen=True):
    """``key`` is made once per form: the same key twice is the same claim. ``amount`` in kopecks.

    ``due`` is what the form said was left to pay for all of them; None: it did not say.
    """

    key: str
    orders: tuple[str, ...]
    amount: int
    paid_at: datetime
    comment: str = ""
    proof: str | None = None
    due: int | None = None


class FileClaims(Struct, frozen=True):
    claims: Claims
    orders: Orders
    buyers: Buyers
    files: Files
    proofs: Proofs
    commits: Commits
    now: Clock
    new_id: NewId

    def proof_form(self, principal: Principal, kind: str, size: int) -> tuple[str, UploadForm]:
        """The id of a proof to come, and the form it is uploaded by.

        Raises Invalid, TooLarge, Conflict, Full (so many forms are not given in an hour, or on a day).
        """
        if kind not in PROOF_TYPES:
            raise Invalid("proof_foreign", "type")
        if size > LARGEST_PROOF:
            raise TooLarge("proof_too_large", "size", limit=LARGEST_PROOF // 1_000_000)
        if size < 1:
            raise Invalid("proof_empty", "size")
        retry_on_stale(lambda: self._count_form(principal))
        proof = self.new_id()
        name = uploaded_proof(principal.id, proof)
        return proof, self.files.upload_form(principal.community, name, LARGEST_PROOF, kind)

    def _count_form(self, principal: Principal) -> None:
        """A form leads to a file without us: it is given to nobody whose erasure began, and not without end."""
        person = self._person(principal)
        counter_updates = [
            CounterUpdate(Counter.FORMS, name, 1, most) for name, most in forms_given(person.id, self.now())
        ]
        try:
            self.commits.commit(principal.community, Commit(unchanged=(person,), counter_updates=counter_updates))
        except Full:
            raise Full("proofs_too_many") from None

    def file(self, principal: Principal, request: ClaimRequest) -> PaymentClaim:
        """The claim, or the one that was filed with this key before.

        Raises Invalid, NotFound, Conflict, LessDue (somebody was quicker, in another tab perhaps), Repeated (the key
        has reported something else).
        """
        claim = form_id(principal.id, request.key)
        with suppress(NotFound):
            return _the_same(self._own(principal, claim), request)
        checked = _checked(request, self.now())
        file = self._file_with_proof if request.proof is not None else self._file
        try:
            return file(principal, claim, checked)
        except Repeated:
            return _the_same(self._own(principal, claim), request)
        except LessDue:  # unless a twin of this request was quicker
            with suppress(NotFound):
                return _the_same(self._own(principal, claim), request)
            raise

    def list(self, principal: Principal, cursor: str | None) -> Page[PaymentClaim]:
        return self.claims.of_buyer(principal.community, principal.id, cursor, PAGE)

    def withdraw(self, principal: Principal, claim: str) -> PaymentClaim:
        """Take back a claim nobody has decided on; withdrawn twice is withdrawn. Raises NotFound, Conflict."""

        def change() -> PaymentClaim:
            found = self._own(principal, claim)
            if found.state is ClaimState.WITHDRAWN:
                return found
            after = found.decided(ClaimState.WITHDRAWN, principal.id, self.now())
            orders = self.orders.many(principal.community, [part.number for part in after.orders])
            fact = self._withdrawal(after)
            saved = with_marks(after, list(orders.values()))
            self.commits.commit(principal.community, Commit((after, *saved), (fact,)))
            return replace(after, version=after.version + 1)

        return retry_on_stale(change)

    def proof(self, principal: Principal, claim: str, word: str = "proof") -> ProofLink:
        """A private address of the proof, whose file is called by ``word``, good for some minutes. Raises NotFound."""
        return proof_link(self.proofs, self._own(principal, claim), word)

    def _own(self, principal: Principal, claim: str) -> PaymentClaim:
        found = self.claims.get(principal.community, claim)
        if found.buyer != principal.id:
            raise NotFound("claim_missing")
        return found

    def _person(self, principal: Principal) -> Buyer:
        """Raises Conflict for one who is being erased, or was: his session may outlive him."""
        return present(self.buyers.get(principal.community, principal.id))

    def _file_with_proof(self, principal: Principal, claim: str, request: ClaimRequest) -> PaymentClaim:
        """What is refused takes no file over; a file that was taken over for nothing goes again.

        While it is not known whether the claim was filed the file stays: the same form again finds out.
        """
        self._drafted(principal, claim, request)
        uploaded, proof = uploaded_proof(principal.id, request.proof or ""), proof_of(claim, request.proof or "")
        try:
            return self._file(principal, claim, request, (proof, self._keep(principal, uploaded, proof)))
        except Unavailable:
            raise
        except KabinetError:
            self._drop(principal, claim, proof)
            raise

    def _keep(self, principal: Principal, uploaded: str, proof: str) -> str:
        """What the uploaded file really is; it is taken over first, so that nobody can replace what was looked at.

        Every claim has a file of its own: a form for an upload stays good, and may be used again for another claim.
        """
        return proof_type(self.proofs.keep(principal.community, uploaded, kept_proof(principal.id, proof), SIGNATURE))

    def _drop(self, principal: Principal, claim: str, proof: str) -> None:
        """Not the file that a claim has: a twin of this request may have filed it."""
        with suppress(NotFound):
            if self.claims.get(principal.community, claim).proof == proof:
                return
        self.proofs.drop(principal.community, kept_proof(principal.id, proof))

    def _file(
        self, principal: Principal, claim: str, request: ClaimRequest, proof: tuple[str | None, str] = (None, "")
    ) -> PaymentClaim:
        def file() -> PaymentClaim:
            new, commit = self._drafted(principal, claim, request, proof)
            self.commits.commit(principal.community, commit)
            return replace(new, version=1)

        return retry_on_stale(file)

    def _drafted(
        self, principal: Principal, claim: str, request: ClaimRequest, proof: tuple[str | None, str] = (None, "")
    ) -> tuple[PaymentClaim, Commit]:
        """The claim, with its proof's name and type, and all that filing it writes."""
        person, orders = self._person(principal), self._orders(principal, request)
        check_due(orders, request.due)
        report = Report(request.amount, request.paid_at, request.comment, *proof)
        return ClaimFiling(Event.CLAIM_FILED, self.now).of(person, claim, report, orders)

    def _orders(self, principal: Principal, request: ClaimRequest) -> Sequence[Order]:
        """Raises NotFound when one of them is not the principal's."""
        found = self.orders.many(principal.community, request.orders) if all(map(is_number, request.orders)) else {}
        orders = [found[number] for number in request.orders if number in found and found[number].buyer == principal.id]
        if len(orders) != len(request.orders):
            raise NotFound("order_missing")
        return orders

    def _withdrawal(self, claim: PaymentClaim) -> Fact:
        return Fact(Event.CLAIM_WITHDRAWN, claim_subject(claim.id), claim_data(claim))


def _the_same(found: PaymentClaim, request: ClaimRequest) -> PaymentClaim:
    """Raises Repeated when the key has reported something else."""
    if (tuple(part.number for part in found.orders), found.amount) != (request.orders, request.amount):
        raise Repeated("claim_repeated")
    return found


def _checked(request: ClaimRequest, now: datetime) -> ClaimRequest:
    if not 1 <= len(set(request.orders)) == len(request.orders) <= MOST_ORDERS:
        raise Invalid("orders_unreadable", "orders", limit=MOST_ORDERS)
    check_form_key(request.key)
    return replace(
        request,
        amount=payment_amount(request.amount),
        paid_at=paid_moment(request.paid_at, now),
        comment=payment_note(request.comment, "comment"),
    )
