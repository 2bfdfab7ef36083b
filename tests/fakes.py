"""The ports in memory, as short as the interfaces; tests/contracts prove that they behave as the real ones do."""

from __future__ import annotations

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any, BinaryIO

from chalicelib.domain.buyers import Buyer, Identity, ok_identity
from chalicelib.domain.communities import BOT_TOKEN, Community, Membership, Organizer, Secret
from chalicelib.domain.errors import Invalid, LaunchForged, NotFound, Repeated, Stale, Unauthorized
from chalicelib.domain.imports import Import
from chalicelib.domain.journal import Entry
from chalicelib.domain.launch import Caller, Launch
from chalicelib.domain.lists import Page
from chalicelib.domain.notices import Notice
from chalicelib.domain.orders import Order, OrderCard, card_of
from chalicelib.domain.purchases import Purchase
from chalicelib.usecases.ports import Clock, Commit, Known, Link, NoticeMatter, UploadForm

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Storable

Key = tuple[str, ...]
FIRST_NUMBER = 1001


@dataclass
class Memory:
    """What is stored. ``claims`` are the places that one holder only may have: identities, seats, groups."""

    things: dict[Key, Any] = field(default_factory=dict)
    claims: dict[Key, str] = field(default_factory=dict)
    causes: set[Key] = field(default_factory=set)
    journal: list[Entry] = field(default_factory=list)
    secrets: dict[Key, str] = field(default_factory=dict)
    counters: Counter[str] = field(default_factory=Counter)

    def find(self, kind: type, *key: str) -> Any:
        return self.things.get((kind.__name__, *key))

    def of(self, kind: type, community: str) -> list[Any]:
        return [thing for key, thing in self.things.items() if key[:2] == (kind.__name__, community)]

    def events(self) -> list[str]:
        return [entry.event for entry in self.journal]

    def orders(self, community: str) -> list[Order]:
        return sorted(self.of(Order, community), key=lambda order: int(order.number))


@dataclass(frozen=True)
class MemoryCommits:
    memory: Memory
    correlation: str = ""

    def commit(self, community: str, commit: Commit) -> None:
        memory, cause = self.memory, (community, commit.once or "")
        claims = {key: holder for thing in commit.save for key, holder in _claims(thing).items()}
        if commit.once and cause in memory.causes:
            raise Repeated
        if not all(self._current(thing) for thing in commit.save) or claims.keys() & memory.claims.keys():
            raise Stale
        memory.claims.update(claims)
        memory.causes.update({cause} if commit.once else ())
        memory.journal += [replace(entry, correlation=self.correlation) for entry in commit.entries]
        for thing in commit.save:
            if isinstance(thing, Secret):
                memory.secrets[thing.community, thing.name] = thing.value
            elif not isinstance(thing, Identity):
                memory.things[_key(thing)] = replace(thing, version=thing.version + 1)

    def _current(self, thing: Storable) -> bool:
        if isinstance(thing, Identity | Secret):
            return True
        stored = self.memory.things.get(_key(thing))
        return bool(thing.version == (stored.version if stored else 0))


def _key(thing: Storable) -> Key:
    match thing:
        case Community():
            return ("Community", thing.id)
        case Identity():
            return ("Identity", thing.community, thing.key)
        case Secret():
            return ("Secret", thing.community, thing.name)
        case Order() | Notice():
            return (type(thing).__name__, thing.community, thing.number)
        case _:
            return (type(thing).__name__, thing.community, thing.id)


def _claims(thing: Storable) -> Mapping[Key, str]:
    match thing:
        case Identity():
            return {_key(thing): thing.buyer}
        case Community(group=str(group), version=0):
            return {("group", group): thing.id}
        case Order(version=0):
            return {("seat", thing.community, thing.purchase, thing.buyer): thing.number}
        case _:
            return {}


