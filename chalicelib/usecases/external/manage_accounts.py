"""Accounts at marketplaces: connected, checked, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct, UnsetType
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid, NotFound
from chalicelib.domain.external.account import (
    FORMS,
    Account,
    account_id,
    account_title,
    checked_fields,
    checked_reserve,
    seller_of,
)
from chalicelib.domain.external.account_addresses import live_addresses
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.journal import Event
from chalicelib.domain.titles import checked_title
from chalicelib.domain.versions import check_version
from chalicelib.domain.words import one_line
from chalicelib.usecases.external.account_facts import save_account
from chalicelib.usecases.external.account_owners import is_of, known_as
from chalicelib.usecases.external.receive_webhooks import write_address
from chalicelib.usecases.external.waiting_work import waiting_work
from chalicelib.usecases.ports import AccountRefused
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.external.account_forms import AccountEdit, AccountWish
    from chalicelib.usecases.ports import (
        Accounts,
        AccountSecrets,
        Breakers,
        Checked,
        Clock,
        Commits,
        ExternalOrders,
        IntegrationLog,
        Marketplaces,
        Signer,
    )

LONGEST_REGION, LONGEST_CODE, MOST_CODES = 60, 40, 100


class ManageAccounts(Struct, frozen=True):
    """``public_url`` is where this house is reached, with a slash at its end."""

    accounts: Accounts
    secrets: AccountSecrets
    marketplaces: Marketplaces
    commits: Commits
    signer: Signer
    webhook_secrets: Callable[[str], Sequence[str]]
    breakers: Breakers
    external: ExternalOrders
    log: IntegrationLog
    public_url: str
    now: Clock

    def list(self, principal: Principal) -> Sequence[Account]:
        return self.accounts.list(principal.community)

    def show(self, principal: Principal, account: str) -> Account:
        """Raises NotFound."""
        return self.accounts.get(principal.community, account)

    def breakers_of(self, found: Sequence[Account]) -> Mapping[str, CircuitBreaker]:
        """Of those whose marketplace does not answer; a hundred accounts at a time, a community has some."""
        parts = [found[place : place + 100] for place in range(0, len(found), 100)]
        read = (self.breakers.of(part[0].community, [each.id for each in part]) for part in parts)
        return {account: breaker for some in read for account, breaker in some.items()}

    def address_of(self, account: Account) -> str:
        """What the marketplace is to push to; empty for one that does not push."""
        return next(reversed(self.addresses_of(account)), "")

    def addresses_of(self, account: Account) -> Sequence[str]:
        """All that work, the last one at the end."""
        begins = f"{self.public_url}hooks/{account.marketplace}/"
        return [begins + write_address(self.signer, each) for each in live_addresses(account)]

    def secret_of(self, principal: Principal, account: str) -> str:
        """What signs pushes to the account's address; it follows from the address. Raises NotFound, Conflict."""
        known = self.accounts.get(principal.community, account)
        if not known.marketplace.signs:
            raise Conflict("account_without_secret")
        return self.webhook_secrets(known.address.place)[0]

    def connect(self, principal: Principal, wish: AccountWish) -> Account:
        """Asked of the marketplace first. One that is there, or was, is the same one again, with this key.

        Raises Invalid, Conflict, AccountRefused (why the marketplace does not let it in), Unavailable.
        """
        form = FORMS[wish.marketplace]
        settings = checked_fields(form.public, wish.settings, "settings", form.optional)
        secrets = checked_fields(form.secret, wish.secrets, "secrets", form.optional)
        seller = seller_of(wish.marketplace, settings, secrets)
        draft = Account(
            id=account_id(wish.marketplace, seller),
            community=principal.community,
            marketplace=wish.marketplace,
            seller=seller,
            title=account_title(wish.title, wish.marketplace, seller),
            connected_at=self.now(),
            settings=settings,
            region=one_line(wish.region, "region", LONGEST_REGION),
            reserve=checked_reserve(wish.reserve),
        )
        draft = known_as(draft, self._asked(draft, secrets), wish.title)
        self.secrets.put(principal.community, draft.id, secrets)
        return retry_on_stale(lambda: self._connect(draft))

    def change(self, principal: Principal, account: str, version: int, edit: AccountEdit) -> Account:
        """Raises NotFound, Stale, Invalid, AccountRefused (why a new key is not taken), Unavailable."""
        before = self.accounts.get(principal.community, account)
        check_version(before.version, version)
        after, checked = self._edited(before, edit), None
        if not isinstance(edit.secrets, UnsetType):
            form = FORMS[before.marketplace]
            secrets = checked_fields(form.secret, edit.secrets, "secrets", form.optional)
            checked = self._asked(before, secrets)
            if not is_of(before, checked):
                raise Conflict("account_wrong")
            self.secrets.put(principal.community, account, secrets)
        if after == before and checked is None:
            return before
        return retry_on_stale(lambda: self._found(before, after, checked))

    def check(self, principal: Principal, account: str) -> Account:
        """The marketplace is asked with the key at hand; what it says stands in the account. Raises Unavailable."""
        before = self.accounts.get(principal.community, account)
        secrets = self.secrets.get(principal.community, account)
        found: Checked | AccountRefused
        try:
            found = self._asked(before, secrets)
        except AccountRefused as refusal:
            found = refusal

        def save() -> Account:
            known = self.accounts.get(principal.community, account)
            return self._found(known, known, found)

        return retry_on_stale(save)

    def remove(self, principal: Principal, account: str, version: int) -> Account:
        """Its orders stay, its key and its addresses do not. Raises NotFound, Stale.

        Asked again it takes the key of one that is removed, too: whoever removed it may have died before.
        """
        before = self.accounts.find(principal.community, account)
        if before is None or before.removed_at:
            if before:
                self.secrets.remove(principal.community, account)
            raise NotFound("account_missing")
        check_version(before.version, version)
        after = replace(before, removed_at=self.now())
        removed = save_account(self.commits, before, after, Event.ACCOUNT_REMOVED, gone=live_addresses(before))
        self.secrets.remove(principal.community, account)
        return removed

    def _found(self, before: Account, after: Account, found: Checked | AccountRefused | None) -> Account:
        """With what its marketplace said of its key; a machine may just be writing down what it has found."""
        state = self.accounts.get(after.community, after.id).state
        became = replace(state, checked_at=self.now(), unkept=()) if found else state
        if isinstance(found, AccountRefused):
            became = replace(became, trouble=found.reason)
        elif found:
            became = replace(became, trouble="", key_ends_at=found.expires_at)
        was = replace(before, state=state)
        return self._taken_up(was, replace(after, state=became))

    def _taken_up(self, before: Account, after: Account) -> Account:
        """What waited for it goes on with the commit in which it is let in, or rests no more."""
        hindered = before.paused_at is not None or bool(before.state.trouble)
        works = after.works and not after.state.trouble
        more = waiting_work(self.external, self.log, after, self.now()) if hindered and works else ()
        return save_account(self.commits, before, after, Event.ACCOUNT_CHANGED, more=more)

    def _asked(self, account: Account, secrets: Mapping[str, str]) -> Checked:
        return self.marketplaces.of(account, secrets).check()

    def _connect(self, draft: Account) -> Account:
        before = self.accounts.find(draft.community, draft.id)
        known = before.state if before else AccountState(draft.community, draft.id)
        state = replace(known, key_ends_at=draft.state.key_ends_at, checked_at=self.now(), trouble="")
        if before and before.removed_at is None:
            kept = replace(before, settings=draft.settings, paused_at=None, state=state)
            return self._taken_up(before, kept)
        fresh = AccountState(draft.community, draft.id, key_ends_at=state.key_ends_at, checked_at=state.checked_at)
        new = replace(draft, state=replace(fresh, version=state.version))
        new = replace(new, generation=before.generation, version=before.version) if before else new
        new = replace(new, state=replace(new.state, live=(new.generation,))) if new.pushes else new
        return save_account(self.commits, before, new, Event.ACCOUNT_CONNECTED, saved=live_addresses(new))

    def _edited(self, before: Account, edit: AccountEdit) -> Account:
        after = before
        if not isinstance(edit.title, UnsetType):
            after = replace(after, title=checked_title(edit.title, "title"))
        if not isinstance(edit.region, UnsetType):
            after = replace(after, region=one_line(edit.region, "region", LONGEST_REGION))
        if not isinstance(edit.reserve, UnsetType):
            after = replace(after, reserve=checked_reserve(edit.reserve))
        if not isinstance(edit.moves_region, UnsetType):
            after = replace(after, moves_region=edit.moves_region)
        if not isinstance(edit.statuses, UnsetType):
            after = replace(after, statuses=_checked_codes(edit.statuses))
        if not isinstance(edit.paused, UnsetType) and edit.paused is (after.paused_at is None):
            after = replace(after, paused_at=self.now() if edit.paused else None)
        return after


def _checked_codes(statuses: Mapping[str, str]) -> Mapping[str, str]:
    if len(statuses) > MOST_CODES or any(len(text) > LONGEST_CODE for pair in statuses.items() for text in pair):
        raise Invalid("statuses_unreadable", "statuses")
    return dict(statuses)
