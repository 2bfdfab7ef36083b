"""First step of a price list: its file is read, row by row, and written down in chunks."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_columns import OFFERS
from chalicelib.domain.catalogue.offer_counts import OfferCounts
from chalicelib.domain.catalogue.offer_import import (
    MOST_LINES,
    TOGETHER,
    chunks_of,
    lines_file,
    list_notes_file,
    places_file,
    uploaded_list,
)
from chalicelib.domain.catalogue.offer_rows import OfferRows
from chalicelib.domain.imports.findings import MOST_REMARKS, FileNotes
from chalicelib.domain.imports.import_job import Import, ImportState, check_size
from chalicelib.usecases.bad_rows import OF_OFFERS, BadRowsWriter
from chalicelib.usecases.catalogue.list_places import places_of

if TYPE_CHECKING:
    from chalicelib.usecases.ports import Communities, Files, Phrases, Sheets


class ReadPriceList(Struct, frozen=True):
    files: Files
    sheets: Sheets
    communities: Communities
    phrases: Phrases

    def run(self, job: Import) -> Import:
        """Of the file there is never more than a chunk at hand, beside the articles that were met."""
        check_size(self.files.size(job.community, uploaded_list(job.id)), "offers_missing")
        found = OfferRows(self.sheets.read(self.files.open(job.community, uploaded_list(job.id)), OFFERS, MOST_LINES))
        count = self._write_lines(job, found)
        self.files.write(job.community, places_file(job.id), msgspec.json.encode(list(found.places)))
        if found.bad:
            writer = BadRowsWriter(self.files, self.sheets, self.communities, self.phrases, columns=OF_OFFERS)
            writer.write(job.community, found.bad, places_of(job.id))
        read = replace(self._noted(job, found), offers=OfferCounts(lines=count))
        return read.moved(ImportState.COMPARING, chunks_of(count)) if count else read.moved(ImportState.READY)

    def _write_lines(self, job: Import, found: OfferRows) -> int:
        lines, count, chunk = found.lines(), 0, 0
        while some := list(islice(lines, TOGETHER)):
            self.files.write(job.community, lines_file(job.id, chunk), msgspec.json.encode(some))
            count, chunk = count + len(some), chunk + 1
        return count

    def _noted(self, job: Import, found: OfferRows) -> Import:
        remarks = tuple(found.remarks())
        if remarks:
            notes = FileNotes(remarks[:MOST_REMARKS])
            self.files.write(job.community, list_notes_file(job.id), msgspec.json.encode(notes))
        return replace(job, rows=found.count, bad_rows=len(found.bad), ignored=found.ignored, remarks=len(remarks))