@dataclass(frozen=True)
class MemoryCommunities:
    memory: Memory

    def get(self, community: str) -> Community:
        found: Community = _found(self.memory.find(Community, community), "community_missing")
        return found

    def id_of_group(self, group: str) -> str | None:
        return self.memory.claims.get(("group", group))

    def all(self) -> Iterable[Community]:
        return [thing for key, thing in self.memory.things.items() if key[0] == "Community"]

    def organizers(self, community: str) -> Sequence[Organizer]:
        people: list[Organizer] = self.memory.of(Organizer, community)
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))


@dataclass(frozen=True)
class MemorySecrets:
    memory: Memory

    def get(self, community: str, name: str) -> str | None:
        return self.memory.secrets.get((community, name))


@dataclass(frozen=True)
class MemoryBuyers:
    memory: Memory

    def get(self, community: str, buyer: str) -> Buyer:
        found: Buyer = _found(self.memory.find(Buyer, community, buyer), "buyer_missing")
        return found

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        holders = {key: self.memory.claims.get(("Identity", community, key)) for key in keys}
        buyers = {key: self.memory.find(Buyer, community, holder) for key, holder in holders.items() if holder}
        return {key: buyer for key, buyer in buyers.items() if buyer}


@dataclass(frozen=True)
class MemoryPurchases:
    memory: Memory

    def get(self, community: str, purchase: str) -> Purchase:
        found: Purchase = _found(self.memory.find(Purchase, community, purchase), "purchase_missing")
        return found

    def all(self, community: str) -> Sequence[Purchase]:
        return sorted(self.memory.of(Purchase, community), key=lambda purchase: purchase.created_at, reverse=True)


@dataclass(frozen=True)
class MemoryImports:
    memory: Memory

    def get(self, community: str, import_id: str) -> Import:
        found: Import = _found(self.memory.find(Import, community, import_id), "import_missing")
        return found


@dataclass(frozen=True)
class MemoryOrders:
    memory: Memory

    def get(self, community: str, number: str) -> Order:
        found: Order = _found(self.memory.find(Order, community, number), "order_missing")
        return found

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        orders = {number: self.memory.find(Order, community, number) for number in numbers}
        return {number: order for number, order in orders.items() if order}

    def numbers(self, community: str, purchase: str) -> Mapping[str, str]:
        claims = self.memory.claims.items()
        return {key[3]: number for key, number in claims if key[:3] == ("seat", community, purchase)}

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        people = MemoryBuyers(self.memory).by_identities(community, [ok_identity(ok_id) for ok_id in ok_ids]).values()
        seats = self.numbers(community, purchase)
        orders = self.many(community, list(seats.values()))
        return {buyer.ok_id: Known(buyer, orders.get(seats.get(buyer.id, ""))) for buyer in people}

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        own = [order for order in self.memory.orders(community) if order.buyer == buyer]
        recent = [order for order in own if since is None or order.created_at >= since]
        newest = sorted(recent, key=lambda order: order.created_at, reverse=True)
        start = int(MemoryCursors().read(f"{community}#{buyer}", cursor)[0]) if cursor else 0
        page = [card_of(order) for order in newest[start : start + limit]]
        more = len(page) == limit
        return Page(page, MemoryCursors().write(f"{community}#{buyer}", [str(start + limit)]) if more else None)

    def take_numbers(self, community: str, count: int) -> range:
        first = FIRST_NUMBER + self.memory.counters[community]
        self.memory.counters[community] += count
        return range(first, first + count)


@dataclass(frozen=True)
class MemoryNotices:
    memory: Memory

    def matter(self, community: str, buyer: str, number: str, job: str | None) -> NoticeMatter:
        memory = self.memory
        return NoticeMatter(
            _found(memory.find(Community, community)),
            _found(memory.find(Buyer, community, buyer)),
            _found(memory.find(Order, community, number)),
            memory.find(Notice, community, number),
            memory.secrets.get((community, BOT_TOKEN)),
            memory.find(Import, community, job) if job else None,
        )


def _found(thing: Any, reason: str | None = None) -> Any:
    if thing is None:
        raise NotFound(reason)
    return thing


