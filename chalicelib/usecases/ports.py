"""What the use cases need from the world. Every port has a hand-written fake proven by the same contract tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, BinaryIO, Protocol

from chalicelib.domain.errors import Unavailable

if TYPE_CHECKING:
    from datetime import datetime

    from chalicelib.domain.buyers import Buyer, Identity
    from chalicelib.domain.communities import Community, Membership, Organizer, Secret
    from chalicelib.domain.file_rows import Row
    from chalicelib.domain.imports import Import
    from chalicelib.domain.journal import Entry
    from chalicelib.domain.launch import Caller, Launch
    from chalicelib.domain.lists import Page
    from chalicelib.domain.notices import Notice
    from chalicelib.domain.orders import Order, OrderCard
    from chalicelib.domain.purchases import Purchase

    Storable = Community | Organizer | Secret | Buyer | Identity | Purchase | Order | Import | Notice


class Clock(Protocol):
    def __call__(self) -> datetime:
        """Aware UTC."""


class NewId(Protocol):
    def __call__(self) -> str:
        """A new id: letters and digits, unguessable."""


@dataclass(frozen=True)
class Commit:
    """All of it or nothing of it: things as they become, what the journal says of that, and the key of the message.

    A thing's ``version`` is the one it was loaded with (0: it must not exist yet).
    ``once`` names the cause; a second commit of the same cause is refused as Repeated.
    """

    save: Sequence[Storable] = ()
    entries: Sequence[Entry] = ()
    once: str | None = None


class Commits(Protocol):
    def commit(self, community: str, commit: Commit) -> None:
        """Raises Repeated (``once`` was committed before), Stale (something changed meanwhile), Unavailable."""


class Communities(Protocol):
    def get(self, community: str) -> Community:
        """Raises NotFound."""

    def id_of_group(self, group: str) -> str | None:
        """The community linked to an OK group."""

    def all(self) -> Iterable[Community]:
        """Every tenant: for operators and schedules, never for a request."""

    def organizers(self, community: str) -> Sequence[Organizer]:
        """In the order of their names."""


class Secrets(Protocol):
    def get(self, community: str, name: str) -> str | None: ...


class Buyers(Protocol):
    def get(self, community: str, buyer: str) -> Buyer:
        """Raises NotFound."""

    def by_identities(self, community: str, keys: Sequence[str]) -> Mapping[str, Buyer]:
        """The buyers behind identities; an unknown identity is left out."""


class Purchases(Protocol):
    def get(self, community: str, purchase: str) -> Purchase:
        """Raises NotFound."""

    def all(self, community: str) -> Sequence[Purchase]:
        """Newest first."""


@dataclass(frozen=True)
class Known:
    buyer: Buyer
    order: Order | None = None


class Orders(Protocol):
    def get(self, community: str, number: str) -> Order:
        """Raises NotFound."""

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        """Orders by number; a missing one is left out."""

    def numbers(self, community: str, purchase: str) -> Mapping[str, str]:
        """Number by buyer, of all orders of a purchase."""

    def of_people(self, community: str, purchase: str, ok_ids: Sequence[str]) -> Mapping[str, Known]:
        """By OK id: who of these people is known, with the order in this purchase if there is one."""

    def of_buyer(
        self, community: str, buyer: str, since: datetime | None, cursor: str | None, limit: int
    ) -> Page[OrderCard]:
        """A buyer's orders, newest first, placed at ``since`` or later. Raises Invalid for a foreign cursor."""

    def take_numbers(self, community: str, count: int) -> range:
        """``count`` numbers nobody else gets; those not used are lost."""


class Imports(Protocol):
    def get(self, community: str, import_id: str) -> Import:
        """Raises NotFound."""


@dataclass(frozen=True)
class NoticeMatter:
    """All that a notice about an order is decided on; ``token`` is that of the group's bot, ``job`` the import."""

    community: Community
    buyer: Buyer
    order: Order
    last: Notice | None
    token: str | None
    job: Import | None = None


class Notices(Protocol):
    def matter(self, community: str, buyer: str, number: str, job: str | None) -> NoticeMatter:
        """Everything in one read. Raises NotFound when the order or the buyer is gone."""


@dataclass(frozen=True)
class UploadForm:
    """Where a browser posts a file, with these fields before it (S3's POST policy)."""

    url: str
    fields: Mapping[str, str] = field(default_factory=dict)


class Files(Protocol):
    """Object storage. Names are relative to the community: ``imports/<id>/file``."""

    def upload_form(self, community: str, name: str, largest: int) -> UploadForm:
        """A form good for an hour and at most ``largest`` bytes."""

    def size(self, community: str, name: str) -> int | None:
        """In bytes; None when there is no such file."""

    def open(self, community: str, name: str) -> BinaryIO:
        """The whole file, seekable. Raises NotFound."""

    def read(self, community: str, name: str) -> bytes:
        """Raises NotFound."""

    def write(self, community: str, name: str, content: bytes) -> None: ...

    def link(self, community: str, name: str, saved_as: str) -> str:
        """A private address good for an hour; a browser saves what it finds there, never shows it."""


class Sheets(Protocol):
    def read(self, file: BinaryIO) -> Iterable[Row]:
        """Rows of the first sheet as text. Raises Invalid with a reason when the file is not a sheet or is hostile."""

    def write(self, rows: Iterable[Sequence[str]]) -> bytes:
        """A CSV that spreadsheets open as it is and no cell of which runs as a formula."""


class Launches(Protocol):
    def verify(self, query: str) -> Launch:
        """Check OK's signature of a launch query. Raises LaunchForged, LaunchExpired."""


class Group(Protocol):
    """What OK knows of a group's people. Every method raises Unavailable when OK does not say."""

    def membership(self, group: str, user: str) -> Membership: ...

    def messages_allowed(self, launch: Launch) -> bool:
        """Whether the launching user lets the group write to him."""


class AnswerLost(Unavailable):
    """The question went out and no answer came: whether it took effect is not known."""


@dataclass(frozen=True)
class Link:
    """A button under a message."""

    text: str
    url: str


class Bot(Protocol):
    def send(self, token: str, user: str, text: str, link: Link) -> bool:
        """Write to one person as the group; False: OK says he does not let the group write.

        Raises Unavailable (try later) and Invalid (this message will never go out; ``reason`` says why).
        """

    def group(self, token: str) -> str:
        """The group whose bot this token is; asking also prolongs the token. Raises Unavailable, Invalid."""


class Tokens(Protocol):
    def issue(self, caller: Caller) -> tuple[str, datetime]:
        """A token for ``caller``, and when it ends."""

    def read(self, token: str) -> Caller:
        """Raises Unauthorized, SessionExpired."""


class Cursors(Protocol):
    """``owner`` is whose list it is; a cursor of another's list is refused."""

    def write(self, owner: str, place: Sequence[str]) -> str: ...

    def read(self, owner: str, cursor: str) -> Sequence[str]:
        """Raises Invalid."""


class Publisher(Protocol):
    def publish(self, entries: Sequence[Entry]) -> set[str]:
        """Tell the world of journal entries; the ids of those it could not take."""


class Phrases(Protocol):
    """Texts for people, from the catalogue."""

    def phrase(self, language: str, key: str, **values: object) -> str: ...

    def money(self, language: str, amount: int, currency: str) -> str:
        """Kopecks as people write them."""


class ImportStep(Protocol):
    def run(self, job: Import) -> Import:
        """Do the next step of ``job`` and return it as it becomes; safe to repeat. Raises Invalid for a bad file."""
