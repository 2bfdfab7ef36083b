"""Where imports are kept, and what is read from their files."""

from __future__ import annotations

from typing import TYPE_CHECKING, BinaryIO, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chalicelib.domain.imports.columns import Vocabulary
    from chalicelib.domain.imports.import_job import Import
    from chalicelib.domain.imports.queue import ImportQueue
    from chalicelib.domain.imports.tables import Table


class Imports(Protocol):
    def get(self, community: str, import_id: str) -> Import:
        """Raises NotFound."""

    def many(self, community: str, import_ids: Sequence[str]) -> Mapping[str, Import]:
        """Imports by id; a missing one is left out."""

    def queue(self, community: str) -> ImportQueue:
        """Whose turn it is; nobody's when there was no import yet."""


class Sheets(Protocol):
    def read(self, file: BinaryIO, vocabulary: Vocabulary = ..., most: int = ...) -> Table:
        """The table in a file, of orders unless another ``vocabulary`` is named, of ``most`` rows.

        Raises Invalid with a reason when there is none or the file is hostile, and while its rows are gone through,
        too.
        """

    def write(self, rows: Iterable[Sequence[str]]) -> bytes:
        """A CSV that spreadsheets open as it is and no cell of which runs as a formula."""
