"""Where things are kept. A foreign thing is a missing thing: every method is given the community."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chalicelib.domain.access.access import Access
    from chalicelib.domain.buyers.buyer import Buyer
    from chalicelib.domain.comments.comment import Comment
    from chalicelib.domain.comments.sync import CommentSync, WatchedDiscussion
    from chalicelib.domain.communities.community import Community, Connection, ConnectionName, Organizer
    from chalicelib.domain.imports.import_job import Import
    from chalicelib.domain.imports.queue import ImportQueue
    from chalicelib.domain.inbox.message import Message
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.lists import Page
    from chalicelib.domain.notices.circuit_breaker import CircuitBreaker
    from chalicelib.domain.notices.notice import Notice
    from chalicelib.domain.notices.templates import NoticeTemplates
    from chalicelib.domain.orders.cards import Bill, OrderCard, Parcel
    from chalicelib.domain.orders.order import Order
    from chalicelib.domain.payments.claim import PaymentClaim
    from chalicelib.domain.payments.payment import Payment
    from chalicelib.domain.pickup.points import Points
    from chalicelib.domain.purchases.purchase import Purchase


class Communities(Protocol):
    def get(self, community: str) -> Community:
        """Raises NotFound."""

    def id_of_group(self, group: str) -> str | None:
        """The community linked to an OK group."""

    def page(self, cursor: str | None, limit: int) -> Page[Community]:
        """Some of all tenants, in no order, after ``limit`` rows were looked at: there may be none, and yet more.

        For operators and the clock, never for a request: the cursor is not signed.
        """

    def organizers(self, community: str) -> Sequence[Organizer]:
        """In the order of their names: a handful, whom an operator has put in one by one."""

    def wording(self, community: str) -> NoticeTemplates:
        """The community's own texts; none of them when nothing was worded."""

    def connections(self, community: str) -> Sequence[Connection]:
        """Those that were ever made: one of each name at the most."""


class Secrets(Protocol):
    def get(self, community: str, name: str) -> str | None: ...


class Buyers(Protocol):
    def get(self, community: str, buyer: str) -> Buyer:
        """Raises NotFound."""

    def access(self, community: str, buyer: str) -> Access:
        """What a buyer may do; with no rights counted yet for one who was never let in."""

    def many(self, community: str, buyers: Sequence[str]) -> Mapping[str, Buyer]:
        """Buyers by id; a missing one is left out."""

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        """The buyers behind identities; an unknown identity is left out."""


class Purchases(Protocol):
    def get(self, community: str, purchase: str) -> Purchase:
        """Raises NotFound."""

    def page(self, community: str, cursor: str | None, limit: int) -> Page[Purchase]:
        """Newest first. Raises Invalid for a foreign cursor."""

    def after(self, community: str, purchase: str, limit: int) -> Sequence[Purchase]:
        """At most ``limit`` purchases in the order of their ids, after one: for work that goes in steps."""


class Known(Struct, frozen=True):
    buyer: Buyer
    order: Order | None = None


