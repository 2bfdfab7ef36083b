"""Chalice writes a consumer's handler as ``module.function``: each must be there under that name."""

import importlib

from chalice.app import SQSEventConfig

from app import app
from chalicelib.edge.names import queue_name
from infra.resources.lists import LISTS


def test_every_function_is_in_the_list_and_no_other() -> None:
    declared = {source.name for source in app.event_sources}
    assert {function.name for function in LISTS.functions} == {"api_handler", *declared}


def test_every_queue_is_read_by_the_consumer_that_the_list_names() -> None:
    reading = {source.queue: source.name for source in app.event_sources if isinstance(source, SQSEventConfig)}
    assert reading == {queue_name(queue.name): queue.consumer for queue in LISTS.queues}


def test_every_handler_string_leads_to_its_function() -> None:
    for source in app.event_sources:
        module, _, function = source.handler_string.rpartition(".")
        assert getattr(importlib.import_module(module), function) is app.handler_map[source.name], source.name
