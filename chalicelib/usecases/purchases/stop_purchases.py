"""By the clock: purchases stop when their time has come, and one below its minimum asks how to go on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from chalicelib.domain.errors import NotFound, Stale
from chalicelib.domain.purchases.progress import NONE
from chalicelib.domain.purchases.purchase import Stage
from chalicelib.domain.purchases.stopping import is_due
from chalicelib.usecases.jobs import CHUNK
from chalicelib.usecases.purchases.change_purchase import ChangePurchase
from chalicelib.usecases.retries import retry_on_stale

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.ports import Clock, Commits, Communities, Purchases


class StopPurchases(Struct, frozen=True):
    """Every ten minutes. What is more than a step can do comes with the next: those that stopped are not found again.

    A purchase that was prolonged, or stopped by hand, since it was found is left as it is.
    """

    purchases: Purchases
    communities: Communities
    commits: Commits
    now: Clock

    def run(self, entry: Entry) -> None:
        for purchase in self.purchases.stopping(entry.community, self.now(), CHUNK):
            with suppress(NotFound, Stale):  # it is looked at again in ten minutes
                self._stop(entry.community, purchase)

    def _stop(self, community: str, purchase: str) -> None:
        def stop() -> None:
            before = self.purchases.get(community, purchase)
            if not is_due(before, self.now()):
                return
            progress = self.purchases.progress(community, [purchase]).get(purchase, NONE)
            share = progress.share(before.minimum_sum, before.minimum_count)
            below = share is not None and share < 100
            wording = replace(before.wording.moved(Stage.STOPPED, self.now()), undecided=below)
            ChangePurchase(self.communities, self.commits).change(before, before, wording)

        retry_on_stale(stop)
