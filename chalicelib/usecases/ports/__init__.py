"""What the use cases need from the world. Every port has a hand-written fake that passes the tests of the real one."""
# ruff: noqa: I001 - a line a module, and every name said to be public

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chalicelib.usecases.ports.access import (
        ApiKeys as ApiKeys,
        DeskSessions as DeskSessions,
        Group as Group,
        Launches as Launches,
        Passkeys as Passkeys,
        PasskeyVerifier as PasskeyVerifier,
        RequestKeys as RequestKeys,
        Tokens as Tokens,
    )
    from chalicelib.usecases.ports.buyers import Buyers as Buyers
    from chalicelib.usecases.ports.catalogue import Offers as Offers, PriceLists as PriceLists
    from chalicelib.usecases.ports.channels import (
        ChannelPartner as ChannelPartner,
        Channels as Channels,
        DeskMessage as DeskMessage,
        DeskNoticeRecords as DeskNoticeRecords,
        DeskNotices as DeskNotices,
        Linking as Linking,
        Recipient as Recipient,
    )
    from chalicelib.usecases.ports.comments import Comments as Comments, Discussions as Discussions
    from chalicelib.usecases.ports.commits import (
        Commit as Commit,
        Commits as Commits,
        Counter as Counter,
        CounterUpdate as CounterUpdate,
    )
    from chalicelib.usecases.ports.communities import Communities as Communities, Secrets as Secrets
    from chalicelib.usecases.ports.external import (
        Accounts as Accounts,
        AccountSecrets as AccountSecrets,
        CountedRules as CountedRules,
        Differences as Differences,
        ExternalOrders as ExternalOrders,
        ExternalRules as ExternalRules,
        IntegrationLog as IntegrationLog,
        Marketplaces as Marketplaces,
        Polls as Polls,
        PushedOrders as PushedOrders,
        Sales as Sales,
    )
    from chalicelib.usecases.ports.files import Files as Files, UploadForm as UploadForm
    from chalicelib.usecases.ports.imports import Imports as Imports, Sheets as Sheets
    from chalicelib.usecases.ports.inbox import (
        IncomingMessage as IncomingMessage,
        Messages as Messages,
        WebhookParser as WebhookParser,
    )
    from chalicelib.usecases.ports.journal import Journal as Journal
    from chalicelib.usecases.ports.marketplaces import (
        AccountRefused as AccountRefused,
        Breakers as Breakers,
        CallRefused as CallRefused,
        Checked as Checked,
        MarketplaceAccount as MarketplaceAccount,
        MarketplaceWebhooks as MarketplaceWebhooks,
        RateLimiter as RateLimiter,
        RefusalReason as RefusalReason,
        Refusing as Refusing,
        Reply as Reply,
        SightingPage as SightingPage,
    )
    from chalicelib.usecases.ports.notices import (
        AnswerLost as AnswerLost,
        Bot as Bot,
        Button as Button,
        CallbackButton as CallbackButton,
        LinkButton as LinkButton,
        NoticeRecords as NoticeRecords,
        Notices as Notices,
    )
    from chalicelib.usecases.ports.orders import Known as Known, Orders as Orders, SavedViews as SavedViews
    from chalicelib.usecases.ports.payments import (
        Balances as Balances,
        Claims as Claims,
        Payments as Payments,
        Proofs as Proofs,
    )
    from chalicelib.usecases.ports.pickup import PickupPoints as PickupPoints, PointOccupancy as PointOccupancy
    from chalicelib.usecases.ports.privacy import PersonalData as PersonalData
    from chalicelib.usecases.ports.purchases import Purchases as Purchases
    from chalicelib.usecases.ports.suppliers import (
        Suppliers as Suppliers,
        SupplierService as SupplierService,
        SupplierServices as SupplierServices,
    )
    from chalicelib.usecases.ports.world import (
        Clock as Clock,
        Cursors as Cursors,
        JobQueue as JobQueue,
        NewId as NewId,
        Patience as Patience,
        Phrases as Phrases,
        Publisher as Publisher,
        Signer as Signer,
    )

_NAMES = {  # by module
    "access": "ApiKeys DeskSessions Group Launches Passkeys PasskeyVerifier RequestKeys Tokens",
    "buyers": "Buyers",
    "catalogue": "Offers PriceLists",
    "channels": "ChannelPartner Channels DeskMessage DeskNoticeRecords DeskNotices Linking Recipient",
    "comments": "Comments Discussions",
    "commits": "Commit Commits Counter CounterUpdate",
    "communities": "Communities Secrets",
    "external": "Accounts AccountSecrets CountedRules Differences ExternalOrders ExternalRules IntegrationLog "
    "Marketplaces Polls PushedOrders Sales",
    "files": "Files UploadForm",
    "imports": "Imports Sheets",
    "inbox": "IncomingMessage Messages WebhookParser",
    "journal": "Journal",
    "marketplaces": "AccountRefused Breakers CallRefused Checked MarketplaceAccount MarketplaceWebhooks RateLimiter "
    "RefusalReason Refusing Reply SightingPage",
    "notices": "AnswerLost Bot Button CallbackButton LinkButton NoticeRecords Notices",
    "orders": "Known Orders SavedViews",
    "payments": "Balances Claims Payments Proofs",
    "pickup": "PickupPoints PointOccupancy",
    "privacy": "PersonalData",
    "purchases": "Purchases",
    "suppliers": "Suppliers SupplierService SupplierServices",
    "world": "Clock Cursors JobQueue NewId Patience Phrases Publisher Signer",
}
_MODULES = {name: module for module, names in _NAMES.items() for name in names.split()}


if not TYPE_CHECKING:  # a type checker that saw it would take every name for Any

    def __getattr__(name: str) -> Any:
        """Most ports are names in annotations: a module is loaded when one of its names is really used."""
        if name not in _MODULES:
            raise AttributeError(name)
        return getattr(import_module(f"{__name__}.{_MODULES[name]}"), name)
