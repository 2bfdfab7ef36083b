"""Starts everything in order, watches it, and ends it in the opposite order."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime

from infra.demo import MARK, VERSION
from infra.local import ministack, snapshots, stack
from infra.local.child import Child
from infra.local.environments import ROOT
from infra.local.files import replace
from infra.local.leftovers import Leftovers
from infra.local.marks import Marks
from infra.local.memory import Memory
from infra.local.ports import LOOPBACK, is_free
from infra.local.problem import Problem
from infra.local.variables import inherited, variables
from infra.pages.building import build
from infra.pages.files import settings as named_files

LOOK_SECONDS = 0.5
# Long enough to see several changes become one message, short enough to watch for it.
COALESCING_SECONDS = "5"


@dataclass(frozen=True)
class Running:
    """What was started, and the settings it was started with."""

    backend: ministack.MiniStack
    children: list[Child]
    settings: Mapping[str, str]


def run(port: int, sandbox_port: int, memory: Memory, stop: threading.Event) -> None:
    """Serve until `stop`; a Problem says in one line why it could not."""
    with serving(port, sandbox_port, memory) as running:
        _seed(running.settings, memory)
        print(_welcome(port, sandbox_port, memory), flush=True)
        _watch(running.children, running.backend, stop)
        print("Stopping …", flush=True)
    print("Stopped; the data is kept.", flush=True)


@contextmanager
def serving(port: int, sandbox_port: int, memory: Memory, coalescing: str = COALESCING_SECONDS) -> Iterator[Running]:
    """Everything but the demo's data, for the length of a `with`. Raises Problem."""
    with ExitStack() as running:
        running.enter_context(memory.lock())
        leftovers = Leftovers(memory.processes)
        leftovers.end()
        _require_free(PORT=port, SANDBOX_PORT=sandbox_port)
        running.callback(_forget_start, memory)
        _say_what_is_missing(memory)
        backend = running.enter_context(_backend(memory, leftovers.remember))
        pages = f"http://{LOOPBACK}:{port},http://localhost:{port}"
        created = stack.create(backend.url, parameters={"PageOrigins": pages})
        resources = {**created, "COALESCING_SECONDS": coalescing}
        Marks(stack.client(backend.url, "dynamodb")).make()
        settings = {**variables(resources, memory.token_key(), port, sandbox_port), **named_files(build())}
        replace(memory.environment, json.dumps(settings, indent=2))
        made = _children(port, sandbox_port, settings, memory=memory, born=leftovers.remember)
        yield Running(backend, [running.enter_context(_child(child)) for child in made], settings)


def _forget_start(memory: Memory) -> None:
    """Commands find the environment only while it leads somewhere."""
    for file in (memory.environment, memory.processes):
        file.unlink(missing_ok=True)


def _require_free(**ports: int) -> None:
    for name, port in ports.items():
        if not is_free(port):
            raise Problem(f"Port {port} is taken by another program. Choose another one: make run {name}={port + 10}")


def _say_what_is_missing(memory: Memory) -> None:
    """After a start that was killed, and where the data of former starts is gone."""
    found = snapshots.newest(memory.backend)
    if found and not found.orderly:
        print(f"Kabinet was not stopped in order; its data is what was saved at {_local(found.at)}.", flush=True)
    elif memory.filled and not found:
        print("The data of former starts is gone: beginning with an empty store.", flush=True)


def _local(at: str) -> str:
    return f"{datetime.fromisoformat(at).astimezone():%Y-%m-%d %H:%M:%S}"


@contextmanager
def _backend(memory: Memory, born: Callable[[int], None]) -> Iterator[ministack.MiniStack]:
    backend = ministack.start(memory.backend_port(), memory.scratch, memory.backend, born=born)
    try:
        yield backend
    finally:
        backend.stop()


@contextmanager
def _child(child: Child) -> Iterator[Child]:
    try:
        yield child
    finally:
        child.stop()


def _children(
    port: int, sandbox_port: int, settings: Mapping[str, str], memory: Memory, born: Callable[[int], None]
) -> Iterator[Child]:
    """Partners first, then who works for the API, then the API: each finds what it needs."""
    environment = {**inherited(), **settings, "PYTHONUNBUFFERED": "1"}

    def python(module: str, *arguments: object) -> list[str]:
        return [sys.executable, "-m", module, *map(str, arguments)]

    cabinet = f"http://{LOOPBACK}:{port}/"
    play = python("infra.sandbox", "--port", sandbox_port, "--cabinet", f"{cabinet}app", "--state", memory.sandbox)
    sandbox = Child("sandbox", play, environment, memory.logs / "sandbox.log", born=born)
    yield sandbox
    consumers = python("infra.local.consumers", "--memory", memory.bookmarks)
    yield Child("consumers", consumers, environment, memory.logs / "consumers.log", patience=30, born=born)
    api = Child("API", python("infra.local.server", "--port", port), environment, memory.logs / "api.log", born=born)
    yield api
    sandbox.wait_until_ready(f"http://{LOOPBACK}:{sandbox_port}/")
    api.wait_until_ready(f"{cabinet}health")


def _seed(settings: Mapping[str, str], memory: Memory) -> None:
    """Unless the store says that it holds all of the demo: what it lacks is made, so a killed seeding goes on."""
    if Marks(stack.client(settings["AWS_ENDPOINT_URL"], "dynamodb")).read(MARK) == VERSION:
        return
    print("Seeding the demo community …", flush=True)
    done = subprocess.run([sys.executable, "-m", "infra.demo"], cwd=ROOT, env={**inherited(), **settings}, check=False)
    if done.returncode:
        raise Problem("The demo could not be seeded; see above. `make reset` starts from nothing.")
    memory.remember_filled()


def _welcome(port: int, sandbox_port: int, memory: Memory) -> str:
    return f"""
Kabinet is running.

  Open  http://{LOOPBACK}:{sandbox_port}/   the sandbox: choose a demo user, the cabinet opens in the frame of a fake OK
        http://{LOOPBACK}:{port}/app        the cabinet itself (it wants a launch signed by OK)
        http://{LOOPBACK}:{port}/desk       the organizer's desk (opened from the cabinet: «Ещё» → «Рабочий стол»)

  Logs  {memory.logs}
  Stop with Ctrl-C; the data stays. `make reset` forgets it.
"""


def _watch(children: list[Child], backend: ministack.MiniStack, stop: threading.Event) -> None:
    while not stop.wait(LOOK_SECONDS):
        for child in children:
            child.look()
        if backend.process.poll() is not None:
            raise Problem("The local backend ended by itself; its last five seconds may be lost. Start again: make run")
