"""Where the step that reads a price list leaves what it found amiss."""

from __future__ import annotations

from chalicelib.domain.catalogue.offer_import import bad_lines_file, bad_lines_sheet, list_notes_file
from chalicelib.usecases.bad_rows import Places


def places_of(import_id: str) -> Places:
    return Places(bad_lines_file(import_id), bad_lines_sheet(import_id), list_notes_file(import_id))
