"""What organizers do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.partners import Partners
from chalicelib.bootstrap.stores import Stores

if TYPE_CHECKING:
    from chalicelib.usecases.connecting import Connecting
    from chalicelib.usecases.imports.importing import Importing
    from chalicelib.usecases.notices.letters import Letters
    from chalicelib.usecases.notices.reviewing import Reviewing
    from chalicelib.usecases.notices.wording import WordingNotices
    from chalicelib.usecases.payments.deciding import Deciding
    from chalicelib.usecases.payments.entering import Entering
    from chalicelib.usecases.pickup.arranging import Arranging
    from chalicelib.usecases.purchases.purchasing import Purchasing


class Desk(Stores, Partners):
    """The use cases of the admin API."""

    @cached_property
    def purchasing(self) -> Purchasing:
        from chalicelib.usecases.purchases.purchasing import Purchasing

        return Purchasing(self.purchases, self.communities, self.points, self.commits, self.now, self.new_id)

    @cached_property
    def deciding(self) -> Deciding:
        from chalicelib.usecases.payments.deciding import Deciding

        return Deciding(self.claims, self.orders, self.proofs, self.commits, self.now, self.new_id)

    @cached_property
    def entering(self) -> Entering:
        from chalicelib.usecases.payments.entering import Entering

        return Entering(self.orders, self.commits, self.now, self.new_id)

    @cached_property
    def arranging(self) -> Arranging:
        from chalicelib.usecases.pickup.arranging import Arranging

        hosts = self.settings.photo_hosts.split()
        return Arranging(self.points, self.commits, hosts, self.now, self.new_id)

    @cached_property
    def wording(self) -> WordingNotices:
        from chalicelib.usecases.notices.wording import WordingNotices

        return WordingNotices(self.communities, self.phrases, self.letters, self.commits, self.now, self.new_id)

    @cached_property
    def reviewing(self) -> Reviewing:
        from chalicelib.usecases.notices.reviewing import Reviewing

        return Reviewing(self.notices, self.buyers, self.now)

    @cached_property
    def connecting(self) -> Connecting:
        from chalicelib.usecases.connecting import Connecting

        return Connecting(
            self.communities, self.buyers, self.bot, self.discussions, self.commits, self.now, self.new_id
        )

    @cached_property
    def importing(self) -> Importing:
        from chalicelib.usecases.imports.importing import Importing

        return Importing(self.imports, self.purchases, self.files, self.commits, self.now, self.new_id, self._cursors)

    @cached_property
    def letters(self) -> Letters:
        from chalicelib.usecases.notices.letters import Letters

        return Letters(self.phrases, self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id))
