"""The ports in memory, as short as the interfaces; tests/contracts prove that they behave as the real ones do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from chalicelib.domain.access.access import CLOSED, Access
from chalicelib.domain.access.principals import SYSTEM, Kind, Principal
from chalicelib.domain.buyers.buyer import Buyer, Identity, erasure_mark, known_people, people_keys
from chalicelib.domain.comments.comment import Comment
from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
from chalicelib.domain.communities.community import BOT_TOKEN, Community, Connection, ConnectionName, Organizer, Secret
from chalicelib.domain.errors import Erased, Full, NotFound, Repeated, SessionRevoked, Stale
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.imports.queue import ImportQueue
from chalicelib.domain.inbox.message import Message
from chalicelib.domain.journal import Entry, Fact
from chalicelib.domain.lists import Page
from chalicelib.domain.notices.circuit_breaker import OK_BOT, CircuitBreaker
from chalicelib.domain.notices.notice import Notice, edits_id
from chalicelib.domain.notices.templates import NoticeTemplates
from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel, bill_of, card_of, parcel_of
from chalicelib.domain.orders.order import Order
from chalicelib.domain.payments.claim import ClaimState, PaymentClaim
from chalicelib.domain.payments.payment import Payment
from chalicelib.domain.pickup.points import Points
from chalicelib.domain.privacy.pseudonyms import ERASED, person_key
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.usecases import ports
from chalicelib.usecases.ports import Commit, CounterUpdate, Known, NoticeRecords, PointOccupancy
from chalicelib.usecases.ports import Counter as TallyCounter
from tests.fakes.signing import MemoryCursors
from tests.world import Clock, CountedIds

if TYPE_CHECKING:
    from chalicelib.usecases.ports.commits import Storable

Key = tuple[str, ...]
FIRST_NUMBER = 1001


@dataclass
class Memory:
    """What is stored. ``claims`` are the places that one holder only may have: identities, slots, groups.

    ``now`` and ``new_id`` are for the entries of the journal.
    """

    now: ports.Clock = field(default_factory=Clock)
    new_id: ports.NewId = field(default_factory=CountedIds)
    things: dict[Key, Any] = field(default_factory=dict)
    claims: dict[Key, str] = field(default_factory=dict)
    causes: set[Key] = field(default_factory=set)
    journal: list[Entry] = field(default_factory=list)
    secrets: dict[Key, str] = field(default_factory=dict)
    counters: Counter[str] = field(default_factory=Counter)
    counter_updates: Counter[Key] = field(default_factory=Counter)
    comments: dict[Key, Comment] = field(default_factory=dict)

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
    correlation: Callable[[], str] = lambda: ""
    principal: Callable[[], Principal] = lambda: SYSTEM

    def commit(self, community: str, commit: Commit) -> None:
        memory, cause = self.memory, (community, commit.idempotency_key or "")
        person = self.principal()
        if person.kind is Kind.PERSON and person.rights != _access(memory, person.community, person.id).rights:
            raise SessionRevoked
        claims = {key: holder for thing in commit.save for key, holder in _claims(thing).items()}
        if commit.idempotency_key and cause in memory.causes:
            raise Repeated
        if any(_key(mark) in memory.claims for mark in commit.not_erased):
            raise Erased
        for counter_update in commit.counter_updates:
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
            memory.counter_updates[_counter_update(community, counter_update)] += counter_update.by
        for thing in commit.save:
            self._save(thing)

    def _entry(self, community: str, fact: Fact) -> Entry:
        return Entry(
            id=self.memory.new_id(),
            community=community,
            subject=fact.subject,
            event=fact.event,
            at=self.memory.now(),
            actor=fact.actor or self.principal().actor,
            data=fact.data,
            correlation=self.correlation(),
        )

    def _is_full(self, community: str, counter_update: CounterUpdate) -> bool:
        count = self.memory.counter_updates[_counter_update(community, counter_update)] + counter_update.by
        return counter_update.limit is not None and counter_update.by > 0 and count > counter_update.limit

    def _save(self, thing: Storable) -> None:
        match thing:
            case Secret():
                self.memory.secrets[thing.community, thing.name] = thing.value
            case Identity():
                pass
            case Payment() | Message():
                self.memory.things[_key(thing)] = thing
            case Comment():
                self.memory.comments[thing.community, thing.author, thing.id] = thing
            case _:
                self.memory.things[_key(thing)] = replace(thing, version=thing.version + 1)
        if isinstance(thing, Buyer) and thing.forgotten:
            closed = Access(thing.community, thing.id, rights=CLOSED)
            self.memory.things[_key(closed)] = closed

    def _current(self, thing: Storable) -> bool:
        if isinstance(thing, Identity | Secret | Comment):
            return True
        if isinstance(thing, Payment | Message):
            return _key(thing) not in self.memory.things
        stored = self.memory.things.get(_key(thing))
        if isinstance(stored, Access) and stored.rights == CLOSED:
            return False
        return bool(thing.version == (stored.version if stored else 0))


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
        case Message():
            return ("Message", thing.community, person_key(thing.community, thing.user), thing.id)
        case Payment():
            return ("Payment", thing.community, thing.order, thing.recorded_at.isoformat(), thing.id)
        case Connection():
            return ("Connection", thing.community, thing.name)
        case CircuitBreaker():
            return ("CircuitBreaker", thing.community, thing.partner)
        case NoticeTemplates() | Points() | CommentSync() | ImportQueue():
            return (type(thing).__name__, thing.community)
        case _:
            return (type(thing).__name__, thing.community, thing.id)


def _access(memory: Memory, community: str, buyer: str) -> Access:
    found: Access | None = memory.find(Access, community, buyer)
    return found or Access(community, buyer)


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


@dataclass(frozen=True)
class MemoryCommunities:
    memory: Memory

    def get(self, community: str) -> Community:
        found: Community = _found(self.memory.find(Community, community), "community_missing")
        return found

    def id_of_group(self, group: str) -> str | None:
        return self.memory.claims.get(("group", group))

    def page(self, cursor: str | None, limit: int) -> Page[Community]:
        there = sorted(key[1] for key in self.memory.things if key[0] == "Community" and key[1] > (cursor or ""))
        some = [self.get(each) for each in there[:limit]]
        return Page(some, some[-1].id if len(some) == limit else None)

    def organizers(self, community: str) -> Sequence[Organizer]:
        people: list[Organizer] = self.memory.of(Organizer, community)
        return sorted(people, key=lambda person: (person.last_name, person.first_name, person.id))

    def wording(self, community: str) -> NoticeTemplates:
        return self.memory.find(NoticeTemplates, community) or NoticeTemplates(community)

    def connections(self, community: str) -> Sequence[Connection]:
        return sorted(self.memory.of(Connection, community), key=lambda each: each.name)


@dataclass(frozen=True)
class MemorySecrets:
    memory: Memory

    def get(self, community: str, name: str) -> str | None:
        return self.memory.secrets.get((community, name))


@dataclass(frozen=True)
class MemoryBuyers:
    memory: Memory

    def get(self, community: str, buyer: str) -> Buyer:
        found: Buyer = _found(self.memory.find(Buyer, community, buyer), "buyer_unknown")
        return found

    def access(self, community: str, buyer: str) -> Access:
        return _access(self.memory, community, buyer)

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        found = {buyer: self.memory.find(Buyer, community, buyer) for buyer in buyers}
        return {name: buyer for name, buyer in found.items() if buyer}

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

    def page(self, community: str, cursor: str | None, limit: int) -> Page[Purchase]:
        purchases = {(_moment(each.created_at), each.id): each for each in self.memory.of(Purchase, community)}
        return _page(f"{community}/purchases", purchases, cursor, limit, newest_first=True)

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        known: list[Purchase] = sorted(self.memory.of(Purchase, community), key=lambda each: each.id)
        return [each for each in known if each.id > purchase][:limit]


@dataclass(frozen=True)
class MemoryImports:
    memory: Memory

    def get(self, community: str, import_id: str) -> Import:
        found: Import = _found(self.memory.find(Import, community, import_id), "import_missing")
        return found

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        found = {each: self.memory.find(Import, community, each) for each in import_ids}
        return {name: job for name, job in found.items() if job}

    def queue(self, community: str) -> ImportQueue:
        return self.memory.find(ImportQueue, community) or ImportQueue(community)


@dataclass(frozen=True)
class MemoryOrders:
    memory: Memory

    def get(self, community: str, number: str) -> Order:
        found: Order = _found(self.memory.find(Order, community, number), "order_missing")
        return found

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        orders = {number: self.memory.find(Order, community, number) for number in numbers}
        return {number: order for number, order in orders.items() if order}

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        return [slot for slot in sorted(self._slots(community, purchase).items()) if slot[0] > buyer][:limit]

    def at_point(self, community: str, point: str, after: str, limit: int) -> Sequence[str]:
        held = [each.number for each in self.memory.orders(community) if each.held_at == point]
        return sorted(number for number in held if number > after)[:limit]

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        found = MemoryBuyers(self.memory).by_identities(community, people_keys(community, ok_ids))
        people = known_people(community, ok_ids, found)
        slots = self._slots(community, purchase)
        orders = self.many(community, list(slots.values()))
        return {ok_id: Known(buyer, orders.get(slots.get(buyer.id, ""))) for ok_id, buyer in people.items()}

    def _slots(self, community: str, purchase: str) -> Mapping[str, str]:
        claims = self.memory.claims.items()
        return {key[3]: number for key, number in claims if key[:3] == ("slot", community, purchase)}

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        own = [order for order in self.memory.orders(community) if order.buyer == buyer]
        recent = [order for order in own if since is None or order.created_at >= since]
        cards = {(_moment(order.created_at), order.number): card_of(order) for order in recent}
        return _page(f"{community}#{buyer}/orders", cards, cursor, limit, newest_first=True)

    def bills_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Bill]:
        own = [bill_of(order) for order in self.memory.orders(community) if order.buyer == buyer]
        bills = {(_moment(bill.until), bill.number): bill for bill in own if bill}
        return _page(f"{community}#{buyer}/bills", bills, cursor, limit)

    def parcels_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Parcel]:
        own = [order for order in self.memory.orders(community) if order.buyer == buyer]
        parcels = {(_moment(each.created_at), each.number): parcel for each in own if (parcel := parcel_of(each))}
        return _page(f"{community}#{buyer}/parcels", parcels, cursor, limit)

    def take_numbers(self, community: str, count: int) -> range:
        first = FIRST_NUMBER + self.memory.counters[community]
        self.memory.counters[community] += count
        return range(first, first + count)


@dataclass(frozen=True)
class MemoryNotices:
    memory: Memory

    def records(
        self,
        community: str,
        buyer: str,
        notice: str,
        number: str | None,
        job: str | None,
        connection: ConnectionName | None = None,
    ) -> NoticeRecords:
        memory = self.memory
        return NoticeRecords(
            _found(memory.find(Community, community)),
            _found(memory.find(Buyer, community, buyer)),
            _found(memory.find(Order, community, number)) if number else None,
            memory.find(Notice, community, buyer, notice),
            memory.secrets.get((community, BOT_TOKEN)),
            memory.find(Import, community, job) if job else None,
            memory.find(CircuitBreaker, community, OK_BOT),
            memory.find(NoticeTemplates, community),
            memory.find(Connection, community, connection) if connection else None,
            memory.find(Notice, community, buyer, edits_id(number)) if number and job else None,
        )

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        own = [each for each in self.memory.of(Notice, community) if each.buyer == buyer]
        return sorted(own, key=lambda notice: notice.id)

    def undelivered(self, community: str, since: datetime, cursor: str | None, limit: int) -> Page[Notice]:
        notices = [each for each in self.memory.of(Notice, community) if each.undelivered and each.at >= since]
        undelivered = {(_moment(each.at), each.buyer, each.id): each for each in notices}
        return _page(f"{community}/untold", undelivered, cursor, limit, newest_first=True)


@dataclass(frozen=True)
class MemoryClaims:
    memory: Memory

    def get(self, community: str, claim: str) -> PaymentClaim:
        found: PaymentClaim = _found(self.memory.find(PaymentClaim, community, claim), "claim_missing")
        return found

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        claims = self.memory.of(PaymentClaim, community)
        own = {(_filed(each), each.id): each for each in claims if each.buyer == buyer}
        return _page(f"{community}#{buyer}/claims", own, cursor, limit, newest_first=True)

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        claims = self.memory.of(PaymentClaim, community)
        pending = {(_filed(each), each.id): each for each in claims if each.state is ClaimState.PENDING}
        return _page(f"{community}/waiting", pending, cursor, limit)


@dataclass(frozen=True)
class MemoryPayments:
    memory: Memory

    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        ledger = [each for each in self.memory.of(Payment, community) if each.order == number]
        return sorted(ledger, key=lambda payment: (payment.recorded_at, payment.id))


@dataclass(frozen=True)
class MemoryPoints:
    memory: Memory

    def get(self, community: str) -> PointOccupancy:
        points = self.memory.find(Points, community) or Points(community)
        kind = (community, TallyCounter.POINT)
        return PointOccupancy(
            points, {key[2]: count for key, count in self.memory.counter_updates.items() if key[:2] == kind}
        )

    def with_order(self, community: str, number: str) -> tuple[PointOccupancy, Order]:
        return self.get(community), MemoryOrders(self.memory).get(community, number)


@dataclass(frozen=True)
class MemoryComments:
    memory: Memory

    def of_author(self, community: str, author: str, since: datetime, cursor: str | None, limit: int) -> Page[Comment]:
        own = [each for each in self._of(community) if each.author == author and each.at >= since]
        comments = {(_moment(each.at), each.id): each for each in own}
        return _page(f"{community}#ok:{author}/comments", comments, cursor, limit, newest_first=True)

    def of_discussion(
        self, community: str, discussion: str, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Comment]:
        found = [each for each in self._of(community) if each.discussion == discussion]
        between = [each for each in found if (not since or since <= each.at) and (not until or each.at <= until)]
        return sorted(between, key=lambda comment: (comment.at, comment.id))

    def put(self, comments: Sequence[Comment]) -> None:
        commits = MemoryCommits(self.memory)
        for comment in comments:
            mark = erasure_mark(comment.community, comment.author)
            commits.commit(comment.community, Commit((comment,), not_erased=(mark,)))

    def pull(self, community: str) -> CommentSync:
        return self.memory.find(CommentSync, community) or CommentSync(community)

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        found = {each: self.memory.find(WatchedDiscussion, community, each) for each in discussions}
        return {name: watched for name, watched in found.items() if watched}

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        known: list[WatchedDiscussion] = self.memory.of(WatchedDiscussion, community)
        return sorted((each for each in known if each.is_left(now)), key=lambda each: each.id)[:limit]

    def _of(self, community: str) -> Sequence[Comment]:
        return [each for key, each in self.memory.comments.items() if key[0] == community]


@dataclass(frozen=True)
class MemoryMessages:
    memory: Memory

    def get(self, community: str, person: str, message: str) -> Message:
        found: Message = _found(self.memory.find(Message, community, person, message), "message_missing")
        return found

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        own = [each for each in self.memory.of(Message, community) if each.user == user]
        return sorted(own, key=lambda message: (message.at, message.id))


@dataclass(frozen=True)
class MemoryJournal:
    memory: Memory

    def of(self, community: str, subject: str) -> Sequence[Entry]:
        entries = [each for each in self.memory.journal if (each.community, each.subject) == (community, subject)]
        return sorted(entries, key=lambda entry: (entry.at, entry.id))


@dataclass(frozen=True)
class MemoryPersonalData:
    memory: Memory

    def count(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        return {name: len(found) for name, found in self._of(community, buyer).items()}

    def erase(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        counts = self.count(community, buyer)
        for name, found in self._of(community, buyer).items():
            kept: dict[Key, Any] = self.memory.comments if name == "comments" else self.memory.things
            for key in found:
                del kept[key]
        return counts

    def _of(self, community: str, buyer: Buyer) -> Mapping[str, Sequence[Key]]:
        person = person_key(community, buyer.ok_id)
        return {
            "notices": [key for key in self.memory.things if key[:3] == ("Notice", community, buyer.id)],
            "comments": [key for key in self.memory.comments if key[:2] == (community, buyer.ok_id)],
            "messages": [key for key in self.memory.things if key[:3] == ("Message", community, person)],
        }


def _filed(claim: PaymentClaim) -> str:
    return claim.filed_at.isoformat(timespec="microseconds")


def _page(
    owner: str, things: Mapping[Any, Any], cursor: str | None, limit: int, newest_first: bool = False
) -> Page[Any]:
    """Things by their places in the list. A full page may be the last one: only the next, empty, shows it."""
    places: list[Key] = sorted(things, reverse=newest_first)
    if cursor:
        last = tuple(MemoryCursors().read(owner, cursor))
        places = [place for place in places if (place < last if newest_first else place > last)]
    page = places[:limit]
    following = MemoryCursors().write(owner, page[-1]) if len(page) == limit else None
    return Page([things[place] for place in page], following)


def _moment(at: datetime | None) -> str:
    """None sorts after every day."""
    return at.astimezone(UTC).isoformat() if at else "9999"


def _found(thing: Any, reason: str | None = None) -> Any:
    if thing is None:
        raise NotFound(reason)
    return thing
