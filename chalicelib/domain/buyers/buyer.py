"""A buyer: one person per community, known by identities; what he lets us send him, and when."""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time, timedelta
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.privacy.pseudonyms import ERASED, erased_identity

KEPT_DECISIONS = 20
LONGEST_NAME = 200
"""Characters by which somebody is found."""


class Consent(StrEnum):
    """Whether the buyer lets the group write to him.

    ALLOWED and DENIED are OK's word; WITHDRAWN is the buyer's own, and only he takes it back.
    """

    UNKNOWN = "unknown"
    ALLOWED = "allowed"
    DENIED = "denied"
    WITHDRAWN = "withdrawn"


class ConsentWay(StrEnum):
    """At a launch, by the page's button, by the person's own withdrawal, from OK's refusal."""

    LAUNCH = "launch"
    BUTTON = "button"
    PERSON = "person"
    REFUSAL = "refusal"


class ConsentChange(Struct, frozen=True):
    at: datetime
    state: Consent
    how: ConsentWay


class Topic(StrEnum):
    """What a buyer can hear of, and can switch off."""

    ORDER_SAVED = "order_saved"
    ORDER_CHANGED = "order_changed"
    STAGE = "stage"
    PAYMENT = "payment"
    REMINDER = "reminder"
    RECOVERY = "recovery"


SENT_TOPICS = tuple(topic for topic in Topic if topic is not Topic.RECOVERY)
"""Those that something is sent of; of the others a wish is kept for later and nobody is asked."""


class QuietHours(Struct, frozen=True):
    """From one time of the day to another in the community's zone, usually over midnight."""

    start: time
    end: time

    def ends_after(self, now: datetime, zone: str) -> datetime | None:
        """When the present silence ends; None: it is not quiet now.

        What the clocks show twice counts twice; an end that they leave out comes as much later as they skip.
        """
        from zoneinfo import ZoneInfo  # a list of orders asks for no zone

        local = now.astimezone(ZoneInfo(zone))
        clock = local.time()
        if not self._covers(clock):
            return None
        day = local.date() + timedelta(days=1 if self.start > self.end and clock >= self.start else 0)
        ends = (datetime.combine(day, self.end.replace(fold=fold), ZoneInfo(zone)).astimezone(UTC) for fold in (0, 1))
        return min(end for end in ends if end > now)

    def _covers(self, clock: time) -> bool:
        if self.start > self.end:
            return clock >= self.start or clock < self.end
        return self.start <= clock < self.end


class Erasure(Struct, frozen=True):
    """How much was found of a person when his erasure began. Orders and payments stay, without his name and words."""

    notices: int = 0
    comments: int = 0
    messages: int = 0
    passkeys: int = 0
    desk_notices: int = 0
    files: int = 0
    claims: int = 0
    orders: int = 0
    payments: int = 0


class Buyer(Struct, frozen=True):
    """``ok_id`` is OK's number of the person; ``phone`` is E.164; ``language`` is that of the last visit.

    ``identities`` are the keys under which marketplaces know him, beside his OK number; ``region`` is where he is, in
    the words of a marketplace, as somebody has said so.
    ``erasure``: his data is being erased at his wish; ``erased_at``: it was, and nothing but the id is left.
    """

    id: str
    community: str
    ok_id: str
    name: str = ""
    phone: str | None = None
    consent: Consent = Consent.UNKNOWN
    consent_at: datetime | None = None
    consents: tuple[ConsentChange, ...] = ()
    muted: frozenset[Topic] = field(default_factory=frozenset)
    quiet: QuietHours | None = None
    language: str | None = None
    identities: tuple[str, ...] = ()
    region: str = ""
    erasure: Erasure | None = None
    erased_at: datetime | None = None
    version: int = 0

    @property
    def forgotten(self) -> bool:
        """His data is being erased, or was: nothing more is kept of him under this id."""
        return self.erasure is not None or self.erased_at is not None


