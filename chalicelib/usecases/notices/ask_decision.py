"""A purchase stopped below its minimum: who runs it is asked how it goes on."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.access.permissions import Permission
from chalicelib.domain.errors import NotFound
from chalicelib.domain.journal import Event, Fact
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.purchases.stopping import decision_mark
from chalicelib.usecases.notices.desk_facts import due_facts, say_in_parts

if TYPE_CHECKING:
    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import Commits, DeskNotices, Purchases


class AskDecision(Struct, frozen=True):
    """Its organizer, or owners; nobody, when it was decided meanwhile."""

    purchases: Purchases
    people: WhomToTell
    desk_notices: DeskNotices
    commits: Commits

    def run(self, entry: Entry) -> None:
        with suppress(NotFound):
            purchase = self.purchases.get(entry.community, entry.subject.removeprefix("purchase/"))
            mark = decision_mark(purchase)
            if not mark or mark != entry.data["decision"]:
                return
            running = (purchase.organizer,) if purchase.organizer else ()
            told = self.people.of(entry.community, running, Permission.PURCHASES_WRITE)
            wishes, values = self.desk_notices.settings(entry.community, list(told)), {"purchase": purchase.title}
            facts: list[Fact] = []
            for buyer, organizer in told.items():
                if Channel.OK in wishes[buyer].channels_of(DeskNotice.DECISION_ASKED):
                    data = {"decision": mark, "buyer": buyer, "organizer": organizer}
                    facts.append(Fact(Event.DECISION_ASKED, entry.subject, data))
                facts += due_facts(wishes[buyer], DeskNotice.DECISION_ASKED, values, Channel.OK)
            say_in_parts(self.commits, entry.community, facts, f"{entry.subject}/decision/{mark}")
