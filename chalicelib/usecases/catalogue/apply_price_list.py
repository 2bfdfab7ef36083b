"""Third step of a price list: what was shown is saved, many offers at once, each on condition that it is as it was."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer_import import OfferDifference, changes_file
from chalicelib.domain.catalogue.offer_lines import emptied, offered
from chalicelib.domain.errors import Repeated
from chalicelib.domain.imports.import_job import Import, ImportState
from chalicelib.domain.journal import import_subject
from chalicelib.usecases.ports import Clock, Commit, Commits, Files, Offers, PriceLists
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.catalogue.price_list import PriceList


class ApplyPriceList(Struct, frozen=True):
    """A piece that is sold meanwhile makes another version of its offer: the chunk is looked at anew.

    A chunk begun before is gone through again: what is saved already is as the file has it.
    """

    files: Files
    price_lists: PriceLists
    offers: Offers
    commits: Commits
    now: Clock

    def run(self, job: Import) -> Import:
        """Raises Stale, when others write the same offers all the time: deliver again."""
        if job.pages:
            content = self.files.read(job.community, changes_file(job.id, job.pages[job.done]))
            found = msgspec.json.decode(content, type=list[OfferDifference])
            wanted = [each for each in found if each.line or job.emptying]
            retry_on_stale(lambda: self._save(job, wanted))
        after = job.stepped(ImportState.DONE)
        if after.state is ImportState.DONE:
            retry_on_stale(lambda: self._finish(job))
        return after

    def _save(self, job: Import, wanted: Sequence[OfferDifference]) -> None:
        price_list = self.price_lists.get(job.community, job.price_list)
        known = self.offers.many(job.community, [each.id for each in wanted])
        saved = self._saved(price_list, wanted, known)
        self.commits.commit_each(job.community, (Commit((offer,)) for offer in saved))

    def _saved(
        self, price_list: PriceList, wanted: Sequence[OfferDifference], known: Mapping[str, Offer]
    ) -> Iterator[Offer]:
        """Those that are not yet as they shall be."""
        for each in wanted:
            before = known.get(each.id)
            if each.line:
                after = offered(each.line, price_list, before, self.now(), taken=each.taken)
                if after != before:
                    yield after
            elif before and before.stock != 0:
                yield emptied(before, self.now())

    def _finish(self, job: Import) -> None:
        """Once: whoever comes to it again finds it done."""
        price_list = self.price_lists.get(job.community, job.price_list)
        counted = replace(price_list, count=job.offers.there + job.offers.new, updated_at=self.now())
        with suppress(Repeated):
            self.commits.commit(job.community, Commit((counted,), idempotency_key=f"{import_subject(job.id)}/counted"))
