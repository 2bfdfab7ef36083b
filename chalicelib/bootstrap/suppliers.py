"""Suppliers as they are spoken to: each by his web service, in its limit, every call written into the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

if TYPE_CHECKING:
    from chalicelib.bootstrap.transports import Transports
    from chalicelib.domain.catalogue.supplier import Supplier
    from chalicelib.suppliers.service import HttpSupplierService

INTERVAL = 200
"""Milliseconds between the beginnings of two calls of a supplier."""


class SupplierClients(Struct, frozen=True):
    transports: Transports

    def of(self, supplier: Supplier, token: str, order: str = "") -> HttpSupplierService:
        from chalicelib.bootstrap.transports import Caller
        from chalicelib.suppliers.service import HttpSupplierService

        caller = Caller(supplier.community, supplier.id, INTERVAL, order=order, secret_words=(token,))
        headers = {"Authorization": f"Bearer {token}"}
        return HttpSupplierService(self.transports.open_given(caller, supplier.url, headers=headers))
