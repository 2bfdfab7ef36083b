"""Who comes, and whether he still may."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from chalicelib.bootstrap.container import Noun

if TYPE_CHECKING:
    from chalicelib.usecases.access.ask_role import AskRole
    from chalicelib.usecases.access.check_session import CheckSession
    from chalicelib.usecases.access.end_sessions import EndSessions
    from chalicelib.usecases.access.manage_consent import ManageConsent
    from chalicelib.usecases.access.open_session import OpenSession
    from chalicelib.usecases.access.repeat_requests import RepeatRequests


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
            commits=stores.commits,
            tokens=self.signing.tokens,
            now=self.now,
            new_id=self.new_id,
        )

    @cached_property
    def check_session(self) -> CheckSession:
        from chalicelib.usecases.access.check_session import CheckSession

        return CheckSession(self.stores.buyers, lambda: self.ask_role, self.now)

    @cached_property
    def ask_role(self) -> AskRole:
        from chalicelib.usecases.access.ask_role import AskRole

        stores = self.stores
        return AskRole(stores.communities, self.partners.group, stores.commits, self.now)

    @cached_property
    def end_sessions(self) -> EndSessions:
        from chalicelib.usecases.access.end_sessions import EndSessions

        return EndSessions(self.stores.buyers, self.stores.commits, self.now)

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
