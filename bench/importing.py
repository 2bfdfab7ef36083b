"""P16: an import of 5,000 rows beside bare batch writes of the rows that it leaves, over the local cloud.

Time is that of both processes, the importer's and the cloud's, as Linux counts it: nobody else's work is in it.
"""

import json
import os
import statistics
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bench.figures import surroundings
from bench.ratios import Ratio
from bench.world import ENVIRONMENT
from chalicelib import bootstrap
from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal
from chalicelib.domain.communities.community import Community, Role
from chalicelib.domain.imports.import_job import WORKING, Import, uploaded_file
from chalicelib.domain.journal import Entry, Event, import_subject
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.settings import Settings
from chalicelib.usecases.ports import Commit
from infra.local import ministack, stack

HEADING = "Профиль;Имя;Телефон;Артикул;Наименование;Размер;Кол-во;Цена"
AT_ONCE = 25
"""Rows that BatchWriteItem takes."""

Written = Sequence[tuple[str, dict[str, Any]]]
"""Rows with the tables in which they lie."""


@dataclass(frozen=True)
class Size:
    rows: int
    orders: int

    @property
    def file(self) -> bytes:
        goods = (f"А-{place};Ботинки;38, чёрный;1;{100 + place % 900}" for place in range(self.rows))
        return "\n".join([HEADING, *(f"{self._buyer(place)};;{each}" for place, each in enumerate(goods))]).encode()

    def _buyer(self, place: int) -> str:
        buyer = place % self.orders
        return f"{570000000000 + buyer};Покупательница {buyer}"


@dataclass
class Cloud:
    """The container over a local cloud; ``calls`` are those that the steps of an import made."""

    container: Container
    backend: ministack.MiniStack
    calls: int = 0
    listening: bool = False
    founded: int = 0

    def count(self, **_: Any) -> None:
        self.calls += self.listening

    def cpu(self) -> float:
        """Seconds of both processes."""
        theirs = Path(f"/proc/{self.backend.process.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return time.process_time() + (int(theirs[11]) + int(theirs[12])) / os.sysconf("SC_CLK_TCK")


def importing(size: Size, rounds: int) -> tuple[float, Ratio]:
    """AWS calls per order; and time / bare batch writes of the same rows. The first round is thrown away."""
    calls: list[float] = []
    ratios: list[float] = []
    with local_cloud() as cloud:
        for _ in range(rounds + 1):
            community, ours = imported(cloud, size)
            calls.append(cloud.calls / size.orders)
            ratios.append(ours / written(cloud, list(left(cloud, community))))
    low, median, high = statistics.quantiles(ratios[1:], n=4)
    return statistics.median(calls), Ratio(median, low, high)


@contextmanager
def local_cloud() -> Iterator[Cloud]:
    with ministack.running() as backend:
        environment = {**ENVIRONMENT, **stack.create(backend.url, "bench")}
        with surroundings(environment):
            container = bootstrap.build(Settings.read(environment), lambda: datetime.now(UTC), bootstrap.random_id)
            cloud = Cloud(container, backend)
            container.clients.session.register("before-call", cloud.count)
            yield cloud


def imported(cloud: Cloud, size: Size) -> tuple[str, float]:
    """A community of its own, and what the steps of its first import took."""
    job = asked(cloud, size)
    cloud.calls = 0
    seconds = driven(cloud, job)
    cloud.container.imports.manage.start(somebody(job.community), job.id)
    seconds += driven(cloud, job)
    return job.community, seconds


def asked(cloud: Cloud, size: Size) -> Import:
    cloud.founded += 1
    community, container, content = f"bench{cloud.founded:03}", cloud.container, size.file
    container.communities.manage.found(Community(community, "Закупаемся вместе", f"5400000000{cloud.founded:04}"))
    given = {"id": "shoes", "community": community, "title": "Осенняя обувь", "organizer": None, "counted": True}
    purchase = Purchase(**given, fee=1_000, delivery_cost=1_234_567, created_at=datetime.now(UTC))  # type: ignore[arg-type]
    container.stores.commits.commit(community, Commit((purchase,)))
    job, _ = container.imports.manage.create(somebody(community), purchase.id, "orders.csv", len(content))
    container.stores.files.write(community, uploaded_file(job.id), content)
    return container.imports.manage.preview(somebody(community), job.id)


def somebody(community: str) -> Principal:
    return Principal(community=community, id="maria", role=Role.ORGANIZER)


def driven(cloud: Cloud, job: Import) -> float:
    """Seconds of its steps, until it rests."""
    seconds, imports = 0.0, cloud.container.imports
    while (at := cloud.container.stores.imports.get(job.community, job.id)).state in WORKING:
        data = {"state": at.state, "done": at.done}
        entry = Entry(
            id="step",
            community=job.community,
            subject=import_subject(job.id),
            event=Event.IMPORT_ADVANCED,
            at=datetime.now(UTC),
            actor="system",
            data=data,
        )
        cloud.listening, before = True, cloud.cpu()
        imports.run.run(entry)
        seconds += cloud.cpu() - before
        cloud.listening = False
    if at.failure:
        raise SystemExit(f"The import has failed: {at.failure}")
    return seconds


def left(cloud: Cloud, community: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The rows of a community, as if they were another's."""
    client = stack.client(cloud.backend.url, "dynamodb")
    for name in client.list_tables()["TableNames"]:
        for page in client.get_paginator("scan").paginate(TableName=name):
            mine = [item for item in page["Items"] if item["pk"]["S"].partition("#")[0] == community]
            text = json.dumps(mine, ensure_ascii=False).replace(community, f"{community}x")
            yield from ((name, item) for item in json.loads(text))


def written(cloud: Cloud, rows: Written) -> float:
    """Seconds that somebody needs who wants nothing but these rows."""
    before = cloud.cpu()
    for start in range(0, len(rows), AT_ONCE):
        some: dict[str, list[Any]] = {}
        for table, item in rows[start : start + AT_ONCE]:
            some.setdefault(table, []).append({"PutRequest": {"Item": item}})
        cloud.container.clients.dynamodb.batch_write_item(RequestItems=some)
    return cloud.cpu() - before
