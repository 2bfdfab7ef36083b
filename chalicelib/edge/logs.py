"""One JSON line per request or message, metrics embedded (CloudWatch EMF). Never a query, a body or a person."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

_UNITS = {"ms": "Milliseconds", "failed": "Count", "records": "Count"}


def stopwatch() -> Callable[[], float]:
    """Milliseconds since now."""
    start = time.perf_counter()
    return lambda: round((time.perf_counter() - start) * 1000, 1)


def network(address: str) -> str:
    """Where a request came from, so broadly that it names nobody: 256 addresses, of the newer kind what a site has."""
    from ipaddress import ip_address, ip_network  # only troubles ask

    try:
        known = ip_address(address)
    except ValueError:
        return ""
    return str(ip_network(f"{known}/{24 if known.version == 4 else 48}", strict=False))


def write(kind: str, name: str, metrics: dict[str, float], **fields: object) -> None:
    """``kind`` is request or batch; ``name`` the route or consumer."""
    units = [{"Name": metric, "Unit": _UNITS[metric]} for metric in metrics]
    embedded = {
        "Timestamp": int(time.time() * 1000),
        "CloudWatchMetrics": [{"Namespace": "Kabinet", "Dimensions": [[kind]], "Metrics": units}],
    }
    line = {kind: name, **fields, **metrics, "_aws": embedded}
    sys.stdout.write(json.dumps(line, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def frames(error: BaseException) -> list[str]:
    """Where it happened; not what was said, which may hold somebody's data."""
    import traceback

    found = traceback.extract_tb(error.__traceback__)[-6:]
    return [f"{frame.filename.rpartition('/')[2]}:{frame.lineno}" for frame in found]
