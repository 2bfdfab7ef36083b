"""Suppliers with a web service: where they are kept, and what is asked of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.catalogue.supplier import Held, SuppliedOffer, Supplier
    from chalicelib.domain.external.external_order import Reservation


class Suppliers(Protocol):
    def get(self, community: str, supplier: str) -> Supplier:
        """Raises NotFound; of one that was removed, too."""

    def find(self, community: str, supplier: str) -> Supplier | None:
        """Also one that was removed."""

    def list(self, community: str) -> Sequence[Supplier]:
        """All that are there, by title: as many as ``MOST_SUPPLIERS``."""


class SupplierService(Protocol):
    """A supplier's web service, with our token. Every call has a timeout, keeps a limit, is logged.

    Raises, of every call: AccountRefused (``supplier_key``, ``address_refused``), CallRefused, NotYet, Unavailable (not
    done), AnswerLost (perhaps done).
    """

    def offers(self, article: str, brand: str = "") -> Sequence[SuppliedOffer]:
        """Of the article, as he has them now."""

    def held(self, key: str) -> Held | None:
        """What he keeps under the key; None for nothing."""

    def hold(self, reservation: Reservation, pieces: int) -> None:
        """Keep so many, or from now on only so many. The same again changes nothing; what was let go of never comes
        back, and a number never grows.
        """

    def release(self, key: str) -> None:
        """Let go of it for ever, whether it is there or not."""


class SupplierServices(Protocol):
    def of(self, supplier: Supplier, token: str, order: str = "") -> SupplierService:
        """``order`` is what about, where it is about one: the log says so. Raises Invalid for an address that is not to
        be called.
        """
