"""What a marketplace says of an order when it is asked: its words in ours, nothing decided yet."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field


class Phase(StrEnum):
    """Where an order stands at its marketplace, whatever the marketplace calls it.

    UNPAID: it is there, and must not be decided on yet. OPEN: a decision is awaited from us. ACCEPTED: it was taken
    there, by us or in the seller's own cabinet. DONE: it reached its buyer, or came back. CANCELLED: nothing will come
    of it. SPLIT: its goods go on in other orders that name it. UNKNOWN: a word that we do not know; a person looks.
    """

    UNPAID = "unpaid"
    OPEN = "open"
    ACCEPTED = "accepted"
    DONE = "done"
    CANCELLED = "cancelled"
    SPLIT = "split"
    UNKNOWN = "unknown"


ENDED = frozenset({Phase.CANCELLED, Phase.DONE, Phase.SPLIT})


class NeedKind(StrEnum):
    """What a posting cannot leave without; ``other`` is a need under a name that we do not know."""

    MARKING = "marking"
    COUNTRY = "country"
    CUSTOMS = "customs"
    WEIGHT = "weight"
    IMEI = "imei"
    RNPT = "rnpt"
    UIN = "uin"
    OTHER = "other"


class Need(Struct, frozen=True):
    """``line`` is the key of the line it is needed for; ``name`` is the marketplace's own."""

    kind: NeedKind
    line: str
    name: str


class SeenBuyer(Struct, frozen=True):
    """``id`` is the marketplace's number of the person, empty where it names none.

    ``phone`` and ``email`` are as they came; ``substitute``: the phone leads to the marketplace, and nobody is known
    by it.
    """

    id: str = ""
    name: str = ""
    phone: str = ""
    email: str = ""
    substitute: bool = False


class SeenLine(Struct, frozen=True):
    """``key`` names the line within its order, for ever; ``sku`` is the marketplace's number, ``article`` the seller's.

    ``quantity`` is None where the marketplace tells it in words, ``quantity_text`` is what it says. ``price`` is of one
    piece and ``sum`` of all, in minor units; None where it tells none. ``cancelled`` pieces are no longer wanted.
    """

    key: str
    article: str
    name: str
    quantity: int | None
    sku: str = ""
    brand: str = ""
    quantity_text: str = ""
    price: int | None = None
    sum: int | None = None
    cancelled: int = 0


class Origin(Struct, frozen=True):
    """Another marketplace that the sale was made at: the same sale may come from there, too."""

    marketplace: str
    order: str


class Particulars(Struct, frozen=True, kw_only=True):
    """What a marketplace may tell of an order beside its state and its goods. ``group`` is what several orders share.

    ``substatus`` is the marketplace's own word. ``changed_at`` is the marketplace's time of this state, None where it
    tells none. ``ship_until``: when it has to be handed over. ``parent``: the order that it was split from.
    ``free_refusal``: whether refusing costs nothing, None where nobody knows. ``test``: not a real order. ``extra``:
    what its adapter needs to accept or refuse it.
    """

    group: str = ""
    substatus: str = ""
    currency: str = "RUB"
    created_at: datetime | None = None
    changed_at: datetime | None = None
    ship_until: datetime | None = None
    buyer: SeenBuyer | None = None
    region: str = ""
    city: str = ""
    comment: str = ""
    needs: tuple[Need, ...] = ()
    parent: str = ""
    origin: Origin | None = None
    free_refusal: bool | None = None
    test: bool = False
    extra: Mapping[str, str] = field(default_factory=dict)


class Sighting(Particulars, frozen=True):
    """An order as its marketplace shows it: ``order`` is its number there, ``status`` the marketplace's own word."""

    order: str
    phase: Phase
    status: str
    lines: tuple[SeenLine, ...]
