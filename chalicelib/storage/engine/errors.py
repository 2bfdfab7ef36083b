"""The store's failures in our own words."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError
from msgspec import Struct, field
from pynamodb.exceptions import PynamoDBException, TransactWriteError

from chalicelib.domain.errors import AlreadyDone, Erased, Full, Repeated, SessionRevoked, Stale, TooLarge, Unavailable

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

_CHANGED = frozenset({"ConditionalCheckFailed", "ConditionalCheckFailedException", "TransactionConflict"})
_BUSY = frozenset(
    {
        "InternalServerError",
        "InternalFailure",
        "InternalError",
        "LimitExceededException",
        "ProvisionedThroughputExceeded",
        "ProvisionedThroughputExceededException",
        "RequestLimitExceeded",
        "RequestTimeout",
        "ServiceUnavailable",
        "SlowDown",
        "ThrottlingError",
        "ThrottlingException",
        "TransactionInProgressException",
    }
)


class TransactionConflict(Exception):
    """Somebody else was writing the same rows at the same moment: nothing was written, nothing may differ."""


class WritePlaces(Struct, frozen=True):
    """Where in a commit stands what has a refusal of its own.

    ``rights`` of who asks: they are others now. ``request_key``: the request was done before. ``causes``: their keys
    are there already. ``counters``: writes that move a counter, with its name. ``erased``: checks that nobody's data
    was erased.
    """

    rights: Collection[int] = ()
    request_key: int | None = None
    causes: Collection[int] = ()
    counters: Mapping[int, str] = field(default_factory=dict)
    erased: Collection[int] = ()


_NOWHERE = WritePlaces()


@contextmanager
def translate_errors(places: WritePlaces = _NOWHERE) -> Iterator[None]:
    """Raise SessionRevoked, AlreadyDone, Stale, Erased, Repeated, Full, TooLarge or Unavailable for what it refuses.

    Anything else is a bug and stays.
    """
    try:
        yield
    except (PynamoDBException, ClientError, BotoCoreError) as error:
        raise _translated(error, places) from error


def _translated(error: Exception, places: WritePlaces) -> Exception:
    cause = error.cause if isinstance(error, PynamoDBException) else error
    if not isinstance(cause, ClientError):
        return Unavailable() if isinstance(cause, BotoCoreError) else error
    reasons = error.cancellation_reasons if isinstance(error, TransactWriteError) else []
    codes = [reason.code if reason else "" for reason in reasons]
    failed = {place for place, code in enumerate(codes) if code == "ConditionalCheckFailed"}
    if failed.intersection(places.rights):
        return SessionRevoked()
    if places.request_key in failed:
        return AlreadyDone()
    if failed.intersection(places.causes):
        return Repeated()
    if failed.intersection(places.erased):
        return Erased()
    if full := [name for place, name in places.counters.items() if place in failed]:
        return Full(counter=full[0])
    if {code for code in codes if code not in ("", "None")} == {"TransactionConflict"}:
        return TransactionConflict()
    told = [cause.response.get("Error", {}).get("Message"), *(reason.message for reason in reasons if reason)]
    if any("item size" in str(each).lower() for each in told):
        return TooLarge()
    return _meaning({*codes, str(cause.response.get("Error", {}).get("Code", ""))}, error)


def _meaning(codes: set[str], error: Exception) -> Exception:
    if codes & _BUSY or any(code.isdigit() and code >= "500" for code in codes):
        return Unavailable()
    return Stale() if codes & _CHANGED else error
