"""Money: what buyers say they paid, and what an organizer knows of it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.payments.decide_by_button import DecideByButton
    from chalicelib.usecases.payments.file_claims import FileClaims
    from chalicelib.usecases.payments.join_lists import JoinLists
    from chalicelib.usecases.payments.move_credits import MoveCredits
    from chalicelib.usecases.payments.read_payments import ReadPayments
    from chalicelib.usecases.payments.record_payments import RecordPayments
    from chalicelib.usecases.payments.review_claims import ReviewClaims


class PaymentUseCases(Noun):
    @cached_property
    def file_claims(self) -> FileClaims:
        from chalicelib.usecases.payments.file_claims import FileClaims

        stores = self.stores
        return FileClaims(
            claims=stores.claims,
            orders=stores.orders,
            buyers=stores.buyers,
            files=stores.files,
            proofs=stores.proofs,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def review_claims(self) -> ReviewClaims:
        from chalicelib.usecases.payments.review_claims import ReviewClaims

        stores = self.stores
        return ReviewClaims(
            claims=stores.claims,
            orders=stores.orders,
            proofs=stores.proofs,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def decide_by_button(self) -> DecideByButton:
        from chalicelib.usecases.payments.decide_by_button import DecideByButton

        return DecideByButton(
            notices=self.stores.notices,
            communities=self.stores.communities,
            review_claims=self.review_claims,
            act=self.container.access.act_by_button.act,
            commits=self.stores.commits,
            phrases=self.phrases,
        )

    @cached_property
    def record(self) -> RecordPayments:
        from chalicelib.usecases.payments.record_payments import RecordPayments

        return RecordPayments(self.stores.orders, self.stores.commits, self.now)

    @cached_property
    def read(self) -> ReadPayments:
        from chalicelib.usecases.payments.read_payments import ReadPayments

        stores = self.stores
        return ReadPayments(stores.payments, stores.balances, stores.orders, stores.buyers)

    @cached_property
    def credits(self) -> MoveCredits:
        from chalicelib.usecases.payments.move_credits import MoveCredits

        stores = self.stores
        return MoveCredits(
            orders=stores.orders,
            balances=stores.balances,
            payments=stores.payments,
            buyers=stores.buyers,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def join_lists(self) -> JoinLists:
        from chalicelib.usecases.payments.join_lists import JoinLists

        stores = self.stores
        return JoinLists(
            purchases=stores.purchases,
            orders=stores.orders,
            payments=stores.payments,
            claims=stores.claims,
            jobs=self.partners.job_queue,
            new_id=self.new_id,
        )
