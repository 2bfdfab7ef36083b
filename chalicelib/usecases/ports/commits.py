"""The commit: all that happens at once."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.access.api_key import ApiKey
    from chalicelib.domain.access.desk_session import DeskCode, DeskSession
    from chalicelib.domain.access.passkey import Passkey
    from chalicelib.domain.buyers.buyer import Buyer, Identity
    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.catalogue.price_list import PriceList
    from chalicelib.domain.catalogue.supplier import Supplier
    from chalicelib.domain.circuit_breaker import CircuitBreaker
    from chalicelib.domain.comments.comment import Comment
    from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
    from chalicelib.domain.communities.community import Community, Connection, Organizer, Secret
    from chalicelib.domain.external.account import Account, WebhookAddress
    from chalicelib.domain.external.account_state import AccountState
    from chalicelib.domain.external.comparison import Comparison
    from chalicelib.domain.external.differences import DifferenceReport
    from chalicelib.domain.external.external_order import ExternalOrder
    from chalicelib.domain.external.integration_log import LogRecord
    from chalicelib.domain.external.poll import Poll
    from chalicelib.domain.external.pushed_order import PushedOrder
    from chalicelib.domain.external.rule import Rules
    from chalicelib.domain.external.sale import Sale
    from chalicelib.domain.imports.import_job import Import
    from chalicelib.domain.imports.queue import ImportQueue
    from chalicelib.domain.inbox.message import Message
    from chalicelib.domain.journal import Fact
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.domain.notices.notice_settings import NoticeSettings
    from chalicelib.domain.notices.outbox import Outbox
    from chalicelib.domain.notices.templates import NoticeTemplates
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.orders.saved_view import SavedView
    from chalicelib.domain.payments.balance import Balance
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.payments.payment import Payment
    from chalicelib.domain.pickup.points import Points
    from chalicelib.domain.purchases.purchase import Purchase

    Storable = (
        Community
        | Organizer
        | Secret
        | Connection
        | NoticeTemplates
        | Buyer
        | Identity
        | Access
        | ApiKey
        | DeskCode
        | DeskSession
        | Passkey
        | Purchase
        | Order
        | Payment
        | Balance
        | PaymentClaim
        | SavedView
        | Points
        | PriceList
        | Offer
        | Supplier
        | Import
        | ImportQueue
        | Notice
        | CircuitBreaker
        | NoticeSettings
        | Outbox
        | Message
        | Comment
        | WatchedDiscussion
        | CommentSync
        | Account
        | AccountState
        | WebhookAddress
        | Poll
        | Comparison
        | DifferenceReport
        | Rules
        | Sale
        | ExternalOrder
        | LogRecord
        | PushedOrder
    )


class Counter(StrEnum):
    """POINT: orders that wait at a pickup point. PROGRESS of a purchase: moved by the store itself with each order that
    it writes, named ``<purchase>/<what>``. STOCK of an offer, by its id: the pieces that are free; its ``limit`` is
    what has to stay when some are taken. RULE: lines that a rule decided, named ``<rule>/<act>``.

    These are forgotten: CALLS to a partner in one second, FORMS for files that a person was given, BEGINNINGS of a step
    whose end nobody has seen.
    """

    POINT = "point"
    PROGRESS = "progress"
    STOCK = "stock"
    RULE = "rule"
    CALLS = "calls"
    FORMS = "forms"
    BEGINNINGS = "beginnings"


class CounterUpdate(Struct, frozen=True):
    """A counter that moves ``by`` so much in this commit; upwards it never passes ``limit``; stock falls down to it."""

    counter: Counter
    name: str
    by: int
    limit: int | None = None


class Commit(Struct, frozen=True):
    """All of it or nothing of it: things as they become, what happened, and the key of the message.

    Of each fact an entry of the journal is made: its id, time and actor are known where it is committed.
    A thing's ``version`` is the one it was loaded with (0: it must not exist yet). ``idempotency_key`` names the
    cause; a second commit of the same cause is refused as Repeated. ``unchanged`` are things that are not written, but
    must still be what they were when they were read. ``remove`` are things that cease to be. ``not_erased`` are the
    marks of people whom it names: their data must not have been erased by then. ``once`` are things that are written
    once for ever: if one of them is there, the commit is Repeated.
    """

    save: Sequence[Storable] = ()
    facts: Sequence[Fact] = ()
    idempotency_key: str | None = None
    unchanged: Sequence[Storable] = ()
    counter_updates: Sequence[CounterUpdate] = ()
    remove: Sequence[Storable] = ()
    not_erased: Sequence[Identity] = ()
    once: Sequence[Storable] = ()


class Commits(Protocol):
    def commit(self, community: str, commit: Commit) -> None:
        """All of it on condition that the person at hand, if it is one, still has the rights of his token.

        It carries the key of the request at hand, if there is one, the first of a request only.
        Raises SessionRevoked, AlreadyDone (a request of this key was committed before), Repeated (its
        ``idempotency_key`` was committed before, or one of ``once``), Full (a counter is at its limit), Stale,
        Unavailable.
        Erased is a Stale: somebody whom it names was erased.
        """

    def commit_each(self, community: str, commits: Iterable[Commit]) -> None:
        """One after the other, each whole or not at all, as many at once as the store takes.

        One that was committed before (Repeated) is passed over. Raises what ``commit`` raises otherwise: those before
        the refused one are there then, those after it are not.
        """
