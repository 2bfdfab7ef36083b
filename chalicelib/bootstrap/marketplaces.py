"""Each marketplace as it is spoken to: its client, in the account's limit, every call written into the log."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from chalicelib.domain.errors import NotFound
from chalicelib.domain.external.marketplace import Marketplace
from chalicelib.settings import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chalicelib.bootstrap.clients import Clients
    from chalicelib.domain.external.account import Account
    from chalicelib.marketplaces.http import CallMade, Transport
    from chalicelib.marketplaces.zzap.status_codes import StatusCodes
    from chalicelib.settings import Settings
    from chalicelib.usecases.ports import (
        Clock,
        IntegrationLog,
        MarketplaceAccount,
        MarketplaceWebhooks,
        NewId,
        RateLimiter,
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
AHEAD = 4_000
"""A turn that is so many milliseconds off is waited for."""

STRETCH = 1.3
"""By how much more at the most than it has to an account rests that its marketplace does not answer."""


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
        from chalicelib.marketplaces.safe_address import checked_address

        settings, secrets, loopback = whom.account.settings, whom.secrets, self.settings.allow_loopback == "yes"
        if not settings["url"]:
            return GenericAccount(self._transport(whom, NOWHERE), self.now, Profile())
        headers = token_headers(settings["header"], settings["scheme"], secrets["token"]) if secrets["token"] else {}
        url = checked_address(settings["url"], loopback=loopback)
        profile = read_profile(settings["profile"] or "{}")
        return GenericAccount(self._transport(whom, url, headers=headers), self.now, profile, loopback)

    def _transport(self, whom: KeyedAccount, url: str, **more: Any) -> Transport:
        from chalicelib.marketplaces.http import Transport

        return Transport(
            url=url.rstrip("/"),
            limiter=self._limiter(whom.account),
            made=self._recorder(whom.account, whom.order),
            secrets=whom.secret_words,
            **more,
        )

    def _limiter(self, account: Account) -> RateLimiter:
        import random
        import time

        from chalicelib.storage.external.rate_limiter import DynamoRateLimiter

        return DynamoRateLimiter(
            client=self.clients.dynamodb,
            community=account.community,
            account=account.id,
            interval=INTERVALS[account.marketplace],
            ahead=AHEAD,
            now=self.now,
            sleep=time.sleep,
            stretch=lambda: random.uniform(1, STRETCH),  # noqa: S311 - no secret
        )

    def _recorder(self, account: Account, order: str) -> Callable[[CallMade], None]:
        def record(call: CallMade) -> None:
            from chalicelib import tracing
            from chalicelib.domain.external.integration_log import Direction, LogRecord
            from chalicelib.marketplaces.shortening import shortened

            made = LogRecord(
                community=account.community,
                account=account.id,
                id=self.new_id(),
                direction=Direction.OUTGOING,
                at=self.now(),
                name=f"{call.method} {call.path}",
                order=order,
                status=call.status,
                milliseconds=call.milliseconds,
                asked=shortened(call.asked),
                answered=shortened(call.answered),
                problem=call.problem,
                correlation=tracing.current(),
                changes=call.changes,
            )
            self.log().write(made)

        return record

    @cached_property
    def settings(self) -> Settings:
        return self.clients.settings


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
