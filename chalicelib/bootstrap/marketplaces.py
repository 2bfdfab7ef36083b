"""Each marketplace as it is spoken to: its client, in the account's limit, every call written into the log."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.bootstrap.transports import Caller, Transports
from chalicelib.domain.errors import Invalid, NotFound
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chalicelib.bootstrap.clients import Clients
    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.sighting import Phase
    from chalicelib.marketplaces.zzap.status_codes import StatusCodes
    from chalicelib.outgoing.transport import Transport
    from chalicelib.settings import Settings
    from chalicelib.usecases.ports import (
        Clock,
        IntegrationLog,
        MarketplaceAccount,
        MarketplaceWebhooks,
        NewId,
    )

INTERVALS: Mapping[Marketplace, int] = {
    Marketplace.OZON: 22,
    Marketplace.YANDEX_MARKET: 100,
    Marketplace.WILDBERRIES: 220,
    Marketplace.ZZAP: 3_300,
    Marketplace.GETZZAP: 1_000,
}
"""Milliseconds between the beginnings of two calls of an account: a tenth more than the marketplace asks for."""

NOWHERE = "https://nowhere.invalid"


class KeyedAccount(Struct, frozen=True):
    """Whom to speak to, with what keys; ``order`` is what about, where it is about one."""

    account: Account
    secrets: Mapping[str, str]
    order: str = ""

    @property
    def secret_words(self) -> tuple[str, ...]:
        """What is struck out of whatever is answered."""
        return tuple(each for each in self.secrets.values() if each)


class MarketplaceClients(Struct, frozen=True, dict=True):
    clients: Clients
    log: Callable[[], IntegrationLog]
    now: Clock
    new_id: NewId

    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> MarketplaceAccount:
        whom = KeyedAccount(account, secrets, order)
        match account.marketplace:
            case Marketplace.OZON:
                return self._ozon(whom)
            case Marketplace.YANDEX_MARKET:
                return self._yandex_market(whom)
            case Marketplace.WILDBERRIES:
                return self._wildberries(whom)
            case Marketplace.ZZAP:
                return self._zzap(whom)
            case Marketplace.GETZZAP:
                return self._generic(whom)

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        if account.marketplace is not Marketplace.GETZZAP:
            return {}
        from chalicelib.marketplaces.getzzap.profile import read_profile

        try:
            return read_profile(account.settings.get("profile") or "{}").phases
        except Invalid:  # of one without an address nobody has looked at it
            return {}

    def _ozon(self, whom: KeyedAccount) -> MarketplaceAccount:
        from chalicelib.marketplaces.ozon.account import OzonAccount

        headers = {"Client-Id": whom.account.settings["client_id"], "Api-Key": whom.secrets["api_key"]}
        transport = self._transport(whom, self.settings.ozon_api_url, headers=headers)
        return OzonAccount(transport, listed(self.settings.ozon_pause_headers))

    def _yandex_market(self, whom: KeyedAccount) -> MarketplaceAccount:
        from chalicelib.marketplaces.yandex_market.account import YandexMarketAccount

        headers = {"Api-Key": whom.secrets["api_key"]}
        transport = self._transport(whom, self.settings.yandex_market_api_url, headers=headers)
        business, campaign = whom.account.settings["business"], whom.account.settings["campaign"]
        return YandexMarketAccount(transport, business, campaign, self.now)

    def _wildberries(self, whom: KeyedAccount) -> MarketplaceAccount:
        from chalicelib.marketplaces.wildberries.account import REFUSAL_COSTS, WildberriesAccount

        headers = {"Authorization": whom.secrets["token"]}
        url = self.settings.wildberries_api_url
        transport = self._transport(whom, url, headers=headers, refusal_costs=REFUSAL_COSTS)
        apart = self.settings.wildberries_unmarked == "apart"
        return WildberriesAccount(transport, self.now, unmarked_apart=apart)

    def _zzap(self, whom: KeyedAccount) -> MarketplaceAccount:
        from chalicelib.marketplaces.zzap.account import ZzapAccount

        secrets = whom.secrets
        return ZzapAccount(
            transport=self._transport(whom, self.settings.zzap_api_url),
            login=secrets["login"],
            password=secrets["password"],
            api_key=secrets["api_key"],
            now=self.now,
            codes=_codes_of(whom.account),
            zone=self.settings.zzap_zone,
        )

    def _generic(self, whom: KeyedAccount) -> MarketplaceAccount:
        """One without an address to ask tells everything by itself."""
        from chalicelib.marketplaces.getzzap.account import GenericAccount, token_headers
        from chalicelib.marketplaces.getzzap.profile import Profile, read_profile

        settings, secrets = whom.account.settings, whom.secrets
        if not settings["url"]:
            return GenericAccount(self._transport(whom, NOWHERE), self.now, Profile())
        headers = token_headers(settings["header"], settings["scheme"], secrets["token"]) if secrets["token"] else {}
        transport = self.transports.open_given(_caller(whom), settings["url"], headers=headers)
        return GenericAccount(transport, self.now, read_profile(settings["profile"] or "{}"))

    def _transport(self, whom: KeyedAccount, url: str, **more: Any) -> Transport:
        return self.transports.open(_caller(whom), url, **more)

    @cached_property
    def transports(self) -> Transports:
        return Transports(self.clients, self.log, self.now, self.new_id)

    @cached_property
    def settings(self) -> Settings:
        return self.clients.settings


def _caller(whom: KeyedAccount) -> Caller:
    account = whom.account
    return Caller(
        community=account.community,
        account=account.id,
        interval=INTERVALS[account.marketplace],
        order=whom.order,
        secret_words=whom.secret_words,
    )


def _codes_of(account: Account) -> StatusCodes:
    """The codes that a seller has named, as ``Account.statuses`` says."""
    from chalicelib.domain.external.sighting import Phase
    from chalicelib.marketplaces.zzap.status_codes import StatusCodes

    statuses = account.statuses
    phases = {code: Phase(name) for code, name in statuses.items() if name in list(Phase)}
    prepaid = frozenset(statuses.get("prepaid", "").split())
    accepted, refused = statuses.get("accepted", ""), statuses.get("refused", "")
    return StatusCodes(phases=phases, accepted=accepted, refused=refused, prepaid=prepaid)


def webhooks_of(marketplace: Marketplace, settings: Settings) -> MarketplaceWebhooks:
    """Raises NotFound for one that does not push."""
    match marketplace:
        case Marketplace.OZON:
            from chalicelib.marketplaces.ozon.webhooks import OzonWebhooks

            return OzonWebhooks(listed(settings.ozon_hook_networks))
        case Marketplace.YANDEX_MARKET:
            from chalicelib.marketplaces.yandex_market.webhooks import YandexMarketWebhooks

            return YandexMarketWebhooks(listed(settings.yandex_market_hook_networks))
    raise NotFound
