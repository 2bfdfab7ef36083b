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
            self.launches, self.group, self.communities, self.buyers, self.commits, self.tokens, self.now, self.new_id
        )

    @cached_property
    def vouching(self) -> Vouching:
        from chalicelib.usecases.access.vouching import Vouching

        return Vouching(self.communities, self.buyers, self.group, self.commits, self.now)

    @cached_property
    def consenting(self) -> Consenting:
        from chalicelib.usecases.access.consenting import Consenting

        return Consenting(self.launches, self.group, self.communities, self.buyers, self.commits, self.now, self.new_id)

    @cached_property
    def reading_orders(self) -> ReadingOrders:
        from chalicelib.usecases.orders.reading import ReadingOrders

        return ReadingOrders(self.orders, self.communities, self.now)

    @cached_property
    def receiving(self) -> Receiving:
        from chalicelib.usecases.orders.receiving import Receiving

        return Receiving(self.orders, self.buyers, self.seals, self.commits, self.now, self.new_id)

    @cached_property
    def claiming(self) -> Claiming:
        from chalicelib.usecases.payments.claiming import Claiming

        return Claiming(
            self.claims, self.orders, self.buyers, self.files, self.proofs, self.commits, self.now, self.new_id
        )

    @cached_property
    def choosing(self) -> Choosing:
        from chalicelib.usecases.pickup.choosing import Choosing

        return Choosing(self.points, self.purchases, self.commits, self.now, self.new_id)

    @cached_property
    def reading_comments(self) -> ReadingComments:
        from chalicelib.usecases.comments.reading import ReadingComments

        return ReadingComments(self.comments, self.now)

    @cached_property
    def accepting(self) -> Accepting:
        from chalicelib.usecases.inbox.accepting import Accepting

        return Accepting(
            self.seals, self.dialect, self.commits, self.settings.ok_hook_enforce == "yes", self.now, self.new_id
        )

    @cached_property
    def exporting(self) -> Exporting:
        from chalicelib.usecases.privacy.exporting import Exporting

        return Exporting(
            self.buyers,
            self.orders,
            self.payments,
            self.claims,
            self.proofs,
            self.comments,
            self.messages,
            self.notices,
            self.journal,
            self.commits,
            self.now,
            self.new_id,
            self.phrases,
        )

    @cached_property
    def erasing(self) -> Erasing:
        from chalicelib.usecases.privacy.erasing import Erasing

        return Erasing(
            self.buyers,
            self.orders,
            self.payments,
            self.claims,
            self.patient_proofs,
            self.remains,
            self.commits,
            self.now,
            self.new_id,
        )
