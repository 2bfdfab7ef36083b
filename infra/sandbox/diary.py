"""What was said of each order of a played marketplace: by its buyer, and by whoever sells there. Kept in a file."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import Any

from infra.sandbox.calls import moment_now
from infra.sandbox.storage import JsonFile, Keeping

KEPT = 50
"""Notes of an order."""

MESSAGE, HEARD = "message", "heard"
OK = "ok"


@dataclass(frozen=True)
class Note:
    """``text`` is what the buyer wrote, or the call that the seller made; ``came`` what it was answered."""

    at: str
    kind: str
    text: str
    came: str = ""


class Diary:
    """``knows``: whether there is such an order; of another one nothing is kept."""

    def __init__(self, file: JsonFile, knows: Callable[[str], bool]) -> None:
        self.knows = knows
        self._keeping = Keeping(file, self._taken)
        self._lock = threading.Lock()
        saved = file.load() or {}
        self._notes = {order: [Note(**each) for each in notes] for order, notes in saved.get("notes", {}).items()}

    def wrote(self, order: object, text: str) -> None:
        """Its buyer."""
        self._add(order, Note(moment_now(), MESSAGE, text))

    def heard(self, order: object, call: str, came: str = OK) -> None:
        """From its seller; ``came`` is "ok", or why it was refused."""
        self._add(order, Note(moment_now(), HEARD, call, came))

    @contextmanager
    def hearing(self, order: object, call: str, refused: type[Exception]) -> Iterator[None]:
        """What is done within comes of the seller's call; what is ``refused`` there goes on to whoever answers it."""
        try:
            yield
        except refused as refusal:
            self.heard(order, call, str(refusal))
            raise
        self.heard(order, call)

    def of(self, order: object) -> list[dict[str, Any]]:
        """Oldest first."""
        with self._lock:
            return [asdict(note) for note in self._notes.get(str(order), ())]

    def shown(self) -> dict[str, list[dict[str, Any]]]:
        with self._lock:
            shown: dict[str, list[dict[str, Any]]] = self._taken()["notes"]
            return shown

    def reset(self) -> None:
        with self._lock:
            if self._notes:
                self._notes.clear()
                self._keeping.changed()

    def stop(self) -> None:
        with self._lock:
            self._keeping.save()

    def _add(self, order: object, note: Note) -> None:
        if not self.knows(str(order)):
            return
        with self._lock:
            notes = self._notes.setdefault(str(order), [])
            notes.append(note)
            del notes[:-KEPT]
            self._keeping.changed()

    def _taken(self) -> dict[str, Any]:
        return {"notes": {order: [asdict(note) for note in notes] for order, notes in self._notes.items()}}
