"""The store's failures in our own words."""

from collections.abc import Mapping

import pytest
from botocore.exceptions import ClientError, ConnectTimeoutError, EndpointConnectionError, ReadTimeoutError
from pynamodb.exceptions import CancellationReason, PutError, TransactWriteError, VerboseClientError

from chalicelib.domain.errors import Full, KabinetError, NotFound, Repeated, Stale, TooLarge, Unavailable
from chalicelib.storage.engine.errors import TransactionConflict, WritePlaces, translate_errors

URL = "http://127.0.0.1"
FAILED = "ConditionalCheckFailed"
NONE: Mapping[int, str] = {}


def answered(code: str) -> ClientError:
    return ClientError({"Error": {"Code": code}}, "PutItem")


def cancelled(*codes: str) -> TransactWriteError:
    reasons = [CancellationReason(code) if code else None for code in codes]
    answer = {"Error": {"Code": "TransactionCanceledException"}}
    cause = VerboseClientError(answer, "TransactWriteItems", cancellation_reasons=reasons)
    return TransactWriteError("cancelled", cause)


def translated(error: Exception, cause: int | None = None, counters: Mapping[int, str] = NONE) -> Exception:
    places = WritePlaces(causes=() if cause is None else (cause,), counters=counters)
    with pytest.raises(Exception) as raised, translate_errors(places):  # noqa: PT011 - which one is the question
        raise error
    return raised.value


@pytest.mark.parametrize(
    "error",
    [
        ReadTimeoutError(endpoint_url=URL),
        ConnectTimeoutError(endpoint_url=URL),
        EndpointConnectionError(endpoint_url=URL),
        answered("ProvisionedThroughputExceededException"),
        answered("ThrottlingException"),
        answered("InternalServerError"),
        answered("SlowDown"),
        answered("500"),
        answered("503"),
        answered("TransactionInProgressException"),
        cancelled("", "ThrottlingError"),
        cancelled("ProvisionedThroughputExceeded", "ConditionalCheckFailed"),
    ],
    ids=repr,
)
def test_what_passes_by_itself_is_unavailable(error: Exception) -> None:
    assert isinstance(translated(error), Unavailable)
    assert isinstance(
        translated(PutError("put", error) if not isinstance(error, TransactWriteError) else error), Unavailable
    )


def test_what_is_too_large_for_a_row_is_told_so_alone_and_within_a_commit() -> None:
    said = "Item size to update has exceeded the maximum allowed size"
    alone = ClientError({"Error": {"Code": "ValidationException", "Message": said}}, "PutItem")
    answer = {"Error": {"Code": "TransactionCanceledException"}}
    reasons = [None, CancellationReason("ValidationError", said)]
    within = TransactWriteError(
        "cancelled", VerboseClientError(answer, "TransactWriteItems", cancellation_reasons=reasons)
    )
    for error in (alone, within, PutError("put", alone)):
        assert isinstance(translated(error), TooLarge)


@pytest.mark.parametrize(
    "error",
    [
        answered("ConditionalCheckFailedException"),
        cancelled("", "ConditionalCheckFailed"),
        cancelled("TransactionConflict", "ConditionalCheckFailed"),
    ],
    ids=repr,
)
def test_what_changed_meanwhile_is_stale(error: Exception) -> None:
    assert isinstance(translated(error), Stale)


def test_a_cause_that_is_there_already_is_repeated_whatever_else_failed() -> None:
    assert isinstance(translated(cancelled(FAILED, FAILED), cause=0), Repeated)
    assert isinstance(translated(cancelled(FAILED, ""), cause=0), Repeated)
    assert isinstance(translated(cancelled(FAILED, FAILED, FAILED), cause=1, counters={2: "north"}), Repeated)


def test_a_cause_that_only_collided_may_be_tried_again() -> None:
    """Two workers write the same key at one moment: neither knows yet who was first."""
    assert isinstance(translated(cancelled("TransactionConflict", FAILED), cause=0), Stale)


def test_without_a_cause_the_first_write_is_a_thing_like_any_other() -> None:
    assert isinstance(translated(cancelled(FAILED, ""), cause=None), Stale)


def test_a_cause_is_known_by_its_place_behind_what_is_checked_and_removed() -> None:
    assert isinstance(translated(cancelled(FAILED, "", ""), cause=1), Stale)
    assert isinstance(translated(cancelled("", FAILED, ""), cause=1), Repeated)


@pytest.mark.parametrize(("codes", "name"), [(("", "", FAILED), "north"), (("", FAILED, ""), "calls")])
def test_a_counter_that_is_full_is_named_by_its_place(codes: tuple[str, ...], name: str) -> None:
    found = translated(cancelled(*codes), counters={1: "calls", 2: "north"})
    assert isinstance(found, Full)
    assert found.counter == name


def test_a_full_counter_is_told_before_what_else_changed() -> None:
    """Reading again would not make room."""
    assert isinstance(translated(cancelled(FAILED, FAILED), counters={1: "north"}), Full)


def test_a_counter_that_only_collided_is_not_full() -> None:
    assert isinstance(translated(cancelled("", "TransactionConflict"), counters={1: "north"}), TransactionConflict)


@pytest.mark.parametrize(
    "error",
    [answered("ValidationException"), answered("AccessDeniedException"), cancelled("ValidationError")],
    ids=repr,
)
def test_a_bug_stays_what_it_is(error: Exception) -> None:
    assert translated(error) is error


def test_refusals_of_ours_pass_through() -> None:
    refusal: KabinetError = NotFound("order_missing")
    assert translated(refusal) is refusal