class Identity(Struct, frozen=True):
    """The claim that an outside id (``ok:570…``) is this buyer; there is one such claim per community."""

    community: str
    key: str
    buyer: str

    @property
    def is_mark(self) -> bool:
        """Whether it remembers an erased person: such a one is made again for whoever is erased last."""
        return self.key.startswith(ERASED)


def erasure_mark(community: str, ok_id: str, buyer: str = "") -> Identity:
    """What remembers an erased person by his pseudonym: whatever names him is written only where it is not."""
    return Identity(community, erased_identity(community, ok_id), buyer)


def people_keys(community: str, ok_ids: Sequence[str]) -> Sequence[str]:
    """The keys under which people of these OK numbers are found: their own, and the marks of erased ones."""
    return [key for ok_id in ok_ids for key in (ok_identity(ok_id), erased_identity(community, ok_id))]


def known_people(community: str, ok_ids: Sequence[str], found: Mapping[str, Buyer]) -> Mapping[str, Buyer]:
    """Who is who, by OK number; who came again after his erasure is the new one."""
    people = {ok_id: found.get(ok_identity(ok_id)) or found.get(erased_identity(community, ok_id)) for ok_id in ok_ids}
    return {ok_id: buyer for ok_id, buyer in people.items() if buyer}


def present(buyer: Buyer) -> Buyer:
    """Raises Conflict for one whose data is being erased, or was: his session may outlive him."""
    if buyer.forgotten:
        raise Conflict("person_erased")
    return buyer


def folded(name: str) -> str:
    """A name as it is searched for."""
    return " ".join(name.casefold().split())[:LONGEST_NAME]


def introduced(buyer: Buyer, name: str, phone: str | None) -> Buyer:
    """The buyer as somebody's file calls him; what the file does not say stays."""
    return replace(buyer, name=name or buyer.name, phone=phone or buyer.phone)


def consenting(buyer: Buyer, consent: Consent, how: ConsentWay, now: datetime) -> Buyer:
    """The buyer with what is now known of his consent; the same buyer when nothing is new.

    A withdrawal is the buyer's own last word: nothing takes its place but his yes at the button, not even OK's no.
    Whoever is being erased, or was, decides nothing any more.
    """
    if consent in (Consent.UNKNOWN, buyer.consent) or buyer.forgotten:
        return buyer
    if buyer.consent is Consent.WITHDRAWN and (consent, how) != (Consent.ALLOWED, ConsentWay.BUTTON):
        return buyer
    history = (ConsentChange(now, consent, how), *buyer.consents)[:KEPT_DECISIONS]
    return replace(buyer, consent=consent, consent_at=now, consents=history)


def quiet_hours(start: str, end: str) -> QuietHours:
    """From ``22:00`` and ``09:00``. Raises Invalid."""
    if not all(re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", each) for each in (start, end)) or start == end:
        raise Invalid("quiet_unreadable", "quiet")
    return QuietHours(time.fromisoformat(start), time.fromisoformat(end))


def leaving(buyer: Buyer, erasure: Erasure) -> Buyer:
    """Whose data is being erased: he has no name any more, and nothing is sent to him; his number leads to the rest."""
    return replace(buyer, name="", phone=None, region="", consent=Consent.WITHDRAWN, erasure=erasure)


def erased(buyer: Buyer, now: datetime) -> Buyer:
    """What is left of a buyer whose data is erased: the id that his orders and payments name, and the act."""
    left = Buyer(buyer.id, buyer.community, "", consent=Consent.WITHDRAWN, erasure=buyer.erasure, erased_at=now)
    return replace(left, version=buyer.version)


def profile_of(ok_id: str) -> str:
    """The address of a person's page in OK."""
    return f"https://ok.ru/profile/{ok_id}"


def ok_identity(ok_id: str) -> str:
    """The key of a person known by an OK number."""
    return f"ok:{ok_id}"
