"""Where the step that reads a file of orders leaves what it found amiss."""

from __future__ import annotations

from chalicelib.domain.imports.import_job import bad_rows_file, bad_sheet_file, notes_file
from chalicelib.usecases.bad_rows import Places


def places_of(import_id: str) -> Places:
    return Places(bad_rows_file(import_id), bad_sheet_file(import_id), notes_file(import_id))
