"""A purchase stopped below its minimum: who runs it is asked how it goes on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.usecases.jobs import say_once

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import Commits, Purchases


class AskDecision(Struct, frozen=True):
    """Its organizer, or owners; nobody, when it was decided meanwhile."""

    purchases: Purchases
    people: WhomToTell
    commits: Commits

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            purchase = self.purchases.get(entry.community, entry.subject.removeprefix("purchase/"))
            mark = decision_mark(purchase)
            if not mark or mark != entry.data["decision"]:
                return
            running = (purchase.organizer,) if purchase.organizer else ()
            told = self.people.of(entry.community, running, Permission.PURCHASES_WRITE)
            facts = [
                Fact(Event.DECISION_ASKED, entry.subject, {"decision": mark, "buyer": buyer, "organizer": organizer})
                for buyer, organizer in told.items()
            ]
            say_once(self.commits, entry.community, facts, f"{entry.subject}/decision/{mark}")
