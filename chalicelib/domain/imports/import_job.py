"""An import: its states, its steps, and where its files lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct, field
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_counts import OfferCounts
from chalicelib.domain.errors import Conflict, Invalid, TooLarge

CHUNK = 50
"""Buyers per step: a step stays far below the time a function may take."""

LARGEST_FILE = 10_000_000
"""Bytes of an uploaded file."""

MOST_ROWS = 20_000

LOOKED_AT = 500
"""Orders that a step may read where it writes none."""


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
    ImportState.READY: frozenset({ImportState.APPLYING, ImportState.FAILED}),
    ImportState.APPLYING: frozenset({ImportState.SPLITTING, ImportState.DONE, ImportState.FAILED}),
    ImportState.SPLITTING: frozenset({ImportState.DONE, ImportState.FAILED}),
    ImportState.DONE: frozenset(),
    ImportState.FAILED: frozenset(),
}


WORKING = frozenset({ImportState.READING, ImportState.COMPARING, ImportState.APPLYING, ImportState.SPLITTING})
"""What a message drives: in every other state an import rests."""

SAVING = frozenset({ImportState.APPLYING, ImportState.SPLITTING})

BEGINNINGS: Mapping[ImportState, int] = {ImportState.READING: 2}
MOST_BEGINNINGS = 5
"""So often a step may be begun by a worker that dies of it; of opening a file, which alone is somebody else's work,
rather less often."""

FEW_LINES = 3
"""Fewer lines may go without a question, however large a part of an order they are."""


class Counts(Struct, frozen=True):
    """Orders that are new, changed, unchanged; ``absent``: orders of the purchase that the file does not mention.

    ``lines`` are those that the orders of the file's buyers had; of these ``going`` lines of ``losing`` orders would
    go, and ``kept`` would if all rows of their buyers could be read.
    """

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0
    lines: int = 0
    going: int = 0
    losing: int = 0
    kept: int = 0

    def __add__(self, other: Counts) -> Counts:
        return Counts(*(getattr(self, name) + getattr(other, name) for name in self.__struct_fields__))

    @property
    def replacing(self) -> bool:
        """Most lines go, as they do when a file is that of another purchase."""
        return self.going >= FEW_LINES and self.going * 2 > self.lines


class Import(Struct, frozen=True):
    """``done`` of ``chunks`` steps of the present state are finished; ``failure`` is a reason of the catalogue.

    ``ignored`` are columns of the file that mean nothing to us; ``basis`` is the import that had been the purchase's
    last when this one was compared, ``completing``: that one broke off. ``queued``: another import of the community
    is at work. ``remarks`` is how many there are, ``incomplete`` how many buyers nothing is taken away from. ``saved``
    orders, or pages of offers, are saved, at the least, when saving broke off. ``looked_at`` chunks of the purchase's
    orders were looked at in the present round, the last of them up to that of the buyer ``position``.

    Of a ``price_list`` there is no purchase: ``offers`` are counted, ``pages`` are those chunks of the comparison that
    change something, ``position`` is how far its offers were looked at; ``emptying``: what is not in the file any more
    is said to be gone.
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
    remarks: int = 0
    incomplete: int = 0
    basis: str | None = None
    completing: bool = False
    queued: bool = False
    failure: str | None = None
    failure_values: Mapping[str, object] = field(default_factory=dict)
    saved: int | None = None
    position: str = ""
    looked_at: int = 0
    price_list: str = ""
    offers: OfferCounts = field(default_factory=OfferCounts)
    pages: tuple[int, ...] = ()
    emptying: bool = False
    version: int = 0

    def moved(self, state: ImportState, chunks: int = 0) -> Import:
        """In another state, its steps not begun. Raises Conflict where the table of moves says no."""
        if state not in MOVES[self.state]:
            raise Conflict("import_not_ready")
        return replace(self, state=state, chunks=chunks, done=0)

    def failed(self, reason: str, values: Mapping[str, object]) -> Import:
        """Ended in words; of one that was saving it is said how far it came."""
        ended = self.moved(ImportState.FAILED)
        return replace(ended, failure=reason, failure_values=dict(values), queued=False, saved=self._saved)

    def broken(self) -> Import:
        """Ended by a fault of ours."""
        return self.failed("import_stopped" if self.state in SAVING else "import_broken", {})

    def stepped(self, following: ImportState, chunks: int = 0) -> Import:
        """With one more step done; the last step leads to the ``following`` state, which has ``chunks`` steps."""
        if self.done + 1 < self.chunks:
            return replace(self, done=self.done + 1)
        return self.moved(following, chunks)

    def looking_on(self, position: str) -> Import:
        """With one more step of the present state, which looks at the orders after that of the buyer ``position``."""
        further = replace(self, chunks=self.chunks + 1, done=self.done + 1)
        return replace(further, position=position, looked_at=self.looked_at + 1)

    @property
    def said(self) -> Mapping[str, object]:
        """How far it is and what it is a file for, as an entry of the journal says it."""
        into = {"price_list": self.price_list} if self.price_list else {"purchase": self.purchase}
        return {"state": self.state, "done": self.done, **into}

    @property
    def beginnings(self) -> int:
        """How often the present step may be begun."""
        return BEGINNINGS.get(self.state, MOST_BEGINNINGS)

    @property
    def ending(self) -> Sequence[tuple[str, Mapping[str, object]]]:
        """Texts of the catalogue: why it failed, how far the file was read, how much is saved and what to do."""
        if not self.failure:
            return ()
        phrases = [(f"errors.{self.failure}", self.failure_values)]
        if "at_row" in self.failure_values:
            phrases.append(("imports.read", self.failure_values))
        if self.saved is not None and self.price_list:
            phrases.append(("imports.offers_saved", {"done": self.saved, "total": len(self.pages)}))
        elif self.saved is not None:
            phrases.append(("imports.saved", {"saved": self.saved, "total": self.buyers}))
        return phrases

    @property
    def _saved(self) -> int | None:
        if self.state not in SAVING:
            return None
        if self.price_list:
            return self.done
        return min(self.done * CHUNK, self.buyers) if self.state is ImportState.APPLYING else self.buyers


def check_size(size: int | None, empty: str, field: str | None = None) -> None:
    """Of an uploaded file, None of one that is not there. Raises TooLarge, or Invalid with the reason ``empty``."""
    if not size or size < 0:
        raise Invalid(empty, field)
    if size > LARGEST_FILE:
        raise TooLarge("file_too_large", field, limit=LARGEST_FILE // 1_000_000)


def chunks_of(count: int) -> int:
    """Steps that so many buyers or orders take."""
    return -(-count // CHUNK)


FOLDER = "imports/"


def import_of(name: str) -> str:
    """The import whose file has this name."""
    return name.removeprefix(FOLDER).partition("/")[0]


def uploaded_file(import_id: str) -> str:
    """Where the organizer's file is; the other files of an import lie beside it."""
    return f"{FOLDER}{import_id}/file"


def plan_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/plan-{chunk}.json"


def differences_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/differences-{chunk}.json"


def notes_file(import_id: str) -> str:
    return f"{FOLDER}{import_id}/notes.json"


def bad_rows_file(import_id: str) -> str:
    return f"{FOLDER}{import_id}/bad-rows.json"


def bad_sheet_file(import_id: str) -> str:
    return f"{FOLDER}{import_id}/bad-rows.csv"


def weights_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/weights-{chunk}.json"


def shares_file(import_id: str, chunk: int) -> str:
    return f"{FOLDER}{import_id}/shares-{chunk}.json"
