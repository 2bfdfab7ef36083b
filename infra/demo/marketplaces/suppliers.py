"""The played supplier, connected with the keys that the sandbox shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.usecases.catalogue.manage_suppliers import SupplierWish

if TYPE_CHECKING:
    from chalicelib.bootstrap import Container
    from chalicelib.domain.access.principals import Principal
    from infra.demo.marketplaces.played import Played


def connect(kabinet: Container, principal: Principal, played: Played) -> None:
    """One that is there is left alone."""
    manage = kabinet.catalogue.manage_suppliers
    (access,) = played.ask("supplier/keys")["accounts"]
    if any(each.url == access["settings"]["url"] for each in manage.list(principal)):
        return
    manage.connect(principal, SupplierWish(access["title"], access["settings"]["url"], access["secrets"]["token"]))
