"""Where orders of marketplaces are kept, their accounts, and what went between."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chalicelib.domain.external.account import Account
    from chalicelib.domain.external.comparison import Comparison
    from chalicelib.domain.external.differences import DifferenceReport
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.integration_log import LogFilter, LogRecord
    from chalicelib.domain.external.listing import ExternalFilter
    from chalicelib.domain.external.marketplace import Marketplace
    from chalicelib.domain.external.poll import Poll
    from chalicelib.domain.external.pushed_order import PushedOrder
    from chalicelib.domain.external.rule import RuleCounts, Rules
    from chalicelib.domain.external.sale import Sale
    from chalicelib.domain.external.sighting import Phase
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.ports.marketplaces import MarketplaceAccount


class Accounts(Protocol):
    def get(self, community: str, account: str) -> Account:
        """Raises NotFound; of one that was removed, too."""

    def find(self, community: str, account: str) -> Account | None:
        """Also one that was removed."""

    def list(self, community: str) -> Sequence[Account]:
        """All that are there: a community has some."""


class ExternalOrders(Protocol):
    def get(self, community: str, account: str, order: str) -> ExternalOrder:
        """Raises NotFound."""

    def find(self, community: str, account: str, order: str) -> ExternalOrder | None: ...

    def page(self, community: str, wanted: ExternalFilter, cursor: str | None, limit: int) -> Page[ExternalOrder]:
        """Newest first. Raises Invalid for a foreign cursor."""


class Sales(Protocol):
    def get(self, community: str, marketplace: Marketplace, number: str) -> Sale:
        """One that nobody shows, where it is not known yet."""


class ExternalRules(Protocol):
    def get(self, community: str) -> Rules:
        """All of them; none, where nobody has saved any."""

    def counted(self, community: str) -> CountedRules:
        """With how many lines each has decided, in one read."""


class CountedRules(Struct, frozen=True):
    """``counts`` by the rule's id; under ``''`` what no rule fitted."""

    rules: Rules
    counts: Mapping[str, RuleCounts]


class PushedOrders(Protocol):
    def find(self, community: str, account: str, id: str) -> PushedOrder | None:
        """None for a push that told of none, or long ago."""


class Polls(Protocol):
    def get(self, community: str, account: str) -> Poll:
        """One that has not begun, where nobody has polled yet."""


class Differences(Protocol):
    def comparison(self, community: str, account: str) -> Comparison:
        """One that has not begun, where nobody has compared yet."""

    def page(self, community: str, account: str, cursor: str | None, limit: int) -> Page[DifferenceReport]:
        """Newest first, of all accounts where none is named. Raises Invalid for a foreign cursor."""


class IntegrationLog(Protocol):
    def write(self, record: LogRecord) -> None:
        """Raises Unavailable."""

    def many(self, community: str, account: str, ids: Sequence[str]) -> Sequence[LogRecord]:
        """Those that are there, in the order asked for; a hundred at the most."""

    def page(self, community: str, wanted: LogFilter, cursor: str | None, limit: int) -> Page[LogRecord]:
        """Newest first. Raises Invalid for a foreign cursor."""


class AccountSecrets(Protocol):
    """Keys of accounts, apart from everything else that is kept. Raises Unavailable."""

    def put(self, community: str, account: str, secrets: Mapping[str, str]) -> None: ...

    def get(self, community: str, account: str) -> Mapping[str, str]:
        """Raises NotFound."""

    def remove(self, community: str, account: str) -> None: ...


class Marketplaces(Protocol):
    def of(self, account: Account, secrets: Mapping[str, str], order: str = "") -> MarketplaceAccount:
        """The account as it is spoken to; ``order`` is what about, where it is about one: the log says so."""

    def phases_of(self, account: Account) -> Mapping[str, Phase]:
        """What the owner of an account says that the marketplace's statuses mean, by status."""
