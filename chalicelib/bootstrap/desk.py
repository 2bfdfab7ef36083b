"""What organizers do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.partners import Partners
from chalicelib.bootstrap.stores import Stores

if TYPE_CHECKING:
    from chalicelib.usecases.communities.manage_connections import ManageConnections
    from chalicelib.usecases.imports.manage_imports import ManageImports
    from chalicelib.usecases.notices.edit_templates import EditTemplates
    from chalicelib.usecases.notices.notice_renderer import NoticeRenderer
    from chalicelib.usecases.notices.read_undelivered import ReadUndelivered
    from chalicelib.usecases.payments.record_payments import RecordPayments
    from chalicelib.usecases.payments.review_claims import ReviewClaims
    from chalicelib.usecases.pickup.manage_points import ManagePickupPoints
    from chalicelib.usecases.purchases.manage_purchases import ManagePurchases


class Desk(Stores, Partners):
    """The use cases of the admin API."""

    @cached_property
    def manage_purchases(self) -> ManagePurchases:
        from chalicelib.usecases.purchases.manage_purchases import ManagePurchases

        return ManagePurchases(
            purchases=self.purchases,
            communities=self.communities,
            points=self.points,
            locales=self.locales,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def review_claims(self) -> ReviewClaims:
        from chalicelib.usecases.payments.review_claims import ReviewClaims

        return ReviewClaims(
            claims=self.claims,
            orders=self.orders,
            proofs=self.proofs,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def record_payments(self) -> RecordPayments:
        from chalicelib.usecases.payments.record_payments import RecordPayments

        return RecordPayments(self.orders, self.commits, self.now)

    @cached_property
    def manage_points(self) -> ManagePickupPoints:
        from chalicelib.usecases.pickup.manage_points import ManagePickupPoints

        hosts = self.settings.photo_hosts.split()
        return ManagePickupPoints(self.points, self.commits, hosts, self.new_id)

    @cached_property
    def wording(self) -> EditTemplates:
        from chalicelib.usecases.notices.edit_templates import EditTemplates

        return EditTemplates(
            communities=self.communities,
            phrases=self.phrases,
            renderer=self.renderer,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def read_undelivered(self) -> ReadUndelivered:
        from chalicelib.usecases.notices.read_undelivered import ReadUndelivered

        return ReadUndelivered(self.notices, self.buyers, self.now)

    @cached_property
    def manage_connections(self) -> ManageConnections:
        from chalicelib.usecases.communities.manage_connections import ManageConnections

        return ManageConnections(
            communities=self.communities,
            buyers=self.buyers,
            bot=self.bot,
            discussions=self.discussions,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def manage_imports(self) -> ManageImports:
        from chalicelib.usecases.imports.manage_imports import ManageImports

        return ManageImports(
            imports=self.imports,
            purchases=self.purchases,
            files=self.files,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
            cursors=self._cursors,
        )

    @cached_property
    def renderer(self) -> NoticeRenderer:
        from chalicelib.usecases.notices.notice_renderer import NoticeRenderer

        return NoticeRenderer(
            self.phrases, self.settings.cabinet_link.replace("{app}", self.settings.ok_application_id)
        )
