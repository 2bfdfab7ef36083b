"""/fb.do: who calls, is it signed, which method."""

from collections.abc import Mapping
from dataclasses import dataclass

from infra.sandbox.ok.application import Application
from infra.sandbox.ok.errors import OkError
from infra.sandbox.ok.faults import REST, serve
from infra.sandbox.ok.memory import Session
from infra.sandbox.ok.methods import METHODS, OkCall
from infra.sandbox.ok.signing import call_is_signed
from infra.sandbox.ok.state import OkState
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Reply, Request


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
        session = self._session(given)
        secret = session.secret if session else self.app.secret
        if not call_is_signed(given, secret):
            raise OkError(104)
        if given.get("format", "json").lower() != "json":
            raise OkError(100, "The sandbox speaks format=json only")
        call = OkCall(self.app, self.state, given, session)
        return METHODS[given["method"]](call)

    def _session(self, given: Mapping[str, str]) -> Session | None:
        if "access_token" in given:
            raise OkError(103, "The sandbox issues no OAuth tokens")
        if "session_key" not in given:
            return None
        session = self.state.session(given["session_key"])
        if session is None:
            raise OkError(103)
        return session
