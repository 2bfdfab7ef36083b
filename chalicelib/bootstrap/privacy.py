"""A person's own data: given out, and erased."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.privacy.erase_person import ErasePerson
    from chalicelib.usecases.privacy.export_person import ExportPerson
    from chalicelib.usecases.privacy.recheck_erasure import RecheckErasure


class PrivacyUseCases(Noun):
    @cached_property
    def export_person(self) -> ExportPerson:
        from chalicelib.usecases.privacy.export_person import ExportPerson

        stores = self.stores
        return ExportPerson(
            buyers=stores.buyers,
            orders=stores.orders,
            payments=stores.payments,
            claims=stores.claims,
            proofs=stores.proofs,
            comments=stores.comments,
            messages=stores.messages,
            notices=stores.notices,
            desk_notices=stores.desk_notices,
            passkeys=stores.passkeys,
            journal=stores.journal,
            commits=stores.commits,
            now=self.now,
            phrases=self.phrases,
        )

    @cached_property
    def erase_person(self) -> ErasePerson:
        from chalicelib.usecases.privacy.erase_person import ErasePerson

        stores = self.stores
        return ErasePerson(
            buyers=stores.buyers,
            orders=stores.orders,
            payments=stores.payments,
            claims=stores.claims,
            external_orders=stores.external_orders,
            proofs=stores.patient_proofs,
            personal_data=stores.personal_data,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def recheck_erasure(self) -> RecheckErasure:
        from chalicelib.usecases.privacy.recheck_erasure import RecheckErasure

        stores = self.stores
        return RecheckErasure(
            erase_person=self.erase_person,
            imports=stores.imports,
            files=stores.files,
            commits=stores.commits,
            now=self.now,
        )
