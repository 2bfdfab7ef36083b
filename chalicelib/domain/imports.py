"""An import: its states, its steps, and where its files lie."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict

CHUNK = 50
"""Buyers per step: a step stays far below the time a function may take."""

LARGEST_FILE = 10_000_000
"""Bytes of an uploaded file."""

MOST_ROWS = 20_000


class ImportState(StrEnum):
    AWAITING_FILE = "awaiting_file"
    READING = "reading"
    COMPARING = "comparing"
    READY = "ready"
    APPLYING = "applying"
    SPLITTING = "splitting"
    DONE = "done"
    FAILED = "failed"


MOVES: Mapping[ImportState, frozenset[ImportState]] = {
    ImportState.AWAITING_FILE: frozenset({ImportState.READING}),
    ImportState.READING: frozenset({ImportState.COMPARING, ImportState.READY, ImportState.FAILED}),
    ImportState.COMPARING: frozenset({ImportState.READY, ImportState.FAILED}),
    ImportState.READY: frozenset({ImportState.APPLYING}),
    ImportState.APPLYING: frozenset({ImportState.SPLITTING, ImportState.FAILED}),
    ImportState.SPLITTING: frozenset({ImportState.DONE}),
    ImportState.DONE: frozenset(),
    ImportState.FAILED: frozenset(),
}


class Counts(Struct, frozen=True):
    """Orders that are new, changed, unchanged; ``absent``: orders of the purchase that the file does not mention."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.absent + other.absent,
        )


class Import(Struct, frozen=True):
    """``done`` of ``chunks`` steps of the present state are finished; ``failure`` is a reason of the catalogue.

    ``ignored`` are columns of the file that mean nothing to us; ``basis`` is the import that had been the purchase's
    last when this one was compared.
    """

    id: str
    community: str
    purchase: str
    file_name: str
    created_at: datetime
    created_by: str
    state: ImportState = ImportState.AWAITING_FILE
    rows: int = 0
    bad_rows: int = 0
    buyers: int = 0
    chunks: int = 0
    done: int = 0
    counts: Counts = field(default_factory=Counts)
    ignored: tuple[str, ...] = ()
    basis: str | None = None
    failure: str | None = None
    failure_values: Mapping[str, object] = field(default_factory=dict)
    version: int = 0

    def moved(self, state: ImportState, chunks: int = 0) -> Import:
        """In another state, its steps not begun. Raises Conflict where the table of moves says no."""
        if state not in MOVES[self.state]:
            raise Conflict("import_not_ready")
        return replace(self, state=state, chunks=chunks, done=0)

    def failed(self, reason: str, values: Mapping[str, object]) -> Import:
        return replace(self.moved(ImportState.FAILED), failure=reason, failure_values=dict(values))

    def stepped(self, following: ImportState, chunks: int = 0) -> Import:
        """With one more step done; the last step leads to the ``following`` state, which has ``chunks`` steps."""
        if self.done + 1 < self.chunks:
            return replace(self, done=self.done + 1)
        return self.moved(following, chunks)


def chunks_of(count: int) -> int:
    """Steps that so many buyers or orders take."""
    return -(-count // CHUNK)


FOLDER = "imports/"


def import_of(name: str) -> str:
    """The import whose file has this name."""
    return name.removeprefix(FOLDER).partition("/")[0]


def uploaded_file(import_id: str) -> str:
    """Where the organizer's file is; the other files of an import lie beside it."""
    return f"imports/{import_id}/file"


def plan_file(import_id: str, chunk: int) -> str:
    return f"imports/{import_id}/plan-{chunk}.json"


def differences_file(import_id: str, chunk: int) -> str:
    return f"imports/{import_id}/differences-{chunk}.json"


def bad_rows_file(import_id: str) -> str:
    return f"imports/{import_id}/bad-rows.json"


def bad_sheet_file(import_id: str) -> str:
    return f"imports/{import_id}/bad-rows.csv"


def shares_file(import_id: str) -> str:
    return f"imports/{import_id}/shares.json"
