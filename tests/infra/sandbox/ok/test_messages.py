"""Names, times and numbers of messages, as OK has them."""

from datetime import UTC, datetime

from infra.sandbox.ok.messages import chat_of, new_message, new_seq, new_written, told_time
from tests.world import ANNA, ELENA


def test_numbers_grow_beyond_what_a_double_keeps() -> None:
    numbers = [new_seq() for _ in range(1_000)]
    assert len(set(numbers)) == 1_000
    assert min(numbers) > 1 << 53


def test_no_two_messages_have_one_name_and_each_names_its_chat() -> None:
    written = [new_written(user, text="x") for user in (ANNA, ELENA) for _ in range(50)]
    assert len({each.id for each in written}) == 100
    chat = chat_of(ANNA).removeprefix("chat:")
    assert all(each.id.startswith(f"mid:{chat}.") for each in written[:50])
    assert new_message("x", []).id != new_message("x", []).id


def test_a_person_has_one_chat_with_the_group() -> None:
    assert chat_of(ANNA) == chat_of(ANNA) != chat_of(ELENA)


def test_times_are_utc_to_the_millisecond() -> None:
    assert told_time(datetime(2026, 11, 22, 10, 0, 0, 1_999, tzinfo=UTC)) == "2026-11-22T10:00:00.001Z"
    written = new_written(ANNA, text="x")
    assert datetime.fromisoformat(written.at).timestamp() * 1000 == written.at_ms
