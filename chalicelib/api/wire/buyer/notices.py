"""What a buyer lets us send him, and when ↔ JSON."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from msgspec import field

from chalicelib.api.wire.forms import Wire, convert
from chalicelib.api.wire.limits import limited
from chalicelib.domain.buyers import buyer as buyers

Hour = Annotated[str, limited(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]


class Quiet(Wire, frozen=True):
    start: Hour = field(name="from")
    end: Hour = field(name="to")


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


def read_quiet(quiet: Quiet | None) -> buyers.QuietHours | None:
    """Raises Invalid."""
    return buyers.quiet_hours(quiet.start, quiet.end) if quiet else None


def write_settings(buyer: buyers.Buyer, zone: str) -> Settings:
    history = [convert(each, ConsentChange) for each in buyer.consents]
    quiet = Quiet(start=f"{buyer.quiet.start:%H:%M}", end=f"{buyer.quiet.end:%H:%M}") if buyer.quiet else None
    return Settings(
        consent=Consent(state=buyer.consent, at=buyer.consent_at, history=history),
        kinds=buyers.SENT_TOPICS,
        muted=sorted(buyer.muted),
        quiet=quiet,
        time_zone=zone,
    )
