"""The lists fit together: what one names, another has."""

from infra.resources.functions import Function
from infra.resources.lists import LISTS
from infra.resources.queues import RELAY


def test_every_queue_and_the_relay_have_dead_letters() -> None:
    assert list(LISTS.dead_letters) == [*(queue.name for queue in LISTS.queues), RELAY]


def test_a_function_has_the_queue_that_names_it_and_others_have_none() -> None:
    consumed = {function.name: LISTS.queue_of(function) for function in LISTS.functions}
    assert {queue.name for queue in consumed.values() if queue} == {queue.name for queue in LISTS.queues}
    assert consumed["api_handler"] is consumed["relay_journal"] is None
    assert LISTS.queue_of(Function(name="nobody", timeout=1, may={})) is None


def test_every_consumer_and_every_stream_is_there() -> None:
    assert {queue.consumer for queue in LISTS.queues} <= {function.name for function in LISTS.functions}
    streaming = {table.name for table in LISTS.tables if table.stream}
    assert {function.stream for function in LISTS.functions if function.stream} == streaming


def test_no_two_things_have_one_name() -> None:
    for things in (LISTS.tables, LISTS.queues, LISTS.functions, LISTS.alarms):
        names = [each.name for each in things]
        assert len(set(names)) == len(names)
