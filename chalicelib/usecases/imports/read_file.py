"""First step of an import: the file becomes a plan of chunks, and a list of the rows that stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import FileFindings, FileNotes
from chalicelib.domain.imports.import_job import (
    CHUNK,
    Import,
    ImportState,
    check_size,
    chunks_of,
    notes_file,
    plan_file,
    uploaded_file,
)
from chalicelib.usecases.bad_rows import BadRowsWriter
from chalicelib.usecases.imports.file_places import places_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Communities, Files, Phrases, Sheets


class ReadFile(Struct, frozen=True):
    files: Files
    sheets: Sheets
    communities: Communities
    phrases: Phrases
    picture_hosts: Sequence[str]

    def run(self, job: Import) -> Import:
        check_size(self.files.size(job.community, uploaded_file(job.id)), "file_empty")
        table = self.sheets.read(self.files.open(job.community, uploaded_file(job.id)))
        findings = read_rows(table, self.picture_hosts)
        for chunk in range(chunks_of(len(findings.buyers))):
            plan = findings.buyers[chunk * CHUNK : (chunk + 1) * CHUNK]
            self.files.write(job.community, plan_file(job.id, chunk), msgspec.json.encode(plan))
        if findings.bad:
            self._bad_rows.write(job.community, findings.bad, places_of(job.id))
        read = self._noted(job, findings)
        if not findings.buyers:
            return read.moved(ImportState.READY)
        return read.moved(ImportState.COMPARING, chunks_of(read.buyers))

    def _noted(self, job: Import, findings: FileFindings) -> Import:
        incomplete = sum(buyer.incomplete for buyer in findings.buyers)
        if findings.remarks or incomplete:
            notes = FileNotes(findings.remarks, findings.kept)
            self.files.write(job.community, notes_file(job.id), msgspec.json.encode(notes))
        return replace(
            job,
            rows=findings.rows,
            bad_rows=len(findings.bad),
            buyers=len(findings.buyers),
            ignored=findings.ignored,
            remarks=findings.remarked,
            incomplete=incomplete,
        )

    @property
    def _bad_rows(self) -> BadRowsWriter:
        return BadRowsWriter(self.files, self.sheets, self.communities, self.phrases)
