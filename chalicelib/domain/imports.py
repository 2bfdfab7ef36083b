"""An import: its states, its chunks, and what a file changes in an order."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from chalicelib.domain.errors import Conflict
from chalicelib.domain.file_rows import BuyerRows
from chalicelib.domain.orders import LineState, Order, OrderLine
from chalicelib.domain.purchases import Purchase

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
    ImportState.COMPARING: frozenset({ImportState.READY}),
    ImportState.READY: frozenset({ImportState.APPLYING}),
    ImportState.APPLYING: frozenset({ImportState.SPLITTING}),
    ImportState.SPLITTING: frozenset({ImportState.DONE}),
    ImportState.DONE: frozenset(),
    ImportState.FAILED: frozenset(),
}


@dataclass(frozen=True)
class Counts:
    """Orders that are new, changed, unchanged; ``absent``: orders of the purchase that the file does not mention."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    absent: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        return Counts(
            self.new + other.new,
            self.changed + other.changed,
            self.unchanged + other.unchanged,
            self.absent + other.absent,
        )


@dataclass(frozen=True)
class Import:
    """``done`` of ``chunks`` steps of the present state are finished; ``failure`` is a reason of the catalogue."""

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
    failure: str | None = None
    failure_values: Mapping[str, object] = field(default_factory=dict)
    version: int = 0

    def moved(self, state: ImportState, chunks: int = 0) -> "Import":
        """In another state, its steps not begun. Raises Conflict where the table of moves says no."""
        if state not in MOVES[self.state]:
            raise Conflict("import_not_ready")
        return replace(self, state=state, chunks=chunks, done=0)

    def failed(self, reason: str, values: Mapping[str, object]) -> "Import":
        return replace(self.moved(ImportState.FAILED), failure=reason, failure_values=dict(values))

    def stepped(self, following: ImportState, chunks: int = 0) -> "Import":
        """With one more step done; the last step leads to the ``following`` state, which has ``chunks`` steps."""
        if self.done + 1 < self.chunks:
            return replace(self, done=self.done + 1)
        return self.moved(following, chunks)


def chunks_of(count: int) -> int:
    """Steps that so many buyers or orders take."""
    return -(-count // CHUNK)


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


@dataclass(frozen=True)
class LineDifference:
    """A line that the file adds (no before), removes (no after) or changes."""

    before: OrderLine | None
    after: OrderLine | None


@dataclass(frozen=True)
class OrderDifference:
    """What an import would do to one buyer's order; sums are totals in kopecks."""

    buyer: str
    number: str | None
    before: int | None
    after: int
    lines: tuple[LineDifference, ...]


def drafted(purchase: Purchase, number: str, buyer: str, now: datetime) -> Order:
    """An order of the purchase with nothing in it yet."""
    return Order(
        purchase.community,
        number,
        purchase.id,
        purchase.title,
        purchase.organizer,
        buyer,
        (),
        purchase.fee,
        purchase.currency,
        now,
        now,
    )


def reworked(order: Order, purchase: Purchase, rows: BuyerRows) -> Order:
    """The order as the file and the purchase's present fee make it; the same order when nothing is new."""
    return replace(order, lines=merged(order.lines, rows), fee=purchase.fee)


_Key = tuple[str, str, int]


def merged(lines: tuple[OrderLine, ...], rows: BuyerRows) -> tuple[OrderLine, ...]:
    """An order's lines after the file has spoken.

    Lines are the same when article (or name, where there is none) and option are, the n-th of equals
    being the n-th. A line that the file no longer has is cancelled, not erased, and stays when some
    of the buyer's rows could not be read.
    """
    told = dict(_keyed(rows.lines))
    result = []
    for key, line in _keyed(lines):
        new = told.pop(key, None)
        if new:
            result.append(_updated(line, new))
        elif rows.incomplete or not line.counted:
            result.append(line)
        else:
            result.append(replace(line, state=LineState.CANCELLED))
    return (*result, *told.values())


def line_differences(before: tuple[OrderLine, ...], after: tuple[OrderLine, ...]) -> tuple[LineDifference, ...]:
    """Line by line what ``merged`` changed (it keeps the order of the lines and appends new ones)."""
    padded = (*before, *[None] * (len(after) - len(before)))
    pairs = [(_visible(old), _visible(new)) for old, new in zip(padded, after, strict=True) if old != new]
    return tuple(LineDifference(old, new) for old, new in pairs)


def _visible(line: OrderLine | None) -> OrderLine | None:
    return line if line and line.state is not LineState.CANCELLED else None


def _updated(line: OrderLine, new: OrderLine) -> OrderLine:
    state = LineState.ACCEPTED if line.state is LineState.CANCELLED else line.state
    return replace(new, article=line.article or new.article, option=line.option, state=state)


def _keyed(lines: tuple[OrderLine, ...]) -> list[tuple[_Key, OrderLine]]:
    seen: Counter[tuple[str, str]] = Counter()
    keyed = []
    for line in lines:
        key = ((line.article or line.name).casefold(), line.option.casefold())
        keyed.append(((*key, seen[key]), line))
        seen[key] += 1
    return keyed
