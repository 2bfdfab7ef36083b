"""An import as a terminal shows it."""

import argparse
import sys
from pathlib import Path

from chalicelib.bootstrap import Hub
from chalicelib.domain.imports import Import
from chalicelib.domain.launch import Caller
from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.purchases import Purchase
from chalicelib.texts import Catalogue
from infra.local.problem import Problem
from infra.operate.communities import find
from infra.operate.imports import apply, compare, find_purchase, operator_of

WIDTH = 30


def import_file(hub: Hub, wish: argparse.Namespace) -> None:
    """Compare, show, ask, save."""
    file = Path(wish.file)
    if not file.is_file():
        raise Problem(f"There is no file {wish.file!r}.")
    community = find(hub, wish.community)
    caller = operator_of(community)
    purchase = _new_purchase(hub, wish, caller) if wish.create else find_purchase(hub, caller, wish.purchase)
    job = compare(hub, caller, purchase, file, _bar)
    _show(hub, caller, job)
    changes = job.counts.new + job.counts.changed
    if not changes:
        print("Nothing to change.")
    elif wish.yes or input(f"Save {changes} orders into “{purchase.title}”? [y/N] ").strip().lower() in (
        "y",
        "д",
        "yes",
    ):
        apply(hub, caller, job, _bar)
        print("\nSaved.")


def _new_purchase(hub: Hub, wish: argparse.Namespace, caller: Caller) -> Purchase:
    fee, delivery = read_basis_points(wish.fee), read_kopecks(wish.delivery)
    return hub.purchasing.create(caller, wish.purchase, fee, delivery)


def _bar(job: Import) -> None:
    filled = WIDTH * job.done // job.chunks if job.chunks else WIDTH
    if sys.stdout.isatty():
        print(
            f"\r{job.state:<14} [{'█' * filled}{'·' * (WIDTH - filled)}] {job.done}/{job.chunks} ", end="", flush=True
        )


def _show(hub: Hub, caller: Caller, job: Import) -> None:
    counts = job.counts
    print(f"\n{job.rows} rows: {counts.new} new orders, {counts.changed} changed, {counts.unchanged} unchanged;")
    print(f"{counts.absent} orders of the purchase are not in the file and stay as they are.")
    found = hub.importing.bad_rows(caller, job.id)
    texts = Catalogue()
    for row in found.rows:
        reason = texts.phrase(caller.language, f"errors.{row.reason}", **row.values)
        print(f"  row {row.row}, {texts.phrase(caller.language, f'columns.{row.column}')}: {reason}")
    if found.total > len(found.rows):
        print(f"  … and {found.total - len(found.rows)} more bad rows")
