"""An import as a terminal shows it."""

import argparse
import sys
from contextlib import suppress
from pathlib import Path

from chalicelib.bootstrap import Container
from chalicelib.domain.access.principals import Principal, operator_in
from chalicelib.domain.errors import Stale
from chalicelib.domain.imports.findings import Kept
from chalicelib.domain.imports.import_job import Import
from chalicelib.domain.money import read_basis_points, read_kopecks
from chalicelib.domain.purchases.purchase import Purchase
from chalicelib.texts import Catalogue
from infra.local.problem import Problem
from infra.operate.communities import find
from infra.operate.imports import apply, compare, find_purchase

WIDTH = 30


def import_file(container: Container, wish: argparse.Namespace) -> None:
    """Compare, show, ask, save. A purchase that is made for it is there afterwards only if it was saved."""
    file = Path(wish.file)
    if not file.is_file():
        raise Problem(f"There is no file {wish.file!r}.")
    community = find(container, wish.community)
    principal = operator_in(community.id)
    purchase = (
        _new_purchase(container, wish, principal) if wish.create else find_purchase(container, principal, wish.purchase)
    )
    job = None
    try:
        job = _wanted(container, principal, purchase, wish)
    finally:
        if wish.create and job is None:
            _discard(container, principal, purchase)
    if job:
        apply(container, principal, job, _bar)
        print("\nSaved.")


def _wanted(container: Container, principal: Principal, purchase: Purchase, wish: argparse.Namespace) -> Import | None:
    """The import that is to be saved; None where nothing is. Raises Problem, EOFError, KeyboardInterrupt."""
    job = compare(container, principal, purchase, file=Path(wish.file), watch=_bar)
    _show(container, principal, job)
    changes = job.counts.new + job.counts.changed
    if not (changes or job.completing):
        print("Nothing to change.")
        return None
    agreed = _agreed(f"Save {changes} orders into “{purchase.title}”?", wish.yes) and _replaced(job, wish)
    return job if agreed else None


def _discard(container: Container, principal: Principal, purchase: Purchase) -> None:
    """What somebody has put something into meanwhile stays."""
    with suppress(Stale):
        container.purchases.manage.discard(principal, purchase)


def _replaced(job: Import, wish: argparse.Namespace) -> bool:
    """Whether most lines may go, where they would. Raises Problem where nobody can be asked."""
    if not job.counts.replacing:
        return True
    going = f"{job.counts.going} of {job.counts.lines} lines in {job.counts.losing} orders would go"
    if wish.yes and not wish.replace:
        raise Problem(f"{going}: is this the file of another purchase? If they may go, add --replace.")
    return _agreed(f"{going}: really?", wish.replace)


def _agreed(question: str, known: bool) -> bool:
    return known or input(f"{question} [y/N] ").strip().lower() in ("y", "д", "yes")


def _new_purchase(container: Container, wish: argparse.Namespace, principal: Principal) -> Purchase:
    fee, delivery = read_basis_points(wish.fee), read_kopecks(wish.delivery)
    return container.purchases.manage.create(principal, wish.purchase, fee, delivery)


def _bar(job: Import) -> None:
    filled = WIDTH * job.done // job.chunks if job.chunks else WIDTH
    if sys.stdout.isatty():
        print(
            f"\r{job.state:<14} [{'█' * filled}{'·' * (WIDTH - filled)}] {job.done}/{job.chunks} ", end="", flush=True
        )


def _show(container: Container, principal: Principal, job: Import) -> None:
    counts = job.counts
    print(f"\n{job.rows} rows: {counts.new} new orders, {counts.changed} changed, {counts.unchanged} unchanged;")
    print(f"{counts.absent} orders of the purchase are not in the file and stay as they are.")
    if job.completing:
        print("The last import broke off while it was saving; this one does the rest.")
    _show_remarks(container, job)
    _show_bad_rows(container, principal, job)


def _show_remarks(container: Container, job: Import) -> None:
    notes, texts = container.imports.manage.notes(job), Catalogue()
    language = container.communities.locales.of(job.community).language
    for remark in notes.remarks:
        text = texts.phrase(language, f"remarks.{remark.reason}", **remark.values)
        print(f"  row {remark.row}: {text} {remark.cell}".rstrip() if remark.row else f"  {text}")
    if job.remarks > len(notes.remarks):
        print(f"  … and {job.remarks - len(notes.remarks)} more remarks")
    if job.incomplete and job.counts.changed + job.counts.unchanged:
        print(f"  {_kept(job, notes.kept)}")


def _kept(job: Import, kept: Kept) -> str:
    """Of whom nothing is taken away, and why."""
    lines = f"{job.counts.kept} lines that the file does not have stay"
    if kept.everybody:
        return f"Nothing is removed for anybody: rows {kept.rows} do not tell whose they are; {lines}."
    more = f" … (+{job.incomplete - len(kept.buyers)})" if job.incomplete > len(kept.buyers) else ""
    names = f"{', '.join(kept.buyers)}{more}"
    return f"Nothing is removed for {names}: their rows {kept.rows} are faulty; {lines}."


def _show_bad_rows(container: Container, principal: Principal, job: Import) -> None:
    found, texts = container.imports.manage.bad_rows(principal, job.id), Catalogue()
    language = container.communities.locales.of(job.community).language
    for row in found.rows:
        reason = texts.phrase(language, f"errors.{row.reason}", **row.values)
        sheet = f"{row.sheet}, " if row.sheet else ""
        print(f"  {sheet}row {row.row}, {texts.phrase(language, f'columns.{row.column}')} {row.cell}: {reason}")
    if found.total > len(found.rows):
        print(f"  … and {found.total - len(found.rows)} more bad rows")
