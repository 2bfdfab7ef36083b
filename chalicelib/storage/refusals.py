"""The store's failures in our own words."""

from collections.abc import Iterator
from contextlib import contextmanager

from botocore.exceptions import BotoCoreError, ClientError
from pynamodb.exceptions import PynamoDBException, TransactWriteError

from chalicelib.domain.errors import Repeated, Stale, Unavailable

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


@contextmanager
def refusals(once: bool = False) -> Iterator[None]:
    """Raise Stale, Repeated or Unavailable for what the store refuses; anything else is a bug and stays what it is.

    With ``once`` the first write of the transaction is the key of its cause: if that one is there
    already, the commit is Repeated.
    """
    try:
        yield
    except (PynamoDBException, ClientError, BotoCoreError) as error:
        raise _translated(error, once) from error


def _translated(error: Exception, once: bool) -> Exception:
    cause = error.cause if isinstance(error, PynamoDBException) else error
    if not isinstance(cause, ClientError):
        return Unavailable() if isinstance(cause, BotoCoreError) else error
    reasons = error.cancellation_reasons if isinstance(error, TransactWriteError) else []
    codes = [reason.code if reason else "" for reason in reasons]
    if once and codes and codes[0] == "ConditionalCheckFailed":
        return Repeated()
    return _meaning({*codes, str(cause.response.get("Error", {}).get("Code", ""))}, error)


def _meaning(codes: set[str], error: Exception) -> Exception:
    if codes & _BUSY or any(code.isdigit() and code >= "500" for code in codes):
        return Unavailable()
    return Stale() if codes & _CHANGED else error
