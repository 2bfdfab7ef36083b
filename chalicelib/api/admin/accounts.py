"""Accounts at marketplaces: connected, checked, changed, removed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chalicelib.api.audiences import admin
from chalicelib.api.wire import admin as wire
from chalicelib.bootstrap import container
from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.external.account import Account
from chalicelib.edge.requests import Request

if TYPE_CHECKING:
    from collections.abc import Sequence


@admin.get("/v1/accounts", permission=Permission.ACCOUNTS_READ)
def list_accounts(principal: Principal, request: Request) -> wire.accounts.Accounts:
    """All of them; of their keys only when they end."""
    found = container().external.accounts.list(principal)
    return wire.accounts.write_accounts(_with_breakers(found), request.language)


@admin.get("/v1/accounts/{account}", permission=Permission.ACCOUNTS_READ)
def show_account(principal: Principal, request: Request, account: str) -> wire.accounts.MarketplaceAccount:
    """With the address to be given to the marketplace."""
    return _shown(container().external.accounts.show(principal, account), request)


@admin.post("/v1/accounts", permission=Permission.ACCOUNTS_WRITE, status=201, keeps=True)
def connect_account(
    principal: Principal, request: Request, body: wire.accounts.AccountAsked
) -> wire.accounts.MarketplaceAccount:
    """The marketplace is asked first. One that is connected already, or was, is the same again, with this key.

    409 where the marketplace does not let it in: `code` says why.
    """
    return _shown(container().external.accounts.connect(principal, wire.accounts.read_wish(body)), request)


@admin.patch("/v1/accounts/{account}", permission=Permission.ACCOUNTS_WRITE)
def change_account(
    principal: Principal, request: Request, account: str, body: wire.accounts.AccountChanged, version: int
) -> wire.accounts.MarketplaceAccount:
    """What is not named stays. A new key is tried first: 409 where the marketplace does not take it."""
    edit = wire.accounts.read_edit(body)
    return _shown(container().external.accounts.change(principal, account, version, edit), request)


@admin.delete("/v1/accounts/{account}", permission=Permission.ACCOUNTS_WRITE)
def remove_account(
    principal: Principal, request: Request, account: str, version: int
) -> wire.accounts.MarketplaceAccount:
    """Its orders stay; its key and its addresses are gone."""
    return _shown(container().external.accounts.remove(principal, account, version), request)


@admin.post("/v1/accounts/{account}/check", permission=Permission.ACCOUNTS_WRITE, keeps=True)
def check_account(principal: Principal, request: Request, account: str) -> wire.accounts.MarketplaceAccount:
    """The marketplace is asked with the key at hand; what it says stands in `trouble`."""
    return _shown(container().external.accounts.check(principal, account), request)


@admin.get("/v1/accounts/{account}/secret", permission=Permission.ACCOUNTS_WRITE)
def show_webhook_secret(principal: Principal, request: Request, account: str) -> wire.accounts.WebhookSecret:
    """What signs pushes to the present address, as Standard Webhooks says. 409 for a marketplace that does not sign."""
    return wire.accounts.WebhookSecret(secret=container().external.accounts.secret_of(principal, account))


@admin.post("/v1/accounts/{account}/address", permission=Permission.ACCOUNTS_WRITE, keeps=True)
def renew_address(principal: Principal, request: Request, account: str) -> wire.accounts.MarketplaceAccount:
    """Another address for the marketplace. The one in use works until another has brought its first order."""
    return _shown(container().external.addresses.renew(principal, account), request)


@admin.post("/v1/accounts/{account}/address/end", permission=Permission.ACCOUNTS_WRITE, keeps=True)
def end_earlier_addresses(principal: Principal, request: Request, account: str) -> wire.accounts.MarketplaceAccount:
    """Only the last address works from now on: what is pushed to another one is not taken."""
    return _shown(container().external.addresses.end_earlier(principal, account), request)


def _shown(account: Account, request: Request) -> wire.accounts.MarketplaceAccount:
    return wire.accounts.write_account(_with_breakers([account])[0], request.language)


def _with_breakers(found: Sequence[Account]) -> Sequence[wire.accounts.Shown]:
    accounts = container().external.accounts
    down = accounts.breakers_of(found)
    return [wire.accounts.Shown(each, accounts.addresses_of(each), down.get(each.id)) for each in found]
