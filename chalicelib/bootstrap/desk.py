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

        return Purchasing(
            purchases=self.purchases,
            communities=self.communities,
            points=self.points,
            locales=self.locales,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def deciding(self) -> Deciding:
        from chalicelib.usecases.payments.deciding import Deciding

        return Deciding(
            claims=self.claims,
            orders=self.orders,
            proofs=self.proofs,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def entering(self) -> Entering:
        from chalicelib.usecases.payments.entering import Entering

        return Entering(self.orders, self.commits, self.now)

    @cached_property
    def arranging(self) -> Arranging:
        from chalicelib.usecases.pickup.arranging import Arranging

        hosts = self.settings.photo_hosts.split()
        return Arranging(self.points, self.commits, hosts, self.new_id)

    @cached_property
    def wording(self) -> WordingNotices:
        from chalicelib.usecases.notices.wording import WordingNotices

        return WordingNotices(
            communities=self.communities,
            phrases=self.phrases,
            letters=self.letters,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def reviewing(self) -> Reviewing:
        from chalicelib.usecases.notices.reviewing import Reviewing

        return Reviewing(self.notices, self.buyers, self.now)

    @cached_property
    def connecting(self) -> Connecting:
        from chalicelib.usecases.connecting import Connecting

        return Connecting(
            communities=self.communities,
            buyers=self.buyers,
            bot=self.bot,
            discussions=self.discussions,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def importing(self) -> Importing:
        from chalicelib.usecases.imports.importing import Importing

        return Importing(
            imports=self.imports,
            purchases=self.purchases,
            files=self.files,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
            cursors=self._cursors,
        )

    @cached_property
    def letters(self) -> Letters:
        from chalicelib.usecases.notices.letters import Letters

        return Letters(self.phrases, self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id))
