"""An import from a terminal: the same steps as on the organizer's page."""

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import requests

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.imports.import_job import Import, ImportState
from chalicelib.domain.lists import paginated
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.texts import Catalogue
from infra.local.problem import Problem

WAIT = 0.3
STUCK = 120
"""Seconds without any progress: the consumers are not running."""

Watch = Callable[[Import], None]


def find_purchase(container: Container, principal: Principal, name: str) -> Purchase:
    """By id or title; raises Problem naming those that are there."""
    purchases = list(every_purchase(container, principal))
    found = next((each for each in purchases if name in (each.id, each.title)), None)
    if not found:
        there = "; ".join(each.title for each in purchases) or "none yet"
        new = "--create makes a new one (make import … ARGS=--create)"
        raise Problem(f"There is no purchase {name!r}. There are: {there}. {new}.")
    return found


def every_purchase(container: Container, principal: Principal) -> Iterator[Purchase]:
    """Newest first."""
    return paginated(lambda cursor: container.purchases.manage.list(principal, cursor))


def compare(container: Container, principal: Principal, purchase: Purchase, file: Path, watch: Watch) -> Import:
    """Upload and wait for the comparison. Raises Problem when the file cannot be used."""
    job, form = container.imports.manage.create(principal, purchase.id, file.name, file.stat().st_size)
    with file.open("rb") as content:
        answer = requests.post(form.url, data=dict(form.fields), files={"file": content}, timeout=(5, 120))
    if not answer.ok:
        raise Problem(f"The storage did not take the file: {answer.status_code}")
    container.imports.manage.preview(principal, job.id)
    return _wait(container, principal, job, until=ImportState.READY, watch=watch)


def apply(container: Container, principal: Principal, job: Import, watch: Watch) -> Import:
    """Whoever calls has seen how many lines go."""
    container.imports.manage.start(principal, job.id, job.counts.going)
    return _wait(container, principal, job, until=ImportState.DONE, watch=watch)


def _wait(container: Container, principal: Principal, job: Import, until: ImportState, watch: Watch) -> Import:
    seen, since = job, time.monotonic()
    while True:
        job = container.imports.manage.get(principal, job.id)
        watch(job)
        if job.state is ImportState.FAILED:
            raise Problem(_failure(job, container.communities.locales.of(job.community).language))
        if job.state is until:
            return job
        if job != seen:
            seen, since = job, time.monotonic()
        if time.monotonic() - since > STUCK:
            raise Problem("The import does not move: are the consumers running?")
        time.sleep(WAIT)


def _failure(job: Import, language: str) -> str:
    return " ".join(Catalogue().phrase(language, key, **values) for key, values in job.ending)
