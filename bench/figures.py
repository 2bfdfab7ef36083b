"""The measurements, one function a figure of the quality plan."""

import json
import math
import os
import sys
import sysconfig
import tempfile
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bench.ratios import Ratio, cold_cpu, cpu_of, ratio
from bench.store import INDEXES, size_of
from bench.world import BUYER, COMMUNITY, ROOT, Store, bare_handler, entry_point, list_event, rows
from chalicelib import bootstrap
from infra.packaging.__main__ import package

COLD_ROUNDS = 15
CALLS = 100
READ_UNIT = 4096

QUERY = (
    "c.query(TableName='orders', IndexName='by_buyer', Limit=20, "
    "KeyConditionExpression='buyer_key = :owner AND placed >= :since', "
    f"ExpressionAttributeValues={{':owner': {{'S': '{COMMUNITY}#{BUYER}'}}, ':since': {{'S': '0'}}}})"
)
AS_SHIPPED = "import sys\nsys.modules['typing_extensions'] = sys.modules['OpenSSL'] = None\n"
"""The environment of the developers holds them; the package does not, and msgspec and botocore would load them."""

INSTALLED = Path(sysconfig.get_path("purelib"))
"""Where pip put the libraries of this environment."""

COLD_BARE = (
    f"{AS_SHIPPED}import botocore.session\nc = botocore.session.get_session().create_client('dynamodb')\n{QUERY}"
)
COLD_BOTO3 = f"{AS_SHIPPED}import boto3\nc = boto3.client('dynamodb')\n{QUERY}"
COLD_API = f"""{AS_SHIPPED}import json, os
sys.stdout = open(os.devnull, 'w')
import app
answer = app.app(json.loads(os.environ['BENCH_EVENT']), None)
assert answer['statusCode'] == 200, answer['body']"""


@dataclass(frozen=True)
class Cold:
    """A function that starts: where its tree lies, and what it is asked first."""

    tree: Path
    event: Callable[[], dict[str, Any]]


def cold_start(measured: Store, function: Cold, client: Path = INSTALLED, rounds: int = COLD_ROUNDS) -> Ratio:
    """P1: a fresh interpreter up to the event answered / up to the first query of a bare client answered.

    ``client`` is where botocore lies: as pip installs it, or as the package ships it.
    """
    with installed(measured):
        environment = measured.environment() | {"BENCH_EVENT": json.dumps(function.event())}
    return ratio(
        lambda: cold_cpu(COLD_API, environment, function.tree), lambda: cold_cpu(COLD_BARE, environment, client), rounds
    )


def cold_boto3(measured: Store, rounds: int = COLD_ROUNDS) -> Ratio:
    """Why functions ship botocore alone: boto3's client up to its first query answered / botocore's."""
    environment = measured.environment()
    return ratio(
        lambda: cold_cpu(COLD_BOTO3, environment, INSTALLED),
        lambda: cold_cpu(COLD_BARE, environment, INSTALLED),
        rounds,
    )


@contextmanager
def installed(measured: Store) -> Iterator[None]:
    """This process' environment leads to the store, its standard output nowhere."""
    with surroundings(measured.environment()):
        yield


@contextmanager
def surroundings(environment: Mapping[str, str]) -> Iterator[None]:
    before, output = dict(os.environ), sys.stdout
    os.environ.update(environment)
    with Path(os.devnull).open("w") as nowhere:
        sys.stdout = nowhere
        try:
            yield
        finally:
            sys.stdout = output
            os.environ.clear()
            os.environ.update(before)


def list_of_twenty(measured: Store) -> Ratio:
    """P4: CPU of the list through the real entry point / of a bare handler, the same bytes from the same process."""
    with installed(measured):
        forget_hub()
        ours, bare = entry_point(list_event()), bare_handler()
        return ratio(lambda: cpu_of(ours, CALLS), lambda: cpu_of(bare, CALLS))


def forget_hub() -> None:
    bootstrap._installed.clear()


def read_units() -> tuple[int, float]:
    """P7: bytes and read units of a page of 20, eventually consistent: half a unit per 4 KB begun."""
    _, carried = INDEXES["by_buyer"]
    page = sum(size_of({name: row[name] for name in carried}) for row in rows(20))
    return page, math.ceil(page / READ_UNIT) * 0.5


@contextmanager
def shipped() -> Iterator[tuple[Path, float]]:
    """The tree that a function runs, as Lambda unpacks it, and P3: the megabytes of its zip."""
    deployable = package("bench", ROOT / "build" / "bench").with_name("deployment.zip")
    with tempfile.TemporaryDirectory() as tree:
        with zipfile.ZipFile(deployable) as packed:
            packed.extractall(tree)
        yield Path(tree), deployable.stat().st_size / 1_000_000
