"""A price list comes as a file: hand it over, look at what it changes, say go, watch."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_import import OfferDifference, changes_file, page_of, uploaded_list
from chalicelib.domain.errors import Conflict, NotFound
from chalicelib.domain.imports.import_job import LARGEST_FILE, Import, ImportState, check_size
from chalicelib.domain.journal import Event, Fact, import_subject
from chalicelib.domain.lists import Page
from chalicelib.usecases.bad_rows import BadRows, bad_rows_of, notes_of
from chalicelib.usecases.catalogue.list_places import places_of
from chalicelib.usecases.import_turns import ImportTurns
from chalicelib.usecases.ports import Clock, Commit, Commits, Cursors, Files, Imports, NewId, PriceLists, UploadForm
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.catalogue.price_list import PriceList
    from chalicelib.domain.imports.findings import FileNotes

PAGE = 100
MOST_FILES = 10
"""Chunks that are read for one page."""

BEFORE_READY = (ImportState.AWAITING_FILE, ImportState.READING, ImportState.COMPARING, ImportState.FAILED)


class ManageOfferImports(Struct, frozen=True):
    imports: Imports
    price_lists: PriceLists
    files: Files
    commits: Commits
    now: Clock
    new_id: NewId
    cursors: Cursors

    def create(self, principal: Principal, price_list: str, file_name: str, size: int) -> tuple[Import, UploadForm]:
        """Begin: the file goes by the form straight to storage. Raises NotFound, Conflict, Invalid, TooLarge."""
        check_size(size, "offers_missing", "size")
        self._open_list(principal, price_list)
        job = Import(
            id=self.new_id(),
            community=principal.community,
            purchase="",
            file_name=file_name[:120],
            created_at=self.now(),
            created_by=principal.id,
            price_list=price_list,
        )
        form = self.files.upload_form(principal.community, uploaded_list(job.id), LARGEST_FILE)
        fact = Fact(Event.IMPORT_CREATED, import_subject(job.id), job.said, after={"state": job.state, "size": size})
        self.commits.commit(job.community, Commit((job,), (fact,)))
        return job, form

    def get(self, principal: Principal, import_id: str) -> Import:
        """Raises NotFound, also for a file of orders."""
        job = self.imports.get(principal.community, import_id)
        if not job.price_list:
            raise NotFound("import_missing")
        return job

    def preview(self, principal: Principal, import_id: str) -> Import:
        """Read the uploaded file and compare it with the price list, as a job. Asked twice, it is done once."""
        return retry_on_stale(lambda: self._preview(principal, import_id))

    def _preview(self, principal: Principal, import_id: str) -> Import:
        job = self.get(principal, import_id)
        if job.state is not ImportState.AWAITING_FILE:
            return job
        if self.files.size(principal.community, uploaded_list(job.id)) is None:
            raise Conflict("file_not_uploaded")
        basis = self._open_list(principal, job.price_list).last_import
        return self._begin(job, replace(job.moved(ImportState.READING, 1), basis=basis), Event.IMPORT_REQUESTED)

    def start(self, principal: Principal, import_id: str, emptying: bool = False) -> Import:
        """Save what was shown, as a job; what the file does not have any more only when that is said.

        Asked twice, it is done once. Raises Conflict when it is too early, and when another file was saved since this
        one was compared.
        """
        return retry_on_stale(lambda: self._start(principal, import_id, emptying))

    def _start(self, principal: Principal, import_id: str, emptying: bool) -> Import:
        job = self.get(principal, import_id)
        if job.state in (ImportState.APPLYING, ImportState.DONE):
            return job
        started = replace(job.moved(ImportState.APPLYING, len(job.pages)), emptying=emptying)
        price_list = self._open_list(principal, job.price_list)
        if price_list.last_import != job.basis:
            raise Conflict("price_comparison_old")
        return self._begin(job, started, Event.IMPORT_STARTED, replace(price_list, last_import=job.id))

    def differences(self, principal: Principal, import_id: str, cursor: str | None) -> Page[OfferDifference]:
        """What the file changes, in its order, then what it does not have any more."""
        job = self.get(principal, import_id)
        if job.state in BEFORE_READY:
            raise Conflict("import_not_ready")
        owner = f"{job.community}#{job.id}/offers"
        place = chunk, start = tuple(map(int, self.cursors.read(owner, cursor))) if cursor else (0, 0)
        items: list[OfferDifference] = []
        for page in [each for each in job.pages if each >= chunk][:MOST_FILES]:
            found = self._changes(job, page)
            begin = start if page == chunk else 0
            end = begin + PAGE - len(items)
            items += found[begin:end]
            place = (page, end) if end < len(found) else (page + 1, 0)
            if len(items) == PAGE:
                break
        more = page_of(job.pages, place[0]) is not None
        return Page(items, self.cursors.write(owner, tuple(map(str, place))) if more else None)

    def _changes(self, job: Import, page: int) -> list[OfferDifference]:
        """Files are kept for 30 days."""
        with suppress(NotFound):
            return msgspec.json.decode(
                self.files.read(job.community, changes_file(job.id, page)), type=list[OfferDifference]
            )
        return []

    def bad_rows(self, principal: Principal, import_id: str) -> BadRows:
        job = self.get(principal, import_id)
        return bad_rows_of(self.files, job, places_of(job.id))

    def notes(self, job: Import) -> FileNotes:
        """What is to be known of its file before it is saved."""
        return notes_of(self.files, job, places_of(job.id))

    def _open_list(self, principal: Principal, price_list: str) -> PriceList:
        found = self.price_lists.get(principal.community, price_list)
        if found.archived_at:
            raise Conflict("price_list_archived")
        return found

    def _begin(self, before: Import, job: Import, event: Event, *also: PriceList) -> Import:
        turns = ImportTurns(self.imports, self.now)
        begun, (things, facts) = turns.joined(job, event, before.state)
        self.commits.commit(job.community, Commit((begun, *things, *also), facts))
        return begun
