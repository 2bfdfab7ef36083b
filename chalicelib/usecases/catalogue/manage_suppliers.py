"""Suppliers with a web service: connected, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from chalicelib.domain.catalogue.supplier import MOST_SUPPLIERS, Supplier, checked_token, supplier_id
from chalicelib.domain.changes import changed_fields
from chalicelib.domain.errors import Invalid, NotFound, Unavailable
from chalicelib.domain.journal import Event, Fact, supplier_subject
from chalicelib.domain.titles import checked_title
from chalicelib.domain.versions import check_version
from chalicelib.usecases.ports import CallRefused, Commit
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.usecases.ports import AccountSecrets, Clock, Commits, Suppliers, SupplierServices

TOKEN = "token"  # noqa: S105 - the name of the field
PROBE = "KABINET-CHECK"
"""An article that nobody has: a service that answers for it, with a list, is one."""


class SupplierWish(Struct, frozen=True):
    title: str
    url: str
    token: str


class SupplierEdit(Struct, frozen=True):
    """What is not named stays."""

    title: str | UnsetType = UNSET
    token: str | UnsetType = UNSET
    paused: bool | UnsetType = UNSET


class ManageSuppliers(Struct, frozen=True):
    suppliers: Suppliers
    secrets: AccountSecrets
    services: SupplierServices
    commits: Commits
    now: Clock

    def list(self, principal: Principal) -> Sequence[Supplier]:
        return self.suppliers.list(principal.community)

    def show(self, principal: Principal, supplier: str) -> Supplier:
        """Raises NotFound."""
        return self.suppliers.get(principal.community, supplier)

    def connect(self, principal: Principal, wish: SupplierWish) -> Supplier:
        """Asked first. One that is there, or was, is the same one again, with this token.

        Raises Invalid, AccountRefused (he does not let us in), CallRefused (he does not keep to the contract),
        Unavailable.
        """
        url, token = wish.url.strip().rstrip("/"), checked_token(wish.token)
        known = {each.id for each in self.suppliers.list(principal.community)}
        if supplier_id(url) not in known and len(known) >= MOST_SUPPLIERS:
            raise Invalid("suppliers_too_many", "url", limit=MOST_SUPPLIERS)
        draft = Supplier(
            id=supplier_id(url),
            community=principal.community,
            title=checked_title(wish.title, "title"),
            url=url,
            connected_at=self.now(),
        )
        self._ask(draft, token)
        self.secrets.put(principal.community, draft.id, {TOKEN: token})
        return retry_on_stale(lambda: self._connect(draft))

    def change(self, principal: Principal, supplier: str, version: int, edit: SupplierEdit) -> Supplier:
        """A new token is tried first. Raises NotFound, Stale, and what ``connect`` raises."""
        before = self.suppliers.get(principal.community, supplier)
        check_version(before.version, version)
        after = self._edited(before, edit)
        renewed = not isinstance(edit.token, UnsetType)
        if not isinstance(edit.token, UnsetType):
            token = checked_token(edit.token)
            self._ask(after, token)
            self.secrets.put(principal.community, supplier, {TOKEN: token})
        if after == before and not renewed:
            return before
        return self._save(before, after, Event.SUPPLIER_CHANGED)

    def check(self, principal: Principal, supplier: str) -> Supplier:
        """Asked with the token at hand; nothing is changed by it. Raises NotFound, and what ``connect`` raises."""
        found = self.suppliers.get(principal.community, supplier)
        self._ask(found, self.secrets.get(principal.community, supplier)[TOKEN])
        return found

    def remove(self, principal: Principal, supplier: str, version: int) -> Supplier:
        """What he keeps for us stays with him, and his token does not stay here. Raises NotFound, Stale.

        Asked again it takes the token of one that is removed, too: whoever removed it may have died before.
        """
        before = self.suppliers.find(principal.community, supplier)
        if before is None or before.removed_at:
            if before:
                self.secrets.remove(principal.community, supplier)
            raise NotFound("supplier_missing")
        check_version(before.version, version)
        removed = self._save(before, replace(before, removed_at=self.now()), Event.SUPPLIER_REMOVED)
        self.secrets.remove(principal.community, supplier)
        return removed

    def _ask(self, supplier: Supplier, token: str) -> None:
        try:
            self.services.of(supplier, token).offers(PROBE)
        except CallRefused as refusal:
            raise CallRefused("supplier_unfit", refusal.said) from None
        except Unavailable:
            raise Unavailable("supplier_unavailable") from None

    def _connect(self, draft: Supplier) -> Supplier:
        before = self.suppliers.find(draft.community, draft.id)
        if before and before.removed_at is None:
            return self._save(before, replace(before, title=draft.title, paused_at=None), Event.SUPPLIER_CHANGED)
        after = replace(draft, version=before.version) if before else draft
        return self._save(before, after, Event.SUPPLIER_CONNECTED)

    def _edited(self, before: Supplier, edit: SupplierEdit) -> Supplier:
        after = before
        if not isinstance(edit.title, UnsetType):
            after = replace(after, title=checked_title(edit.title, "title"))
        if not isinstance(edit.paused, UnsetType) and edit.paused is (after.paused_at is None):
            after = replace(after, paused_at=self.now() if edit.paused else None)
        return after

    def _save(self, before: Supplier | None, after: Supplier, event: Event) -> Supplier:
        was, became = changed_fields(before, after) if before else (None, {"title": after.title, "url": after.url})
        data = {"supplier": after.id, "title": after.title}
        fact = Fact(event, supplier_subject(after.id), data, before=was, after=became)
        self.commits.commit(after.community, Commit((after,), (fact,)))
        return replace(after, version=after.version + 1)
