"""One JSON line per request or message, metrics embedded (CloudWatch EMF). Never a query, a body or a person."""

import json
import sys
import time
from collections.abc import Callable

_UNITS = {"ms": "Milliseconds", "failed": "Count", "records": "Count"}


def stopwatch() -> Callable[[], float]:
    """Milliseconds since now."""
    start = time.perf_counter()
    return lambda: round((time.perf_counter() - start) * 1000, 1)


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
