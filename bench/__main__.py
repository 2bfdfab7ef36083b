"""``python -m bench``: measures, prints, writes docs/figures.md. ``--short`` takes fewer rounds and writes nothing."""

import argparse
import platform
import sys
from collections.abc import Iterator
from datetime import UTC, datetime

from bench import burst, figures, hooks, importing, screens
from bench.world import ROOT, hook_event, list_event, store
from chalicelib.usecases.access import limit_requests

PAGE = ROOT / "docs" / "figures.md"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--short", action="store_true")
    short = parser.parse_args().short
    limit_requests.LIMIT = limit_requests.TOLD_AT_ONCE = sys.maxsize  # one person asks more than many do in a minute
    table = "\n".join(measured(short))
    print(table)
    if not short:
        PAGE.write_text(
            HEAD.format(day=datetime.now(UTC).date(), python=platform.python_version()) + table + TAIL, "utf-8"
        )


def measured(short: bool) -> list[str]:
    rounds = 5 if short else figures.COLD_ROUNDS
    with store(1000) as orders, figures.shipped() as (tree, size):
        first_list, delivery = figures.Cold(tree, list_event), figures.Cold(tree, hook_event)
        cold = figures.cold_start(orders, first_list, rounds=rounds)
        hook = figures.cold_start(orders, delivery, rounds=rounds)
        slim = figures.cold_start(orders, first_list, tree, rounds)
        boto3 = figures.cold_boto3(orders, rounds)
        warm = figures.list_of_twenty(orders)
        pushes = hooks.pushing(orders, rounds)
        counted = orders.counters()
    page, units = figures.read_units()
    return [
        "| # | what | measured | goal |",
        "|---|---|---|---|",
        f"| P1 | cold start of the shipped API to its first list / bare client to its first query | {cold} | ≤ 1.20 |",
        f"| P1 | cold start of OK's webhook up to the delivery kept / the same bare client | {hook} | ≤ 1.20 |",
        f"| – | cold start of the API / a bare client of the same slim package | {slim} | – |",
        f"| – | cold start of boto3's client, which is not shipped / the bare client | {boto3} | – |",
        f"| P3 | the package, zipped | {size:.2f} MB | ≤ 4 MB |",
        f"| P4 | list of 20 orders, warm / bare handler | {warm} | ≤ 0.90 |",
        *(
            f"| P5 | a push of {each}, warm / bare handler of one SQS message | {cpu} | ≤ 1.15 |"
            for each, cpu in pushes.items()
        ),
        f"| P7 | read units of a list page of 20 ({page} bytes) | {units} | 0.5 |",
        f"| P9 | items scanned / returned | {counted['scanned'] / counted['returned']:.1f} | 1.0 |",
        *_grown(short),
        *_importing(short),
        *_bursts(short),
    ]


def _grown(short: bool) -> Iterator[str]:
    """A community of 10² orders, and one of 10⁵."""
    for name, each in screens.grown(*((5, 10) if short else ())).items():
        yield f"| P10 | {name}: CPU, 10⁵ orders / 10² orders in the community | {each.cpu} | ≤ 1.10 |"
        yield f"| P10 | {name}: calls and rows of an opening, 10² and 10⁵ orders | {each.said} | equal |"


def _importing(short: bool) -> Iterator[str]:
    size, rounds = (importing.Size(1_000, 300), 3) if short else (importing.Size(5_000, 1_500), 9)
    calls, beside = importing.importing(size, rounds)
    what = f"an import of {size.rows:,} rows ({size.orders:,} orders, delivery split)"
    yield f"| P16 | AWS calls per order of {what} | {calls:.2f} | ≤ 2.5 |"
    yield f"| P16 | CPU of {what} and of the local cloud / of bare batch writes of its rows | {beside} | ≤ 4 |"


def _bursts(short: bool) -> Iterator[str]:
    for size, each in burst.bursts([1_000] if short else [1_000, 10_000], 3 if short else 7).items():
        yield f"| P17 | CPU of a push until its order is kept, {size:,} at once / 100 at once | {each.cpu} | ≤ 1.15 |"
        few, many = each.handed
        yield f"| P17 | deliveries to consumers for a push, 100 and {size:,} at once | {few:.2f}, {many:.2f} | equal |"


HEAD = """# Figures

Made by `make bench` on {day}, two cores, Python {python}. Ratios are medians of 15 rounds in which both sides are
measured in turn, with their quartiles; they are of CPU time, never of wall time. Counters are exact.

"""
TAIL = "\n\n" + (ROOT / "bench" / "below.md").read_text("utf-8")


if __name__ == "__main__":
    main()
