"""Suppliers, beside the price lists; their tokens are kept elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.domain.catalogue.supplier import Supplier
from chalicelib.domain.errors import NotFound
from chalicelib.storage.engine.bodies import row_of
from chalicelib.storage.engine.reading import read_all, read_one
from chalicelib.storage.engine.registry import writes
from chalicelib.storage.engine.rows import Row, Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pynamodb.models import Model

SUPPLIER = "supplier#"


class SupplierRow(Row):
    class Meta:
        table_name = Table("offers")


@writes(Supplier)
def write_supplier(it: Supplier) -> list[Model]:
    return [row_of(SupplierRow, it.community, SUPPLIER + it.id, it)]


class DynamoSuppliers:
    def get(self, community: str, supplier: str) -> Supplier:
        found = self.find(community, supplier)
        if found is None or found.removed_at:
            raise NotFound("supplier_missing")
        return found

    def find(self, community: str, supplier: str) -> Supplier | None:
        return read_one(SupplierRow, community, SUPPLIER + supplier, Supplier)

    def list(self, community: str) -> Sequence[Supplier]:
        found = [each for each in read_all(SupplierRow, community, SUPPLIER, Supplier) if not each.removed_at]
        return sorted(found, key=lambda each: (each.title.casefold(), each.id))
