"""Something happened that people at the desk want to hear of: each hears by the channels that he has ticked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from chalicelib.domain.notices.channels import NEEDS, Channel, DeskNotice
from chalicelib.usecases.notices.desk_facts import due_facts, say_in_parts
from chalicelib.usecases.notices.desk_news import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chalicelib.domain.journal import Entry
    from chalicelib.usecases.notices.desk_news import DeskNews
    from chalicelib.usecases.notices.whom_to_tell import WhomToTell
    from chalicelib.usecases.ports import Commits, DeskNotices


class TellDesk(Struct, frozen=True):
    news: DeskNews
    people: WhomToTell
    desk_notices: DeskNotices
    commits: Commits

    def run(self, entry: Entry) -> None:
        notice, values = KINDS[entry.event], self.news.of(entry)
        if values is None:
            return
        wishes = self.desk_notices.settings(entry.community, self._people(entry, notice))
        but = Channel.OK if notice is DeskNotice.CONNECTION_REFUSED else None
        facts = [fact for each in wishes.values() for fact in due_facts(each, notice, values, but)]
        say_in_parts(self.commits, entry.community, facts, f"{entry.id}/desk")

    def _people(self, entry: Entry, notice: DeskNotice) -> Sequence[str]:
        """A lost connection names whom it concerns, each in an event of his own."""
        if notice is DeskNotice.CONNECTION_REFUSED:
            return [str(entry.data["buyer"])]
        return self.people.who_may(entry.community, NEEDS[notice])
