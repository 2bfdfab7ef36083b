"""The container puts a noun together when it is asked for it, and no other."""

import subprocess
import sys

import pytest
from msgspec.structs import asdict

from chalicelib import bootstrap
from chalicelib.bootstrap import Container
from tests.usecases.house import SETTINGS

ALWAYS = {"clients", "container", "marketplace_stores", "partners", "signing", "stores"}
PROGRAM = f"""
import sys
from chalicelib.bootstrap import build
from chalicelib.settings import Settings

container = build(Settings(**{asdict(SETTINGS)!r}), stores=sys, partners=sys)
sys.orders = sys.communities = None
for asked in sys.argv[1:]:
    noun, use_case = asked.split(".")
    getattr(getattr(container, noun), use_case)
print(*(name for name in sys.modules if name.startswith("chalicelib.bootstrap.")))
"""
"""Anything does for a store: nobody asks it."""


def loaded(*asked: str) -> set[str]:
    """The modules of this floor that a new process has loaded after it asked for these."""
    done = subprocess.run([sys.executable, "-c", PROGRAM, *asked], capture_output=True, text=True, check=True)
    return {name.rpartition(".")[2] for name in done.stdout.split()}


def test_a_noun_is_loaded_when_it_is_asked_for_and_no_other() -> None:
    assert loaded() == ALWAYS
    assert loaded("orders.read") == ALWAYS | {"orders"}


def test_a_use_case_is_put_together_once(container: Container) -> None:
    assert container.orders is container.orders
    assert container.orders.read is container.orders.read


def test_a_consumer_has_a_queue_and_one_for_what_it_cannot_do(
    container: Container, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(vars(container.clients), "sqs", "the client")
    queue = container.queue("imports")
    assert (queue.client, queue.url, queue.failures) == ("the client", "imports", "imports-failures")


def test_the_container_of_a_process_is_the_one_that_was_installed(container: Container) -> None:
    bootstrap.install(container)
    assert bootstrap.container() is container
    bootstrap._installed.clear()
