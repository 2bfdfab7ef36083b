"""Commits, as atomic and as conditional as the real ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from chalicelib.domain.access.access import CLOSED, Access
from chalicelib.domain.access.api_key import ApiKey
from chalicelib.domain.access.desk_session import DeskSession
from chalicelib.domain.access.principals import SYSTEM, Kind, Principal
from chalicelib.domain.access.request_key import KEPT, RequestKey, RequestRecord
from chalicelib.domain.buyers.buyer import Buyer, Identity
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.communities.community import Secret
from chalicelib.domain.errors import AlreadyDone, Erased, Full, Repeated, SessionRevoked, Stale, TooLarge
from chalicelib.domain.external.differences import DifferenceReport
from chalicelib.domain.external.external_order import ExternalOrder
from chalicelib.domain.external.integration_log import LogRecord
from chalicelib.domain.external.pushed_order import PushedOrder
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.journal import Entry, Fact
from chalicelib.domain.orders.counting import progress_of, uncounted
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.payment import Payment
from chalicelib.domain.privacy.pseudonyms import ERASED
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.fakes.catalogue import has_room, move_stock, together
from tests.fakes.keys import claims_of, key_of
from tests.fakes.memory import Key, Memory

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable

LARGEST_ROW = 400_000


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
        self._refuse_who_may_not()
        self._refuse_what_was_done(community, commit)
        self._refuse_what_changed(community, commit)
        self._write(community, commit)
        self._remember_request(commit)

    def _refuse_who_may_not(self) -> None:
        person = self.principal()
        if person.person and person.rights != self.memory.access(person.community, person.person).rights:
            raise SessionRevoked
        if (held := _held(person)) and not _is_live(self.memory.things.get(held)):
            raise SessionRevoked

    def _refuse_what_was_done(self, community: str, commit: Commit) -> None:
        key = self.request_key()
        if key and remembered(self.memory, key):
            raise AlreadyDone
        if commit.idempotency_key and (community, commit.idempotency_key) in self.memory.causes:
            raise Repeated
        if any(key_of(thing) in self.memory.things for thing in commit.once):
            raise Repeated

    def _refuse_what_changed(self, community: str, commit: Commit) -> None:
        if any(key_of(mark) in self.memory.claims for mark in commit.not_erased):
            raise Erased
        for counter_update in together(commit.counter_updates):
            if self._is_full(community, counter_update):
                raise Full(counter=counter_update.name)
        if any(_is_too_large(thing) for thing in commit.save):
            raise TooLarge
        if not all(self._current(thing) for thing in (*commit.save, *commit.unchanged)):
            raise Stale
        if {key for key in _claimed(commit) if not key[-1].startswith(ERASED)} & self.memory.claims.keys():
            raise Stale

    def _write(self, community: str, commit: Commit) -> None:
        memory = self.memory
        for thing in commit.remove:
            memory.claims.pop(key_of(thing), None)
            memory.things.pop(key_of(thing), None)
        memory.claims.update(_claimed(commit))
        memory.causes.update({(community, commit.idempotency_key)} if commit.idempotency_key else ())
        memory.journal += [self._entry(community, fact) for fact in commit.facts]
        for counter_update in commit.counter_updates:
            if counter_update.counter is Counter.STOCK:
                move_stock(memory, community, counter_update)
                continue
            memory.counter_updates[_counter_update(community, counter_update)] += counter_update.by
        for thing in commit.once:
            memory.things[key_of(thing)] = thing
        for thing in commit.save:
            self._save(thing)

    def _remember_request(self, commit: Commit) -> None:
        if key := self.request_key():
            subject = commit.facts[0].subject if commit.facts else ""
            self.memory.requests[request_place(key)] = RequestRecord(key.fingerprint, key.at, subject)
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
                self.memory.things[key_of(thing)] = thing
            case Comment():
                self.memory.comments[thing.community, thing.author, thing.id] = thing
            case Order():
                for name, by in uncounted(thing).items():
                    key = (thing.community, Counter.PROGRESS, f"{thing.purchase}/{name}")
                    self.memory.counter_updates[key] += by
                counted = replace(thing, counted=progress_of(thing), version=thing.version + 1)
                self.memory.things[key_of(thing)] = counted
            case _:
                self.memory.things[key_of(thing)] = replace(thing, version=thing.version + 1)
        if isinstance(thing, Buyer) and thing.forgotten:
            closed = Access(thing.community, thing.id, rights=CLOSED)
            self.memory.things[key_of(closed)] = closed

    def _current(self, thing: Storable) -> bool:
        if isinstance(thing, Identity | Secret | Comment):
            return True
        if isinstance(thing, Payment | Message | LogRecord | PushedOrder | DifferenceReport):
            return key_of(thing) not in self.memory.things
        stored = self.memory.things.get(key_of(thing))
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


def _counter_update(community: str, counter_update: CounterUpdate) -> Key:
    return (community, counter_update.counter, counter_update.name)


def _claimed(commit: Commit) -> dict[Key, str]:
    """What the things that are saved hold for themselves alone."""
    return {key: holder for thing in commit.save for key, holder in claims_of(thing).items()}


def _is_too_large(thing: Storable) -> bool:
    """Orders of marketplaces are as large as somebody else makes them."""
    return isinstance(thing, ExternalOrder) and len(msgspec.json.encode(thing)) > LARGEST_ROW
