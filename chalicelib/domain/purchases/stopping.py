"""When a purchase stops by itself, and how it goes on then."""

from datetime import datetime

from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, Invalid
from chalicelib.domain.purchases.editing import checked_stop
from chalicelib.domain.purchases.purchase import OVER, Purchase, Stage, Terms

FAREWELL_LENGTH = 500
PROLONGED_FROM = frozenset({Stage.COLLECTING, Stage.STOPPED})


def stops_at(purchase: Purchase) -> datetime | None:
    """None for one that will not stop by itself: only one that collects does."""
    return purchase.stop_at if purchase.stage is Stage.COLLECTING else None


def is_due(purchase: Purchase, now: datetime) -> bool:
    moment = stops_at(purchase)
    return moment is not None and moment <= now


def decision_mark(purchase: Purchase) -> str:
    """Names the stop below the minimum that somebody has to decide on; empty: there is nothing to be decided."""
    stopped = purchase.terms.reached_at(Stage.STOPPED)
    at = stopped.isoformat(timespec="seconds") if stopped else ""
    return f"{purchase.id}@{at}" if purchase.terms.undecided else ""


def moved_on(purchase: Purchase, stage: Stage, now: datetime) -> tuple[Purchase, Terms] | None:
    """At another stage; None: it is there, and nobody asks how it goes on. Raises Conflict.

    To be at the stop already, and to say so, is to proceed. One that collects again does so without the stop that has
    passed; one that goes on is in no archive.
    """
    if purchase.stage is stage:
        return (purchase, replace(purchase.wording, undecided=False)) if purchase.terms.undecided else None
    passed = stage is Stage.COLLECTING and purchase.stop_at is not None and purchase.stop_at <= now
    stop_at = None if passed else purchase.stop_at
    archived_at = purchase.archived_at if stage in OVER else None
    return replace(purchase, stop_at=stop_at, archived_at=archived_at), purchase.wording.moved(stage, now)


def prolonged(purchase: Purchase, stop_at: datetime, now: datetime) -> tuple[Purchase, Terms]:
    """It collects until another moment. Raises Conflict, Invalid."""
    if purchase.stage not in PROLONGED_FROM:
        raise Conflict("prolongation_refused")
    base = replace(purchase, stop_at=checked_stop(None, stop_at, now))
    collects = purchase.stage is Stage.COLLECTING
    return base, purchase.wording if collects else purchase.wording.moved(Stage.COLLECTING, now)


def cancelled(purchase: Purchase, message: str, now: datetime) -> Terms:
    """With a word to its buyers. Raises Conflict, Invalid."""
    text = message.strip()
    if len(text) > FAREWELL_LENGTH:
        raise Invalid("text_too_long", "message", limit=FAREWELL_LENGTH)
    return replace(purchase.wording.moved(Stage.CANCELLED, now), farewell=text)
