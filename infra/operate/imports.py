"""An import from a terminal: the same steps as on the organizer's page."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import requests

from chalicelib.bootstrap import Hub
from chalicelib.domain.communities import Community, Role
from chalicelib.domain.imports import Import, ImportState
from chalicelib.domain.journal import OPERATOR
from chalicelib.domain.launch import Caller, caller_in
from chalicelib.domain.lists import paginated
from chalicelib.domain.purchases import Purchase
from chalicelib.texts import Catalogue
from infra.local.problem import Problem

WAIT = 0.3
STUCK = 120
"""Seconds without any progress: the consumers are not running."""

Watch = Callable[[Import], None]


def operator_of(community: Community) -> Caller:
    """The one way an operator acts: in the community's language, money and time."""
    return caller_in(community, OPERATOR, Role.ORGANIZER)


def find_purchase(hub: Hub, caller: Caller, name: str) -> Purchase:
    """By id or title; raises Problem naming those that are there."""
    purchases = list(every_purchase(hub, caller))
    found = next((each for each in purchases if name in (each.id, each.title)), None)
    if not found:
        there = "; ".join(each.title for each in purchases) or "none yet"
        new = "--create makes a new one (make import … ARGS=--create)"
        raise Problem(f"There is no purchase {name!r}. There are: {there}. {new}.")
    return found


def every_purchase(hub: Hub, caller: Caller) -> Iterator[Purchase]:
    """Newest first."""
    return paginated(lambda cursor: hub.purchasing.list(caller, cursor))


def compare(hub: Hub, caller: Caller, purchase: Purchase, file: Path, watch: Watch) -> Import:
    """Upload and wait for the comparison. Raises Problem when the file cannot be used."""
    job, form = hub.importing.create(caller, purchase.id, file.name, file.stat().st_size)
    with file.open("rb") as content:
        answer = requests.post(form.url, data=dict(form.fields), files={"file": content}, timeout=(5, 120))
    if not answer.ok:
        raise Problem(f"The storage did not take the file: {answer.status_code}")
    hub.importing.preview(caller, job.id)
    return _wait(hub, caller, job, ImportState.READY, watch)


def apply(hub: Hub, caller: Caller, job: Import, watch: Watch) -> Import:
    """Whoever calls has seen how many lines go."""
    hub.importing.start(caller, job.id, job.counts.going)
    return _wait(hub, caller, job, ImportState.DONE, watch)


def _wait(hub: Hub, caller: Caller, job: Import, until: ImportState, watch: Watch) -> Import:
    seen, since = job, time.monotonic()
    while True:
        job = hub.importing.get(caller, job.id)
        watch(job)
        if job.state is ImportState.FAILED:
            raise Problem(_failure(job, caller.language))
        if job.state is until:
            return job
        if job != seen:
            seen, since = job, time.monotonic()
        if time.monotonic() - since > STUCK:
            raise Problem("The import does not move: are the consumers running?")
        time.sleep(WAIT)


def _failure(job: Import, language: str) -> str:
    return " ".join(Catalogue().phrase(language, key, **values) for key, values in job.ending)
