"""Who comes, and whether he still may."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.access.act_by_button import ActByButton
    from chalicelib.usecases.access.ask_role import AskRole
    from chalicelib.usecases.access.challenges import Challenges
    from chalicelib.usecases.access.check_credential import CheckCredential
    from chalicelib.usecases.access.check_session import CheckSession
    from chalicelib.usecases.access.end_sessions import EndSessions
    from chalicelib.usecases.access.limit_requests import LimitRequests
    from chalicelib.usecases.access.manage_api_keys import ManageApiKeys
    from chalicelib.usecases.access.manage_consent import ManageConsent
    from chalicelib.usecases.access.manage_desk_sessions import ManageDeskSessions
    from chalicelib.usecases.access.manage_passkeys import ManagePasskeys
    from chalicelib.usecases.access.open_desk import OpenDesk
    from chalicelib.usecases.access.open_desk_by_passkey import OpenDeskByPasskey
    from chalicelib.usecases.access.open_session import OpenSession
    from chalicelib.usecases.access.read_audit import ReadAudit
    from chalicelib.usecases.access.repeat_requests import RepeatRequests
    from chalicelib.usecases.access.show_caller import ShowCaller


class AccessUseCases(Noun):
    @cached_property
    def open_session(self) -> OpenSession:
        from chalicelib.usecases.access.open_session import OpenSession

        stores = self.stores
        return OpenSession(
            launches=self.partners.launches,
            group=self.partners.group,
            communities=stores.communities,
            buyers=stores.buyers,
            orders=stores.orders,
            balances=stores.balances,
            commits=stores.commits,
            tokens=self.signing.tokens,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def check_session(self) -> CheckSession:
        from chalicelib.usecases.access.check_session import CheckSession

        return CheckSession(self.stores.buyers, self.container.communities.locales, lambda: self.ask_role, self.now)

    @cached_property
    def ask_role(self) -> AskRole:
        from chalicelib.usecases.access.ask_role import AskRole

        stores = self.stores
        return AskRole(stores.communities, self.partners.group, stores.commits, self.now)

    @cached_property
    def act_by_button(self) -> ActByButton:
        from chalicelib import visit
        from chalicelib.usecases.access.act_by_button import ActByButton

        return ActByButton(self.stores.buyers, self.ask_role, visit.acting)

    @cached_property
    def end_sessions(self) -> EndSessions:
        from chalicelib.usecases.access.end_sessions import EndSessions

        return EndSessions(self.stores.buyers, self.stores.commits, self.now)

    @cached_property
    def check_credential(self) -> CheckCredential:
        from chalicelib.usecases.access.check_credential import CheckCredential

        stores = self.stores
        return CheckCredential(
            api_keys=stores.api_keys,
            desk_sessions=stores.desk_sessions,
            buyers=stores.buyers,
            check_session=self.check_session,
            now=self.now,
        )

    @cached_property
    def manage_api_keys(self) -> ManageApiKeys:
        from chalicelib.signing.secrets import new_secret
        from chalicelib.usecases.access.manage_api_keys import ManageApiKeys

        return ManageApiKeys(
            api_keys=self.stores.api_keys,
            commits=self.stores.commits,
            now=self.now,
            new_id=self.new_id,
            new_secret=new_secret,
        )

    @cached_property
    def open_desk(self) -> OpenDesk:
        from chalicelib.signing.secrets import new_secret
        from chalicelib.usecases.access.open_desk import OpenDesk

        stores = self.stores
        return OpenDesk(
            desk_sessions=stores.desk_sessions,
            buyers=stores.buyers,
            communities=stores.communities,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
            new_secret=new_secret,
        )

    @cached_property
    def challenges(self) -> Challenges:
        from chalicelib.signing.secrets import new_secret
        from chalicelib.usecases.access.challenges import Challenges

        return Challenges(self.signing.signer, self.now, new_secret)

    @cached_property
    def open_desk_by_passkey(self) -> OpenDeskByPasskey:
        from chalicelib.signing.secrets import new_secret
        from chalicelib.usecases.access.open_desk_by_passkey import OpenDeskByPasskey

        stores = self.stores
        return OpenDeskByPasskey(
            passkeys=stores.passkeys,
            buyers=stores.buyers,
            communities=stores.communities,
            verifier=self.signing.passkeys,
            challenges=self.challenges,
            ask_role=self.ask_role,
            commits=stores.commits,
            now=self.now,
            new_id=self.new_id,
            new_secret=new_secret,
        )

    @cached_property
    def manage_passkeys(self) -> ManagePasskeys:
        from chalicelib.usecases.access.manage_passkeys import ManagePasskeys

        stores = self.stores
        return ManagePasskeys(
            passkeys=stores.passkeys,
            buyers=stores.buyers,
            verifier=self.signing.passkeys,
            challenges=self.challenges,
            commits=stores.commits,
            now=self.now,
        )

    @cached_property
    def manage_desk_sessions(self) -> ManageDeskSessions:
        from chalicelib.usecases.access.manage_desk_sessions import ManageDeskSessions

        stores = self.stores
        return ManageDeskSessions(stores.desk_sessions, stores.buyers, stores.commits, self.now)

    @cached_property
    def show_caller(self) -> ShowCaller:
        from chalicelib.usecases.access.show_caller import ShowCaller

        return ShowCaller(self.stores.communities, self.stores.buyers, self.stores.api_keys)

    @cached_property
    def read_audit(self) -> ReadAudit:
        from chalicelib.usecases.access.read_audit import ReadAudit

        return ReadAudit(self.stores.journal, self.stores.buyers, self.stores.api_keys)

    @cached_property
    def limit_requests(self) -> LimitRequests:
        from chalicelib.usecases.access.limit_requests import LimitRequests

        return LimitRequests(lambda: self.stores.request_keys, self.now)

    @cached_property
    def repeat_requests(self) -> RepeatRequests:
        from chalicelib.usecases.access.repeat_requests import RepeatRequests

        return RepeatRequests(self.stores.request_keys, self.now)

    @cached_property
    def manage_consent(self) -> ManageConsent:
        from chalicelib.usecases.access.manage_consent import ManageConsent

        stores = self.stores
        return ManageConsent(
            launches=self.partners.launches,
            group=self.partners.group,
            communities=stores.communities,
            buyers=stores.buyers,
            commits=stores.commits,
            now=self.now,
        )
