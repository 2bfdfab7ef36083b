"""/fb.do: who calls, is it signed, which method."""

from collections.abc import Mapping
from dataclasses import dataclass

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.faults import REST, serve
from infra.sandbox.ok.group_methods import GROUP_METHODS
from infra.sandbox.ok.memory import Session
from infra.sandbox.ok.methods import PEOPLE_METHODS, OkCall
from infra.sandbox.ok.people import Person
from infra.sandbox.ok.signing import call_is_signed, token_secret
from infra.sandbox.ok.state import OkState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request

METHODS = {**PEOPLE_METHODS, **GROUP_METHODS}


@dataclass(frozen=True)
class Rest:
    app: Application
    state: OkState
    surroundings: Surroundings

    def call(self, request: Request) -> Reply:
        given = request.parameters()
        asked = given.get("method", "")
        # A name nobody knows may hold anything, even a secret put in the wrong place.
        method = asked if asked in METHODS else "unknown method"
        return serve(self.surroundings, REST, method, lambda: self._answer(given))

    def _answer(self, given: Mapping[str, str]) -> object:
        if given.get("application_key") != self.app.key:
            raise OkError(101)
        if given.get("method", "") not in METHODS:
            raise OkError(3)
        session, admin = self._session(given), self._admin(given)
        if not call_is_signed(given, self._secret(given, session)):
            raise OkError(104)
        if given.get("format", "json").lower() != "json":
            raise OkError(100, "The sandbox speaks format=json only")
        call = OkCall(
            app=self.app, state=self.state, given=given, session=session, admin=admin, address=self.surroundings.address
        )
        return METHODS[given["method"]](call)

    def _secret(self, given: Mapping[str, str], session: Session | None) -> str:
        if "access_token" in given:
            return token_secret(given["access_token"], self.app.secret)
        return session.secret if session else self.app.secret

    def _session(self, given: Mapping[str, str]) -> Session | None:
        if "session_key" not in given:
            return None
        session = self.state.session(given["session_key"])
        if session is None:
            raise OkError(103)
        return session

    def _admin(self, given: Mapping[str, str]) -> Person | None:
        """Who gave the OAuth token, if there is one."""
        if "access_token" not in given:
            return None
        token = self.state.tokens().get(given["access_token"])
        if token is None or token.state == "revoked":
            raise OkError(103)
        if token.state == "expired":
            raise OkError(102)
        return self.state.person(token.user)
