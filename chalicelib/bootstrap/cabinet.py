"""What buyers do."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.partners import Partners
from chalicelib.bootstrap.stores import Stores

if TYPE_CHECKING:
    from chalicelib.usecases.access.check_session import CheckSession
    from chalicelib.usecases.access.manage_consent import ManageConsent
    from chalicelib.usecases.access.open_session import OpenSession
    from chalicelib.usecases.comments.read_comments import ReadComments
    from chalicelib.usecases.inbox.receive_messages import ReceiveMessages
    from chalicelib.usecases.orders.hand_over_orders import HandOverOrders
    from chalicelib.usecases.orders.read_orders import ReadOrders
    from chalicelib.usecases.payments.file_claims import FileClaims
    from chalicelib.usecases.pickup.choose_point import ChoosePickupPoint
    from chalicelib.usecases.privacy.erase_person import ErasePerson
    from chalicelib.usecases.privacy.export_person import ExportPerson


class Cabinet(Stores, Partners):
    """The use cases of the cabinet."""

    @cached_property
    def open_session(self) -> OpenSession:
        from chalicelib.usecases.access.open_session import OpenSession

        return OpenSession(
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
    def check_session(self) -> CheckSession:
        from chalicelib.usecases.access.check_session import CheckSession

        return CheckSession(
            communities=self.communities,
            buyers=self.buyers,
            group=self.group,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def manage_consent(self) -> ManageConsent:
        from chalicelib.usecases.access.manage_consent import ManageConsent

        return ManageConsent(
            launches=self.launches,
            group=self.group,
            communities=self.communities,
            buyers=self.buyers,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def read_orders(self) -> ReadOrders:
        from chalicelib.usecases.orders.read_orders import ReadOrders

        return ReadOrders(self.orders, self.communities, self.now)

    @cached_property
    def hand_over_orders(self) -> HandOverOrders:
        from chalicelib.usecases.orders.hand_over_orders import HandOverOrders

        return HandOverOrders(
            orders=self.orders,
            buyers=self.buyers,
            signer=self.signer,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def file_claims(self) -> FileClaims:
        from chalicelib.usecases.payments.file_claims import FileClaims

        return FileClaims(
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
    def choose_point(self) -> ChoosePickupPoint:
        from chalicelib.usecases.pickup.choose_point import ChoosePickupPoint

        return ChoosePickupPoint(
            points=self.points,
            purchases=self.purchases,
            locales=self.locales,
            commits=self.commits,
            now=self.now,
        )

    @cached_property
    def read_comments(self) -> ReadComments:
        from chalicelib.usecases.comments.read_comments import ReadComments

        return ReadComments(self.comments, self.now)

    @cached_property
    def receive_messages(self) -> ReceiveMessages:
        from chalicelib.usecases.inbox.receive_messages import ReceiveMessages

        return ReceiveMessages(
            signer=self.signer,
            webhook_parser=self.webhook_parser,
            commits=self.commits,
            strict=self.settings.ok_hook_enforce == "yes",
            now=self.now,
        )

    @cached_property
    def export_person(self) -> ExportPerson:
        from chalicelib.usecases.privacy.export_person import ExportPerson

        return ExportPerson(
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
    def erase_person(self) -> ErasePerson:
        from chalicelib.usecases.privacy.erase_person import ErasePerson

        return ErasePerson(
            buyers=self.buyers,
            orders=self.orders,
            payments=self.payments,
            claims=self.claims,
            proofs=self.patient_proofs,
            personal_data=self.personal_data,
            commits=self.commits,
            now=self.now,
            new_id=self.new_id,
        )
