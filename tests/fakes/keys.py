"""Under what a stored thing is found, and what it holds for itself alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from chalicelib.domain.access.access import Access
from chalicelib.domain.access.passkey import Passkey
from chalicelib.domain.buyers.buyer import Identity
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.comments.sync import CommentSync
from chalicelib.domain.communities.community import Community, Connection, Secret
from chalicelib.domain.external.account import WebhookAddress
from chalicelib.domain.external.account_state import AccountState
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.external.rule import Rules
from chalicelib.domain.external.sale import Sale
from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.notices.notice import Notice
from chalicelib.domain.notices.notice_settings import NoticeSettings
from chalicelib.domain.notices.outbox import Outbox
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.payment import Payment
from chalicelib.domain.pickup.points import Points
from chalicelib.domain.privacy.pseudonyms import person_key
from tests.fakes.memory import Key

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable

NAMED_BY: Mapping[type, Sequence[str]] = {
    Community: ("id",),
    Identity: ("community", "key"),
    Access: ("community", "buyer"),
    Secret: ("community", "name"),
    Order: ("community", "number"),
    Notice: ("community", "buyer", "id"),
    Passkey: ("community", "person", "id"),
    Balance: ("community", "buyer"),
    NoticeSettings: ("community", "person"),
    Outbox: ("community", "person", "channel"),
    Connection: ("community", "name"),
    CircuitBreaker: ("community", "partner"),
    WebhookAddress: ("community", "account", "generation"),
    Sale: ("community", "marketplace", "number"),
    ExternalOrder: ("community", "account", "order"),
    LogRecord: ("community", "account", "id"),
    PushedOrder: ("community", "account", "id"),
    DifferenceReport: ("community", "account", "id"),
    **dict.fromkeys((Poll, Comparison, AccountState), ("community", "account")),
    **dict.fromkeys((NoticeTemplates, Points, CommentSync, ImportQueue, Rules), ("community",)),
}
"""Those that an id within their community is not enough for, or that have none."""


def key_of(thing: Storable) -> Key:
    match thing:
        case Message():
            names = [thing.community, person_key(thing.community, thing.user), thing.id]
        case Payment():
            whose = thing.order or f"balance/{thing.buyer}"
            names = [thing.community, whose, thing.recorded_at.isoformat(), thing.id]
        case _:
            names = [str(getattr(thing, name)) for name in NAMED_BY.get(type(thing), ("community", "id"))]
    return (type(thing).__name__, *names)


def claims_of(thing: Storable) -> Mapping[Key, str]:
    match thing:
        case Identity():
            return {key_of(thing): thing.buyer}
        case Community(group=str(group), version=0):
            return {("group", group): thing.id}
        case Order(version=0):
            return {("slot", thing.community, thing.purchase, thing.buyer): thing.number}
        case _:
            return {}