@dataclass
class MemoryFiles:
    contents: dict[Key, bytes] = field(default_factory=dict)

    def upload_form(self, community: str, name: str, largest: int) -> UploadForm:
        return UploadForm("memory://uploads", {"key": f"{community}/{name}"})

    def size(self, community: str, name: str) -> int | None:
        content = self.contents.get((community, name))
        return None if content is None else len(content)

    def open(self, community: str, name: str) -> BinaryIO:
        return BytesIO(self.read(community, name))

    def read(self, community: str, name: str) -> bytes:
        content: bytes = _found(self.contents.get((community, name)), "file_missing")
        return content

    def write(self, community: str, name: str, content: bytes) -> None:
        self.contents[community, name] = content

    def link(self, community: str, name: str, saved_as: str) -> str:
        return f"memory://{community}/{name}?as={saved_as}"


class MemoryCursors:
    """Readable, but a cursor of another's list is refused as the signed one is."""

    def write(self, owner: str, place: Sequence[str]) -> str:
        return urlsafe_b64encode(json.dumps([owner, *place]).encode()).decode()

    def read(self, owner: str, cursor: str) -> Sequence[str]:
        try:
            written, *place = json.loads(urlsafe_b64decode(cursor.encode()))
        except (ValueError, TypeError):
            raise Invalid("cursor_foreign", "cursor") from None
        if written != owner:
            raise Invalid("cursor_foreign", "cursor")
        return [str(part) for part in place]


@dataclass(frozen=True)
class FakeTokens:
    now: Clock

    def issue(self, caller: Caller) -> tuple[str, datetime]:
        return json.dumps([caller.community, caller.buyer, caller.role, caller.language]), self.now()

    def read(self, token: str) -> Caller:
        raise Unauthorized


@dataclass
class FakeLaunches:
    """A query is the name of a launch that OK would have signed."""

    signed: dict[str, Launch] = field(default_factory=dict)

    def verify(self, query: str) -> Launch:
        if query not in self.signed:
            raise LaunchForged
        return self.signed[query]


@dataclass
class FakeGroup:
    """What OK says of people; ``silence`` is raised instead of an answer."""

    members: dict[str, Membership] = field(default_factory=dict)
    allowing: set[str] = field(default_factory=set)
    silence: Exception | None = None

    def membership(self, group: str, user: str) -> Membership:
        self._speak()
        return self.members.get(user, Membership.ACTIVE)

    def messages_allowed(self, launch: Launch) -> bool:
        self._speak()
        return launch.user in self.allowing

    def _speak(self) -> None:
        if self.silence:
            raise self.silence


@dataclass(frozen=True)
class Sent:
    token: str
    user: str
    text: str
    link: Link


@dataclass
class FakeBot:
    """Keeps what was sent. ``troubles`` are raised by the next calls; ``delivers_lost``: a lost answer had arrived."""

    sent: list[Sent] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)
    groups: dict[str, str] = field(default_factory=dict)
    troubles: list[Exception] = field(default_factory=list)
    delivers_lost: bool = False

    def send(self, token: str, user: str, text: str, link: Link) -> bool:
        trouble = self.troubles.pop(0) if self.troubles else None
        if trouble is None or self.delivers_lost:
            self.sent += [Sent(token, user, text, link)] if user not in self.refusing else []
        if trouble:
            raise trouble
        return user not in self.refusing

    def group(self, token: str) -> str:
        if self.troubles:
            raise self.troubles.pop(0)
        if token not in self.groups:
            raise Invalid("bot_token_refused")
        return self.groups[token]


@dataclass
class FakePublisher:
    published: list[Entry] = field(default_factory=list)
    refusing: set[str] = field(default_factory=set)

    def publish(self, entries: Sequence[Entry]) -> set[str]:
        self.published += [entry for entry in entries if entry.id not in self.refusing]
        return {entry.id for entry in entries} & self.refusing
