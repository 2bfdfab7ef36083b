"""A consumer called as Lambda calls it."""

from typing import Any

import pytest

from infra.local.handlers import SECONDS, WholeBatchFailed, call, failed_items


def answer(*ids: Any) -> dict[str, Any]:
    return {"batchItemFailures": [{"itemIdentifier": each} for each in ids]}


def test_a_consumer_is_told_its_name_and_how_long_it_may_take() -> None:
    def consumer(event: dict[str, Any], context: Any) -> Any:
        return event["n"] + 1, context.function_name, context.get_remaining_time_in_millis()

    n, name, left = call("import_orders", consumer, {"n": 1})
    assert (n, name) == (2, "import_orders")
    assert 0 < left <= SECONDS * 1000


def test_whatever_it_raises_is_shown_and_the_batch_has_failed(capsys: pytest.CaptureFixture[str]) -> None:
    for error in (ZeroDivisionError("a word of ours"), SystemExit(3), KeyboardInterrupt()):

        def consumer(_event: Any, _context: Any, error: BaseException = error) -> None:
            raise error

        with pytest.raises(WholeBatchFailed):
            call("import_orders", consumer, {})
        assert type(error).__name__ in capsys.readouterr().err


def test_what_it_names_comes_again_and_nothing_named_is_all_done() -> None:
    for nothing in (None, {}, {"batchItemFailures": None}, answer()):
        assert failed_items(nothing, ["a", "b"]) == set()
    assert failed_items(answer("b"), ["a", "b"]) == {"b"}


def test_who_names_what_was_not_given_has_done_nothing() -> None:
    for told in (answer("c"), answer("a", "c"), answer(None), answer("")):
        with pytest.raises(WholeBatchFailed):
            failed_items(told, ["a", "b"])
