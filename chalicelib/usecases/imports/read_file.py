"""First step of an import: the file becomes a plan of chunks, and a list of the rows that stay out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Invalid, TooLarge
from chalicelib.domain.imports.file_rows import read_rows
from chalicelib.domain.imports.findings import BadRow, FileFindings, FileNotes
from chalicelib.domain.imports.import_job import (
    CHUNK,
    LARGEST_FILE,
    Import,
    ImportState,
    bad_rows_file,
    bad_sheet_file,
    chunks_of,
    notes_file,
    plan_file,
    uploaded_file,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.usecases.ports import Communities, Files, Phrases, Sheets


SHEET_OF_BAD_ROWS = ("row", "column", "cell", "reason", "buyer", "goods", "sheet")


class ReadFile(Struct, frozen=True):
    files: Files
    sheets: Sheets
    communities: Communities
    phrases: Phrases
    picture_hosts: Sequence[str]

    def run(self, job: Import) -> Import:
        size = self.files.size(job.community, uploaded_file(job.id))
        if not size:
            raise Invalid("file_empty")
        if size > LARGEST_FILE:
            raise TooLarge("file_too_large", limit=LARGEST_FILE // 1_000_000)
        table = self.sheets.read(self.files.open(job.community, uploaded_file(job.id)))
        findings = read_rows(table, self.picture_hosts)
        for chunk in range(chunks_of(len(findings.buyers))):
            plan = findings.buyers[chunk * CHUNK : (chunk + 1) * CHUNK]
            self.files.write(job.community, plan_file(job.id, chunk), msgspec.json.encode(plan))
        if findings.bad:
            self._write_bad_rows(job, findings.bad)
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

    def _write_bad_rows(self, job: Import, bad: tuple[BadRow, ...]) -> None:
        language = self.communities.get(job.community).language
        heading = [self.phrases.phrase(language, f"bad_rows.{name}") for name in SHEET_OF_BAD_ROWS]
        rows = [
            (
                str(row.row),
                self.phrases.phrase(language, f"columns.{row.column}"),
                row.cell,
                self.phrases.phrase(language, f"errors.{row.reason}", **row.values),
                row.buyer,
                row.goods,
                row.sheet,
            )
            for row in bad
        ]
        self.files.write(job.community, bad_rows_file(job.id), msgspec.json.encode(bad))
        self.files.write(job.community, bad_sheet_file(job.id), self.sheets.write([heading, *rows]))
