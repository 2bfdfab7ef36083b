"""What has to be in the harness, derived from the program: nothing that changes anything may be forgotten."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from app import app
from chalicelib.api.audiences import AUDIENCES
from chalicelib.bootstrap import Container
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.decision import SendAction

JOBS = ("import_orders", "send_notices", "propagate_purchases", "read_inbox", "sync_external", "run_jobs")
"""Consumers that do different things for different messages: each of those is in the harness by itself."""

LEFT_OUT: Mapping[str, str] = {
    "send_notices wait": "nothing is sent and the message comes again: every other action begins with a wait's end",
    "POST /founding/offer": "it only looks",
    "POST /founding": "a community of its own that nobody has yet: tests/usecases/communities/test_found_community.py",
    "send_notices nothing": "it was spoken of: nothing is written, as a delivery that comes again shows for all others",
}
"""Which are not, and why."""


def targets(container: Container) -> set[str]:
    """Every route that may change anything, every event source, and every job of a consumer."""
    routes = {f"{route.method} {route.path}" for audience in AUDIENCES for route in audience.routes}
    sources = {source.name for source in app.event_sources}
    return {route for route in routes if not route.startswith("GET ")} | (sources - set(JOBS)) | set(_jobs(container))


def _jobs(container: Container) -> Iterator[str]:
    yield from (f"import_orders {state}" for state in container.imports._steps)
    yield from (f"import_orders {state} of a price list" for state in container.catalogue.import_steps)
    yield from (f"send_notices {action}" for action in SendAction)
    yield f"send_notices {Event.NOTICE_DUE}"
    yield from (f"propagate_purchases {event}" for event in container.background.propagation.by_event)
    yield from (f"run_jobs {event}" for event in container.background.jobs.by_event)
    yield from (f"sync_external {event}" for event in container.background.external.by_event)
    yield from (f"read_inbox {event}" for event in container.background.inbox.by_event)
