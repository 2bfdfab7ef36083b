"""What buyers do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.partners import Partners
from chalicelib.bootstrap.stores import Stores

if TYPE_CHECKING:
    from chalicelib.usecases.access.consenting import Consenting
    from chalicelib.usecases.access.launching import Launching
    from chalicelib.usecases.access.vouching import Vouching
    from chalicelib.usecases.comments.reading import ReadingComments
    from chalicelib.usecases.inbox.accepting import Accepting
    from chalicelib.usecases.orders.reading import ReadingOrders
    from chalicelib.usecases.orders.receiving import Receiving
    from chalicelib.usecases.payments.claiming import Claiming
    from chalicelib.usecases.pickup.choosing import Choosing
    from chalicelib.usecases.privacy.erasing import Erasing
    from chalicelib.usecases.privacy.exporting import Exporting


class Cabinet(Stores, Partners):
    """The use cases of the cabinet."""

    @cached_property
    def launching(self) -> Launching:
        from chalicelib.usecases.access.launching import Launching

        return Launching(
            launches=self.launches,
            group=self.group,
            communities=self.communities,
            buyers=self.buyers,
            commits=self.commits,
            tokens=self.tokens,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def vouching(self) -> Vouching:
        from chalicelib.usecases.access.vouching import Vouching

        return Vouching(
            communities=self.communities,
            buyers=self.buyers,
            group=self.group,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def consenting(self) -> Consenting:
        from chalicelib.usecases.access.consenting import Consenting

        return Consenting(
            launches=self.launches,
            group=self.group,
            communities=self.communities,
            buyers=self.buyers,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        from chalicelib.usecases.orders.reading import ReadingOrders

        return ReadingOrders(self.orders, self.communities, self.now)

    @cached_property
    def receiving(self) -> Receiving:
        from chalicelib.usecases.orders.receiving import Receiving

        return Receiving(
            orders=self.orders,
            buyers=self.buyers,
            seals=self.seals,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def claiming(self) -> Claiming:
        from chalicelib.usecases.payments.claiming import Claiming

        return Claiming(
            claims=self.claims,
            orders=self.orders,
            buyers=self.buyers,
            files=self.files,
            proofs=self.proofs,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def choosing(self) -> Choosing:
        from chalicelib.usecases.pickup.choosing import Choosing

        return Choosing(
            points=self.points,
            purchases=self.purchases,
            locales=self.locales,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def reading_comments(self) -> ReadingComments:
        from chalicelib.usecases.comments.reading import ReadingComments

        return ReadingComments(self.comments, self.now)

    @cached_property
    def accepting(self) -> Accepting:
        from chalicelib.usecases.inbox.accepting import Accepting

        return Accepting(
            seals=self.seals,
            dialect=self.dialect,
            commits=self.commits,
            strict=self.settings.ok_hook_enforce == "yes",
            now=self.now,
        )

    @cached_property
    def exporting(self) -> Exporting:
        from chalicelib.usecases.privacy.exporting import Exporting

        return Exporting(
            buyers=self.buyers,
            orders=self.orders,
            payments=self.payments,
            claims=self.claims,
            proofs=self.proofs,
            comments=self.comments,
            messages=self.messages,
            notices=self.notices,
            journal=self.journal,
            commits=self.commits,
            now=self.now,
            phrases=self.phrases,
        )

    @cached_property
    def erasing(self) -> Erasing:
        from chalicelib.usecases.privacy.erasing import Erasing

        return Erasing(
            buyers=self.buyers,
            orders=self.orders,
            payments=self.payments,
            claims=self.claims,
            proofs=self.patient_proofs,
            remains=self.remains,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )
