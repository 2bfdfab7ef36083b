"""Where ledgers, claims and their proofs are kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.lists import LookedPage, Page
    from chalicelib.domain.payments.balance import Balance
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.payments.filters import ClaimFilter, PaymentFilter
    from chalicelib.domain.payments.payment import Payment


class Payments(Protocol):
    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        """The whole ledger of an order, in the order it was written: as long as one buyer pays."""

    def of_balance(self, community: str, buyer: str) -> Sequence[Payment]:
        """The same of what a buyer has on his balance."""

    def join_lists(self, community: str, number: str) -> None:
        """Entries of an order that an earlier release wrote stand in the lists over all orders from now on."""

    def search(self, community: str, wish: PaymentFilter, cursor: str | None, limit: int) -> LookedPage[Payment]:
        """Entries of all ledgers, newest first. Raises Invalid for a cursor of another wish."""


class Balances(Protocol):
    def get(self, community: str, buyer: str) -> Balance:
        """With nothing on it for one who never had any."""


class Claims(Protocol):
    def get(self, community: str, claim: str) -> PaymentClaim:
        """Raises NotFound."""

    def many(self, community: str, claims: Sequence[str]) -> Sequence[PaymentClaim]:
        """Those of these that are there."""

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        """Newest first. Raises Invalid for a foreign cursor."""

    def latest(self, community: str, limit: int) -> Sequence[PaymentClaim]:
        """At most ``limit`` of those nobody has decided on, newest first."""

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        """Those nobody has decided on, oldest first. Raises Invalid for a foreign cursor."""

    def join_lists(self, community: str, buyer: str) -> None:
        """Claims of a buyer that an earlier release decided on stand in the lists of their states from now on."""

    def search(self, community: str, wish: ClaimFilter, cursor: str | None, limit: int) -> LookedPage[PaymentClaim]:
        """Those of a state: what waits oldest first, the others newest first. Raises Invalid."""


class Proofs(Protocol):
    """Proofs of payments: taken over from the uploads, and kept for as long as the claim."""

    def keep(self, community: str, uploaded: str, name: str, beginning: int) -> bytes:
        """Take a file over from the uploads; its first bytes. Raises NotFound. Safe to repeat."""

    def drop(self, community: str, name: str) -> None:
        """Forget a file that turned out to be no proof; nothing happens when there is none."""

    def link(self, community: str, name: str, saved_as: str, kind: str, minutes: int = 5) -> str:
        """A private address good for so long, of a file of the media type ``kind``.

        A browser that is led there saves what it finds and never shows it. A page may show a picture from it: that
        runs nothing.
        """

    def view(self, community: str, name: str, minutes: int = 5) -> str:
        """A private address of a PDF, for a frame: a browser that is led there shows it as that and as nothing else."""

    def count(self, community: str, buyer: str) -> int:
        """How many files of a person there are: those taken over, and the uploads that are not forgotten yet."""

    def forget(self, community: str, buyer: str) -> None:
        """Remove all of them. Safe to repeat."""
