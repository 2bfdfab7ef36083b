"""Chalice writes a consumer's handler as ``module.function``: each must be there under that name."""

import importlib

from app import app

CONSUMERS = {
    "relay_journal": "chalicelib.events.stream.relay_journal",
    "import_orders": "chalicelib.events.queues.import_orders",
    "send_notices": "chalicelib.events.queues.send_notices",
    "spread_purchases": "chalicelib.events.queues.spread_purchases",
    "read_inbox": "chalicelib.events.queues.read_inbox",
    "do_chores": "chalicelib.events.queues.do_chores",
    "collect_comments": "chalicelib.events.schedule.collect_comments",
    "wake_communities": "chalicelib.events.schedule.wake_communities",
}


def test_every_consumer_is_in_the_list() -> None:
    assert {source.name: source.handler_string for source in app.event_sources} == CONSUMERS


def test_every_handler_string_leads_to_its_function() -> None:
    for name, handler in CONSUMERS.items():
        module, _, function = handler.rpartition(".")
        assert getattr(importlib.import_module(module), function) is app.handler_map[name], name
