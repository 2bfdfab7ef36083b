"""`make kills`: everything that `make run` started is killed at a random moment of its work, ROUNDS times over.

After every start the demo and all that was saved more than five seconds before is there, and no import is stuck.
"""

import json
import os
import random
import shutil
import threading
import time
from contextlib import suppress
from pathlib import Path
from typing import Any

from chalicelib.bootstrap import Container, build
from chalicelib.domain.access.principals import operator_in
from chalicelib.settings import Settings
from infra.local.ports import free_port
from infra.local.stack import client
from infra.operate import communities, imports
from tests.infra.local.test_run import PATIENCE, Running, started
from tests.world import GROUP

ROUNDS = int(os.environ.get("ROUNDS") or 10)
ROWS = 300
LOST_SECONDS = 5
UNFINISHED = {"reading", "comparing", "applying", "splitting"}


def test_everything_is_killed_at_random_moments(tmp_path: Path) -> None:
    port, sandbox_port, chance = free_port(), free_port(), random.Random(11)
    made: dict[str, float] = {}
    killed = 0.0
    for life in range(ROUNDS + 1):
        with started(tmp_path, port, sandbox_port) as running:
            said = running.said("make reset")
            assert "Kabinet is running" in said, said
            assert ("not stopped in order" in said) == bool(life)
            assert ("Seeding" in said) == (not life)
            assert len(running.orders()) == 5
            container = container_of(tmp_path)
            assert_nothing_is_stuck(container, killed, made)
            worker = threading.Thread(target=work, args=(container, tmp_path, life, made), daemon=True)
            worker.start()
            time.sleep(chance.uniform(1, 9))
            killed = time.monotonic()
            running.kill_everything()
            worker.join()


def test_a_seeding_that_is_killed_goes_on_and_a_store_that_is_gone_is_seeded_again(tmp_path: Path) -> None:
    port, sandbox_port = free_port(), free_port()
    for line in ("Created community", "Ольга Синицына"):
        with started(tmp_path, port, sandbox_port) as running:
            running.said(line)
            time.sleep(2)
            running.kill_everything()
    with started(tmp_path, port, sandbox_port) as running:
        assert "Kabinet is running" in running.said("make reset")
        assert_demo(running)
    shutil.rmtree(tmp_path / "state")
    with started(tmp_path, port, sandbox_port) as running:
        said = running.said("make reset")
        assert "The data of former starts is gone" in said
        assert "Seeding" in said
        assert_demo(running)


def assert_demo(running: Running) -> None:
    titles: list[Any] = running.orders()
    assert sorted(each["purchase"] for each in titles) == sorted({each["purchase"] for each in titles})
    assert len(titles) == 5


def container_of(folder: Path) -> Container:
    settings = json.loads((folder / "environment.json").read_text())
    os.environ.update(settings)
    return build(Settings.read(settings))


def work(container: Container, folder: Path, life: int, made: dict[str, float]) -> None:
    """Imports one file after another until everything is gone."""
    file = folder / "orders.csv"
    rows = [f"5700001{number:05d};Покупатель;Товар {life};1;100" for number in range(ROWS)]
    file.write_text("\n".join(["ok id;ФИО;Название;Количество;Цена", *rows]), "utf-8")
    principal = operator_in(communities.find(container, GROUP).id)
    with suppress(Exception):
        for turn in range(100):
            purchase = container.purchases.manage.create(principal, f"Закупка {life}-{turn}", 0, 0)
            made[purchase.id] = time.monotonic()
            job = imports.compare(container, principal, purchase, file, lambda _: None)
            imports.apply(container, principal, job, lambda _: None)


def assert_nothing_is_stuck(container: Container, killed: float, made: dict[str, float]) -> None:
    principal = operator_in(communities.find(container, GROUP).id)
    there = {each.id for each in imports.every_purchase(container, principal)}
    lost = [at for purchase, at in made.items() if purchase not in there]
    assert not lost or killed - min(lost) <= LOST_SECONDS
    for purchase in [each for each in made if each not in there]:
        del made[purchase]
    until = time.monotonic() + 2 * PATIENCE + 60
    while stuck := unfinished(container):
        assert time.monotonic() < until, stuck
        time.sleep(1)


def unfinished(container: Container) -> list[str]:
    dynamodb = client(os.environ["AWS_ENDPOINT_URL"], "dynamodb")
    pages = dynamodb.get_paginator("scan").paginate(TableName=container.settings.table("imports"))
    states = [json.loads(item["body"]["S"])["state"] for page in pages for item in page["Items"]]
    return [state for state in states if state in UNFINISHED]
