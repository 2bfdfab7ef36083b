"""All stores over one memory, in place of DynamoDB and object storage."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from chalicelib.domain.access.principals import SYSTEM, Principal
from chalicelib.domain.access.request_key import RequestKey
from chalicelib.domain.journal import Fact
from tests.fakes.buyers import MemoryBuyers
from tests.fakes.catalogue import MemoryOffers, MemoryPriceLists
from tests.fakes.comments import MemoryComments
from tests.fakes.commits import MemoryCommits
from tests.fakes.communities import MemoryCommunities, MemorySecrets
from tests.fakes.credentials import MemoryApiKeys, MemoryDeskSessions, MemoryPasskeys
from tests.fakes.desk_notices import MemoryDeskNotices
from tests.fakes.external import (
    MemoryAccounts,
    MemoryAccountSecrets,
    MemoryDifferences,
    MemoryExternalOrders,
    MemoryIntegrationLog,
    MemoryPolls,
    MemoryPushedOrders,
    MemoryRules,
    MemorySales,
)
from tests.fakes.files import MemoryFiles, MemoryProofs
from tests.fakes.imports import MemoryImports
from tests.fakes.inbox import MemoryMessages
from tests.fakes.journal import MemoryJournal
from tests.fakes.marketplaces import MemoryBreakers
from tests.fakes.memory import Memory
from tests.fakes.notices import MemoryNotices
from tests.fakes.orders import MemoryOrders, MemorySavedViews
from tests.fakes.payments import MemoryBalances, MemoryClaims, MemoryPayments
from tests.fakes.personal_data import MemoryPersonalData
from tests.fakes.pickup import MemoryPoints
from tests.fakes.purchases import MemoryPurchases
from tests.fakes.request_keys import MemoryRequestKeys
from tests.fakes.suppliers import MemorySuppliers


@dataclass
class MemoryStores:
    """``correlation`` and ``principal`` are those of what is committed."""

    memory: Memory = field(default_factory=Memory)
    correlation: Callable[[], str] = lambda: ""
    principal: Callable[[], Principal] = lambda: SYSTEM
    request_key: Callable[[], RequestKey | None] = lambda: None
    spend: Callable[[], None] = lambda: None
    network: Callable[[], str | None] = lambda: None
    check: Callable[[Fact], None] = lambda _: None

    def __post_init__(self) -> None:
        self.commits = MemoryCommits(
            self.memory,
            correlation=self.correlation,
            principal=self.principal,
            request_key=self.request_key,
            spend=self.spend,
            network=self.network,
            check=self.check,
        )
        self._keep_people()
        self._keep_purchases()
        self._keep_credentials()
        self._keep_marketplaces()

    def _keep_people(self) -> None:
        self.communities = MemoryCommunities(self.memory)
        self.secrets = MemorySecrets(self.memory)
        self.buyers = MemoryBuyers(self.memory)
        self.notices = MemoryNotices(self.memory)
        self.desk_notices = MemoryDeskNotices(self.memory)
        self.comments = MemoryComments(self.memory)
        self.messages = MemoryMessages(self.memory)
        self.personal_data = MemoryPersonalData(self.memory)
        self.journal = MemoryJournal(self.memory)

    def _keep_purchases(self) -> None:
        self.purchases = MemoryPurchases(self.memory)
        self.imports = MemoryImports(self.memory)
        self.orders = MemoryOrders(self.memory)
        self.saved_views = MemorySavedViews(self.memory)
        self.claims = MemoryClaims(self.memory)
        self.payments = MemoryPayments(self.memory)
        self.balances = MemoryBalances(self.memory)
        self.points = MemoryPoints(self.memory)
        self.files = self.patient_files = MemoryFiles()
        self.proofs = self.patient_proofs = MemoryProofs(self.files)

    def _keep_credentials(self) -> None:
        self.api_keys = MemoryApiKeys(self.memory)
        self.desk_sessions = MemoryDeskSessions(self.memory)
        self.passkeys = MemoryPasskeys(self.memory)
        self.request_keys = MemoryRequestKeys(self.memory)

    def _keep_marketplaces(self) -> None:
        self.price_lists = MemoryPriceLists(self.memory)
        self.offers = MemoryOffers(self.memory)
        self.suppliers = MemorySuppliers(self.memory)
        self.accounts = MemoryAccounts(self.memory)
        self.account_secrets = MemoryAccountSecrets()
        self.external_orders = MemoryExternalOrders(self.memory)
        self.polls = MemoryPolls(self.memory)
        self.sales = MemorySales(self.memory)
        self.external_rules = MemoryRules(self.memory)
        self.pushed_orders = MemoryPushedOrders(self.memory)
        self.integration_log = MemoryIntegrationLog(self.memory)
        self.differences = MemoryDifferences(self.memory)
        self.breakers = MemoryBreakers()