class Orders(Protocol):
    def get(self, community: str, number: str) -> Order:
        """Raises NotFound."""

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        """Orders by number; a missing one is left out."""

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        """Buyer and number of at most ``limit`` orders of a purchase, in the order of buyers, after ``buyer``."""

    def at_point(self, community: str, point: str, after: str, limit: int) -> Sequence[str]:
        """Numbers of at most ``limit`` orders that wait at a pickup point or will, in their order, after one."""

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        """By OK id: who of these people is known, with the order in this purchase if there is one.

        Of one whose data was erased, and who did not come again, what is left: his id.
        """

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        """A buyer's orders, newest first, placed at ``since`` or later. Raises Invalid for a foreign cursor."""

    def bills_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Bill]:
        """What a buyer has to pay now, the nearest deadline first, those without one last. Raises Invalid."""

    def parcels_of(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[Parcel]:
        """What a buyer has to collect now, the oldest order first. Raises Invalid."""

    def take_numbers(self, community: str, count: int) -> range:
        """``count`` numbers nobody else gets; those not used are lost."""


class Payments(Protocol):
    def of_order(self, community: str, number: str) -> Sequence[Payment]:
        """The whole ledger of an order, in the order it was written: as long as one buyer pays."""


class Claims(Protocol):
    def get(self, community: str, claim: str) -> PaymentClaim:
        """Raises NotFound."""

    def of_buyer(self, community: str, buyer: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        """Newest first. Raises Invalid for a foreign cursor."""

    def waiting(self, community: str, cursor: str | None, limit: int) -> Page[PaymentClaim]:
        """Those nobody has decided on, oldest first. Raises Invalid for a foreign cursor."""


class PointOccupancy(Struct, frozen=True):
    """All pickup points of a community, and how many orders each holds."""

    points: Points
    taken: Mapping[str, int]


class PickupPoints(Protocol):
    def get(self, community: str) -> PointOccupancy:
        """No points when none was ever made."""

    def with_order(self, community: str, number: str) -> tuple[PointOccupancy, Order]:
        """The points and an order in one read. Raises NotFound when there is no such order."""


class Imports(Protocol):
    def get(self, community: str, import_id: str) -> Import:
        """Raises NotFound."""

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        """Imports by id; a missing one is left out."""

    def queue(self, community: str) -> ImportQueue:
        """Whose turn it is; nobody's when there was no import yet."""


class NoticeRecords(Struct, frozen=True):
    """All that a notice is decided on; ``token`` is that of the group's bot, ``job`` the import that caused it.

    ``saved`` is the notice that the import's order is there; ``connection`` is the one it speaks of.
    """

    community: Community
    buyer: Buyer
    order: Order | None
    last: Notice | None
    token: str | None
    job: Import | None = None
    breaker: CircuitBreaker | None = None
    wording: NoticeTemplates | None = None
    connection: Connection | None = None
    saved: Notice | None = None


class Notices(Protocol):
    def records(
        self,
        community: str,
        buyer: str,
        notice: str,
        number: str | None,
        job: str | None,
        connection: ConnectionName | None = None,
    ) -> NoticeRecords:
        """Everything in one read. Raises NotFound when the buyer, or the order that was asked for, is gone."""

    def of_buyer(self, community: str, buyer: str) -> Sequence[Notice]:
        """All that is remembered of a person, for an export: one for each of his orders and events."""

    def undelivered(self, community: str, since: datetime, cursor: str | None, limit: int) -> Page[Notice]:
        """What could not be told since then, newest first. Raises Invalid for a foreign cursor."""


class Comments(Protocol):
    def of_author(self, community: str, author: str, since: datetime, cursor: str | None, limit: int) -> Page[Comment]:
        """A person's comments by OK number, newest first. Raises Invalid for a foreign cursor."""

    def of_discussion(
        self, community: str, discussion: str, since: datetime | None = None, until: datetime | None = None
    ) -> Sequence[Comment]:
        """All that are kept of it, oldest first; of those moments only, both included, if they are given."""

    def put(self, comments: Sequence[Comment]) -> None:
        """Keep these, each in the place of the one with its id; some may be kept when it raises.

        Raises Erased when the data of one of their authors was erased, Stale, Unavailable.
        """

    def pull(self, community: str) -> CommentSync:
        """How far the collecting has come; the beginning when it never ran."""

    def watched(self, community: str, discussions: Sequence[str]) -> Mapping[str, WatchedDiscussion]:
        """What is remembered of discussions, by id; those never read are left out."""

    def left(self, community: str, now: datetime, limit: int) -> Sequence[WatchedDiscussion]:
        """At most ``limit`` discussions that should have been read whole, and were not."""


class Messages(Protocol):
    def get(self, community: str, person: str, message: str) -> Message:
        """``person`` is the key of who wrote it (``person_key``). Raises NotFound."""

    def of_user(self, community: str, user: str) -> Sequence[Message]:
        """All that are kept of an OK number, oldest first: half a year of what one person wrote."""


class Journal(Protocol):
    def of(self, community: str, subject: str) -> Sequence[Entry]:
        """The history of one subject, oldest first: as long as what was done to it."""


class PersonalData(Protocol):
    """What is kept of a person beside orders and payments, for erasing."""

    def count(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        """How many notices, comments and messages of a person there are."""

    def erase(self, community: str, buyer: Buyer) -> Mapping[str, int]:
        """Remove them; how many of each there were. Safe to repeat."""
