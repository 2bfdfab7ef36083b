"""Commits, as atomic and as conditional as the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from msgspec.structs import replace

from chalicelib.domain.access.access import CLOSED, Access
from chalicelib.domain.access.api_key import ApiKey
from chalicelib.domain.access.desk_session import DeskSession
from chalicelib.domain.access.passkey import Passkey
from chalicelib.domain.access.principals import SYSTEM, Kind, Principal
from chalicelib.domain.access.request_key import KEPT, RequestKey, RequestRecord
from chalicelib.domain.buyers.buyer import Buyer, Identity
from chalicelib.domain.circuit_breaker import CircuitBreaker
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.comments.sync import CommentSync
from chalicelib.domain.communities.community import Community, Connection, Secret
from chalicelib.domain.errors import AlreadyDone, Erased, Full, Repeated, SessionRevoked, Stale
from chalicelib.domain.external.account import WebhookAddress
from chalicelib.domain.external.comparison import Comparison
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.domain.external.poll import Poll
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.external.rule import Rules
from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.journal import Entry, Fact
from chalicelib.domain.notices.notice import Notice
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.counting import progress_of, uncounted
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.balance import Balance
from chalicelib.domain.payments.payment import Payment
from chalicelib.domain.pickup.points import Points
from chalicelib.domain.privacy.pseudonyms import ERASED, person_key
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable

from tests.fakes.catalogue import has_room, move_stock, together
from tests.fakes.memory import Key, Memory


@dataclass(frozen=True)
class MemoryCommits:
    memory: Memory
    correlation: Callable[[], str] = lambda: ""
    principal: Callable[[], Principal] = lambda: SYSTEM
    request_key: Callable[[], RequestKey | None] = lambda: None
    spend: Callable[[], None] = lambda: None
    network: Callable[[], str | None] = lambda: None
    check: Callable[[Fact], None] = lambda _: None

    def commit(self, community: str, commit: Commit) -> None:
        memory, cause = self.memory, (community, commit.idempotency_key or "")
        person = self.principal()
        if person.person and person.rights != memory.access(person.community, person.person).rights:
            raise SessionRevoked
        if (held := _held(person)) and not _is_live(memory.things.get(held)):
            raise SessionRevoked
        claims = {key: holder for thing in commit.save for key, holder in _claims(thing).items()}
        key = self.request_key()
        if key and remembered(memory, key):
            raise AlreadyDone
        if commit.idempotency_key and cause in memory.causes:
            raise Repeated
        if any(_key(thing) in memory.things for thing in commit.once):
            raise Repeated
        if any(_key(mark) in memory.claims for mark in commit.not_erased):
            raise Erased
        for counter_update in together(commit.counter_updates):
            if self._is_full(community, counter_update):
                raise Full(counter=counter_update.name)
        if not all(self._current(thing) for thing in (*commit.save, *commit.unchanged)):
            raise Stale
        if {key for key in claims if not key[-1].startswith(ERASED)} & memory.claims.keys():
            raise Stale
        for thing in commit.remove:
            memory.claims.pop(_key(thing), None)
            memory.things.pop(_key(thing), None)
        memory.claims.update(claims)
        memory.causes.update({cause} if commit.idempotency_key else ())
        memory.journal += [self._entry(community, fact) for fact in commit.facts]
        for counter_update in commit.counter_updates:
            if counter_update.counter is Counter.STOCK:
                move_stock(memory, community, counter_update)
                continue
            memory.counter_updates[_counter_update(community, counter_update)] += counter_update.by
        for thing in commit.once:
            memory.things[_key(thing)] = thing
        for thing in commit.save:
            self._save(thing)
        if key:
            subject = commit.facts[0].subject if commit.facts else ""
            memory.requests[request_place(key)] = RequestRecord(key.fingerprint, key.at, subject)
            self.spend()

    def commit_each(self, community: str, commits: Iterable[Commit]) -> None:
        for commit in commits:
            with suppress(Repeated):
                self.commit(community, commit)

    def _entry(self, community: str, fact: Fact) -> Entry:
        self.check(fact)
        return Entry(
            id=self.memory.new_id(),
            community=community,
            subject=fact.subject,
            event=fact.event,
            at=self.memory.now(),
            actor=fact.actor or self.principal().actor,
            data=fact.data,
            correlation=self.correlation(),
            network="" if self.principal().kind is Kind.OPERATOR else self.network(),
            before=fact.before,
            after=fact.after,
        )

    def _is_full(self, community: str, counter_update: CounterUpdate) -> bool:
        if counter_update.counter is Counter.STOCK:
            return not has_room(self.memory, community, counter_update)
        count = self.memory.counter_updates[_counter_update(community, counter_update)] + counter_update.by
        return counter_update.limit is not None and counter_update.by > 0 and count > counter_update.limit

    def _save(self, thing: Storable) -> None:
        match thing:
            case Secret():
                self.memory.secrets[thing.community, thing.name] = thing.value
            case Identity():
                pass
            case Payment() | Message() | LogRecord() | PushedOrder() | DifferenceReport():
                self.memory.things[_key(thing)] = thing
            case Comment():
                self.memory.comments[thing.community, thing.author, thing.id] = thing
            case Order():
                for name, by in uncounted(thing).items():
                    key = (thing.community, Counter.PROGRESS, f"{thing.purchase}/{name}")
                    self.memory.counter_updates[key] += by
                counted = replace(thing, counted=progress_of(thing), version=thing.version + 1)
                self.memory.things[_key(thing)] = counted
            case _:
                self.memory.things[_key(thing)] = replace(thing, version=thing.version + 1)
        if isinstance(thing, Buyer) and thing.forgotten:
            closed = Access(thing.community, thing.id, rights=CLOSED)
            self.memory.things[_key(closed)] = closed

    def _current(self, thing: Storable) -> bool:
        if isinstance(thing, Identity | Secret | Comment):
            return True
        if isinstance(thing, Payment | Message | LogRecord | PushedOrder | DifferenceReport):
            return _key(thing) not in self.memory.things
        stored = self.memory.things.get(_key(thing))
        if isinstance(stored, Access) and stored.rights == CLOSED:
            return False
        return bool(thing.version == (stored.version if stored else 0))


def request_place(key: RequestKey) -> Key:
    return (key.community, key.actor, key.key)


def remembered(memory: Memory, key: RequestKey) -> RequestRecord | None:
    known = memory.requests.get(request_place(key))
    return known if known and key.at - known.at <= KEPT else None


def _held(principal: Principal) -> Key | None:
    if principal.kind is Kind.API_KEY:
        return ("ApiKey", principal.community, principal.id)
    return ("DeskSession", principal.community, principal.session) if principal.session else None


def _is_live(thing: object) -> bool:
    match thing:
        case ApiKey():
            return thing.revoked_at is None
        case DeskSession():
            return thing.ended_at is None
    return False


def _key(thing: Storable) -> Key:
    match thing:
        case Community():
            return ("Community", thing.id)
        case Identity():
            return ("Identity", thing.community, thing.key)
        case Access():
            return ("Access", thing.community, thing.buyer)
        case Secret():
            return ("Secret", thing.community, thing.name)
        case Order():
            return ("Order", thing.community, thing.number)
        case Notice():
            return ("Notice", thing.community, thing.buyer, thing.id)
        case Passkey():
            return ("Passkey", thing.community, thing.person, thing.id)
        case Message():
            return ("Message", thing.community, person_key(thing.community, thing.user), thing.id)
        case Payment():
            whose = thing.order or f"balance/{thing.buyer}"
            return ("Payment", thing.community, whose, thing.recorded_at.isoformat(), thing.id)
        case Balance():
            return ("Balance", thing.community, thing.buyer)
        case Connection():
            return ("Connection", thing.community, thing.name)
        case CircuitBreaker():
            return ("CircuitBreaker", thing.community, thing.partner)
        case WebhookAddress():
            return ("WebhookAddress", thing.community, thing.account, str(thing.generation))
        case ExternalOrder():
            return ("ExternalOrder", thing.community, thing.account, thing.order)
        case LogRecord() | PushedOrder() | DifferenceReport():
            return (type(thing).__name__, thing.community, thing.account, thing.id)
        case Poll() | Comparison():
            return (type(thing).__name__, thing.community, thing.account)
        case NoticeTemplates() | Points() | CommentSync() | ImportQueue() | Rules():
            return (type(thing).__name__, thing.community)
        case _:
            return (type(thing).__name__, thing.community, thing.id)


def _counter_update(community: str, counter_update: CounterUpdate) -> Key:
    return (community, counter_update.counter, counter_update.name)


def _claims(thing: Storable) -> Mapping[Key, str]:
    match thing:
        case Identity():
            return {_key(thing): thing.buyer}
        case Community(group=str(group), version=0):
            return {("group", group): thing.id}
        case Order(version=0):
            return {("slot", thing.community, thing.purchase, thing.buyer): thing.number}
        case _:
            return {}
