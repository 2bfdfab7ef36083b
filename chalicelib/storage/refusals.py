"""The store's failures in our own words."""

from __future__ import annotations

from contextlib import contextmanager
from types import MappingProxyType
from typing import TYPE_CHECKING

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException, TransactWriteError

from chalicelib.domain.errors import Erased, Full, Repeated, Stale, Unavailable

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


class Contended(Exception):
    """Somebody else was writing the same rows at the same moment: nothing was written, nothing may differ."""


@contextmanager
def refusals(
    once: int | None = None, counters: Mapping[int, str] = MappingProxyType({}), erased: Collection[int] = ()
) -> Iterator[None]:
    """Raise Stale, Erased, Repeated, Full or Unavailable for what the store refuses; anything else is a bug and stays.

    ``once`` is the place of the write that is the key of the cause: if that one is there already, the commit is
    Repeated. ``counters`` are the places of writes that move a counter, with its name; ``erased`` those of checks that
    nobody's data was erased.
    """
    try:
        yield
    except (PynamoDBException, ClientError, BotoCoreError) as error:
        raise _translated(error, once, counters, erased) from error


def _translated(error: Exception, once: int | None, counters: Mapping[int, str], erased: Collection[int]) -> Exception:
    cause = error.cause if isinstance(error, PynamoDBException) else error
    if not isinstance(cause, ClientError):
        return Unavailable() if isinstance(cause, BotoCoreError) else error
    reasons = error.cancellation_reasons if isinstance(error, TransactWriteError) else []
    codes = [reason.code if reason else "" for reason in reasons]
    failed = {place for place, code in enumerate(codes) if code == "ConditionalCheckFailed"}
    if once in failed:
        return Repeated()
    if failed.intersection(erased):
        return Erased()
    if full := [name for place, name in counters.items() if place in failed]:
        return Full(counter=full[0])
    if {code for code in codes if code not in ("", "None")} == {"TransactionConflict"}:
        return Contended()
    return _meaning({*codes, str(cause.response.get("Error", {}).get("Code", ""))}, error)


def _meaning(codes: set[str], error: Exception) -> Exception:
    if codes & _BUSY or any(code.isdigit() and code >= "500" for code in codes):
        return Unavailable()
    return Stale() if codes & _CHANGED else error
