"""An organizer imports a file of orders: hand it over, look at what it changes, say go, watch."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.imports.differences import OrderDifference
from chalicelib.domain.imports.import_job import (
    LARGEST_FILE,
    Import,
    ImportState,
    check_size,
    chunks_of,
    differences_file,
    uploaded_file,
)
from chalicelib.domain.journal import Event, Fact, import_subject
from chalicelib.domain.lists import Page
from chalicelib.usecases.bad_rows import BadRows, bad_rows_of, notes_of
from chalicelib.usecases.import_turns import ImportTurns
from chalicelib.usecases.imports.file_places import places_of
from chalicelib.usecases.ports import Clock, Commit, Commits, Cursors, Files, Imports, NewId, Purchases, UploadForm
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.imports.findings import FileNotes
    from chalicelib.domain.purchases.purchase import Purchase


class ManageImports(Struct, frozen=True):
    imports: Imports
    purchases: Purchases
    files: Files
    commits: Commits
    now: Clock
    new_id: NewId
    cursors: Cursors

    def create(self, principal: Principal, purchase: str, file_name: str, size: int) -> tuple[Import, UploadForm]:
        """Begin an import: the file goes by the form straight to storage. Raises NotFound, Invalid, TooLarge."""
        check_size(size, "file_empty", "size")
        principal.reach.purchase(self.purchases.get(principal.community, purchase))
        job = Import(
            id=self.new_id(),
            community=principal.community,
            purchase=purchase,
            file_name=file_name[:120],
            created_at=self.now(),
            created_by=principal.id,
        )
        form = self.files.upload_form(principal.community, uploaded_file(job.id), LARGEST_FILE)
        fact = Fact(Event.IMPORT_CREATED, import_subject(job.id), job.said, after={"state": job.state, "size": size})
        self.commits.commit(job.community, Commit((job,), (fact,)))
        return job, form

    def get(self, principal: Principal, import_id: str) -> Import:
        """Raises NotFound, also for one into a purchase that is not his to see."""
        job = self.imports.get(principal.community, import_id)
        if job.price_list:
            raise NotFound("import_missing")
        if not principal.reach.is_whole and not self._is_own(principal, job):
            raise NotFound("import_missing")
        return job

    def _is_own(self, principal: Principal, job: Import) -> bool:
        with suppress(NotFound):
            return principal.reach.covers(self.purchases.get(job.community, job.purchase).organizer)
        return False

    def preview(self, principal: Principal, import_id: str) -> Import:
        """Read the uploaded file and compare it with the purchase, as a job. Asked twice, it is done once."""
        return retry_on_stale(lambda: self._preview(principal, import_id))

    def _preview(self, principal: Principal, import_id: str) -> Import:
        job = self.get(principal, import_id)
        if job.state is not ImportState.AWAITING_FILE:
            return job
        if self.files.size(principal.community, uploaded_file(job.id)) is None:
            raise Conflict("file_not_uploaded")
        basis = self.purchases.get(principal.community, job.purchase).last_import
        reading = replace(job.moved(ImportState.READING, 1), basis=basis, completing=self._broke_off(principal, basis))
        return self._begin(job, reading, Event.IMPORT_REQUESTED)

    def start(self, principal: Principal, import_id: str, removes: int | None = None) -> Import:
        """Save the good rows into the purchase, as a job. Asked twice, it is done once.

        ``removes`` says how many lines go, where most do. Raises Conflict when that is not said, when it is too early,
        and when another import was saved since this one was compared.
        """
        return retry_on_stale(lambda: self._start(principal, import_id, removes))

    def _start(self, principal: Principal, import_id: str, removes: int | None) -> Import:
        job = self.get(principal, import_id)
        if job.state in (ImportState.APPLYING, ImportState.SPLITTING, ImportState.DONE):
            return job
        started = job.moved(ImportState.APPLYING, chunks_of(job.buyers))
        purchase = self.purchases.get(principal.community, job.purchase)
        if purchase.last_import != job.basis:
            raise Conflict("comparison_old")
        if job.counts.replacing and removes != job.counts.going:
            raise Conflict("import_replaces", lines=job.counts.going, of=job.counts.lines, orders=job.counts.losing)
        return self._begin(job, started, Event.IMPORT_STARTED, replace(purchase, last_import=job.id))

    def _broke_off(self, principal: Principal, import_id: str | None) -> bool:
        """Whether the last import left something undone that this one will do."""
        with suppress(NotFound):
            return import_id is not None and self.get(principal, import_id).state is ImportState.FAILED
        return False

    def differences(self, principal: Principal, import_id: str, cursor: str | None) -> Page[OrderDifference]:
        """What the file changes, order by order; the pages are the chunks of the comparison."""
        job = self.get(principal, import_id)
        if job.state in (ImportState.AWAITING_FILE, ImportState.READING, ImportState.COMPARING, ImportState.FAILED):
            raise Conflict("import_not_ready")
        owner = f"{job.community}#{job.id}/differences"
        chunk, pages = self._chunk(owner, cursor), chunks_of(job.buyers)
        if chunk >= pages:
            return Page(())
        following = self.cursors.write(owner, (str(chunk + 1),)) if chunk + 1 < pages else None
        with suppress(NotFound):  # an erasure takes all files of its community
            content = self.files.read(principal.community, differences_file(job.id, chunk))
            return Page(msgspec.json.decode(content, type=list[OrderDifference]), following)
        return Page((), following)

    def _chunk(self, owner: str, cursor: str | None) -> int:
        """Raises Invalid for a cursor of another list, or of none of ours."""
        return int(self.cursors.read(owner, cursor)[0]) if cursor else 0

    def bad_rows(self, principal: Principal, import_id: str) -> BadRows:
        job = self.get(principal, import_id)
        return bad_rows_of(self.files, job, places_of(job.id))

    def notes(self, job: Import) -> FileNotes:
        """What is to be known of its file before it is saved."""
        return notes_of(self.files, job, places_of(job.id))

    def _begin(self, before: Import, job: Import, event: Event, *also: Purchase) -> Import:
        turns = ImportTurns(self.imports, self.now)
        begun, (things, facts) = turns.joined(job, event, before.state)
        self.commits.commit(job.community, Commit((begun, *things, *also), facts))
        return begun
