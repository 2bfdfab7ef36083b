"""What a buyer lets us send, and what could not be told ↔ JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from chalicelib.api.wire.forms import Asked, Wire
from chalicelib.domain import buyers

if TYPE_CHECKING:
    from chalicelib.domain import notices
    from chalicelib.domain.lists import Page
    from chalicelib.usecases.notices import wording


class Quiet(Wire, frozen=True, rename={"start": "from", "end": "to"}):
    start: str
    end: str


class PreferencesAsked(Wire, frozen=True):
    muted: tuple[buyers.Topic, ...]
    quiet: Quiet | None


class ConsentAsked(Wire, frozen=True):
    query: str


class ConsentChange(Wire, frozen=True):
    at: datetime
    state: buyers.Consent
    how: buyers.ConsentWay


class Consent(Wire, frozen=True):
    state: buyers.Consent
    at: datetime | None
    history: list[ConsentChange]


class Settings(Wire, frozen=True):
    consent: Consent
    kinds: tuple[buyers.Topic, ...]
    muted: list[buyers.Topic]
    quiet: Quiet | None
    time_zone: str


class Addressee(Wire, frozen=True):
    id: str
    name: str
    phone: str | None
    profile: str | None


class Untold(Wire, frozen=True):
    id: str
    letter: str
    number: str
    buyer: Addressee
    state: str
    reason: str
    at: datetime
    attempts: int


class UntoldNotices(Wire, frozen=True):
    notices: list[Untold]
    cursor: str | None


class TextAsked(Asked, frozen=True):
    key: str
    language: str
    text: str


class Text(Wire, frozen=True):
    key: str
    language: str
    standard: str
    text: str | None
    placeholders: tuple[str, ...]


class Texts(Wire, frozen=True):
    texts: list[Text]


class Preview(Wire, frozen=True):
    text: str


def read_quiet(quiet: Quiet | None) -> buyers.QuietHours | None:
    """Raises Invalid."""
    return buyers.quiet_hours(quiet.start, quiet.end) if quiet else None


def write_settings(buyer: buyers.Buyer, zone: str) -> Settings:
    history = [ConsentChange(each.at, each.state, each.how) for each in buyer.consents]
    quiet = Quiet(f"{buyer.quiet.start:%H:%M}", f"{buyer.quiet.end:%H:%M}") if buyer.quiet else None
    consent = Consent(buyer.consent, buyer.consent_at, history)
    return Settings(consent, buyers.SENT_TOPICS, sorted(buyer.muted), quiet, zone)


def write_untold(page: Page[notices.Notice], people: Mapping[str, buyers.Buyer]) -> UntoldNotices:
    return UntoldNotices([_untold(each, people.get(each.buyer)) for each in page.things], page.cursor)


def _untold(it: notices.Notice, buyer: buyers.Buyer | None) -> Untold:
    return Untold(it.id, it.letter, it.number, _addressee(it.buyer, buyer), it.state, it.reason, it.at, it.attempts)


def _addressee(name: str, buyer: buyers.Buyer | None) -> Addressee:
    """Of one who was erased there is nothing but the id."""
    if buyer is None or buyer.forgotten:
        return Addressee(name, "", None, None)
    return Addressee(name, buyer.name, buyer.phone, buyers.profile_of(buyer.ok_id))


def write_texts(texts: Sequence[wording.Text]) -> Texts:
    return Texts([Text(each.letter, each.language, each.standard, each.own, tuple(each.places)) for each in texts])
