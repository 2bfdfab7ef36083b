"""Second step of a price list: what the file would change, chunk by chunk; nothing is changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.catalogue.offer import BETWEEN, place_of
from chalicelib.domain.catalogue.offer_counts import OfferCounts
from chalicelib.domain.catalogue.offer_import import (
    TOGETHER,
    OfferDifference,
    changes_file,
    lines_file,
    places_file,
    side_of,
)
from chalicelib.domain.catalogue.offer_lines import OfferLine, changes, emptied, offered
from chalicelib.domain.imports.import_job import Import, ImportState

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.catalogue.offer import Offer
    from chalicelib.domain.catalogue.price_list import PriceList
    from chalicelib.usecases.ports import Clock, Files, Offers, PriceLists


class ComparePriceList(Struct, frozen=True):
    """First the lines of the file, then the offers that are there: which of them the file does not have."""

    files: Files
    price_lists: PriceLists
    offers: Offers
    now: Clock

    def run(self, job: Import) -> Import:
        """Safe to repeat: a step is gone through as if it had not been begun."""
        if job.looked_at:
            return self._looked(job)
        compared = self._compared(job)
        return compared.stepped(ImportState.READY) if job.done + 1 < job.chunks else compared.looking_on("")

    def _compared(self, job: Import) -> Import:
        content = self.files.read(job.community, lines_file(job.id, job.done))
        lines = msgspec.json.decode(content, type=list[OfferLine])
        price_list = self.price_lists.get(job.community, job.price_list)
        known = self.offers.many(job.community, [line.id(price_list.id) for line in lines])
        found = [self._difference(line, price_list, known.get(line.id(price_list.id))) for line in lines]
        telling = [each for each in found if each.before is None or each.changed]
        counts = OfferCounts(
            new=sum(each.before is None for each in telling),
            changed=sum(each.before is not None for each in telling),
            price_changed=sum("price" in each.changed for each in telling),
            stock_changed=sum("stock" in each.changed for each in telling),
            unchanged=len(found) - len(telling),
        )
        return self._written(job, telling, counts)

    def _difference(self, line: OfferLine, price_list: PriceList, before: Offer | None) -> OfferDifference:
        taken = before.taken if before else 0
        after = offered(line, price_list, before, self.now(), taken=taken)
        return OfferDifference(
            id=after.id,
            article=after.article,
            brand=after.brand,
            before=side_of(before) if before else None,
            after=side_of(after),
            line=line,
            taken=taken,
            changed=changes(before, after) if before else (),
        )

    def _looked(self, job: Import) -> Import:
        places = set(msgspec.json.decode(self.files.read(job.community, places_file(job.id)), type=list[str]))
        ids, following = self.offers.ids_after(job.community, job.price_list, job.position, TOGETHER)
        missing = [each for each in ids if BETWEEN.join(place_of(each)[:2]) not in places]
        known = self.offers.many(job.community, missing)
        gone = [offer for each in missing if (offer := known.get(each)) and offer.stock != 0]
        telling = [self._gone(each) for each in gone]
        looked = self._written(job, telling, OfferCounts(gone=len(gone), there=len(ids)))
        if following is not None:
            return looked.looking_on(following)
        return replace(looked, position="", looked_at=0).stepped(ImportState.READY)

    def _gone(self, offer: Offer) -> OfferDifference:
        return OfferDifference(
            id=offer.id,
            article=offer.article,
            brand=offer.brand,
            before=side_of(offer),
            after=side_of(emptied(offer, self.now())),
            changed=("stock",),
        )

    def _written(self, job: Import, telling: Sequence[OfferDifference], counts: OfferCounts) -> Import:
        counted = replace(job, offers=job.offers + counts)
        if not telling:
            return counted
        self.files.write(job.community, changes_file(job.id, job.done), msgspec.json.encode(telling))
        return replace(counted, pages=(*job.pages, job.done))
