"""Who comes in, and who OK says he is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime, timedelta

    from chalicelib.domain.access.api_key import ApiKey
    from chalicelib.domain.access.desk_session import DeskCode, DeskSession
    from chalicelib.domain.access.launch import Launch
    from chalicelib.domain.access.passkey import Assertion, Attestation, Passkey
    from chalicelib.domain.access.principals import Principal
    from chalicelib.domain.access.request_key import RequestKey, RequestRecord
    from chalicelib.domain.communities.community import Membership


class Launches(Protocol):
    def verify(self, query: str, later: timedelta = ...) -> Launch:
        """Check OK's signature of a launch query; so much ``later`` than at a launch it is still good.

        Raises LaunchForged, LaunchExpired.
        """


class Group(Protocol):
    """What OK knows of a group's people. Every method raises Unavailable when OK does not say."""

    def membership(self, group: str, user: str) -> Membership: ...

    def name(self, group: str) -> str:
        """What a group is called; empty when OK does not know it."""

    def messages_allowed(self, launch: Launch) -> bool:
        """Whether the launching user lets the group write to him."""


class Tokens(Protocol):
    def issue(self, principal: Principal) -> tuple[str, datetime]:
        """A token for ``principal``, and when it ends."""

    def read(self, token: str) -> Principal:
        """Raises Unauthorized, SessionExpired."""


class RequestKeys(Protocol):
    """The memory of requests that were committed; ``Commits`` writes into it."""

    def find(self, key: RequestKey) -> RequestRecord | None: ...

    def keep(self, key: RequestKey, status: int, answer: str) -> None:
        """What was told of it. Raises Stale where no such request was committed."""

    def count(self, community: str, caller: str, minute: str, by: int) -> int:
        """So many more of a caller in a minute; how many there are now."""


class ApiKeys(Protocol):
    def get(self, community: str, api_key: str) -> ApiKey:
        """Raises NotFound."""

    def list(self, community: str) -> Sequence[ApiKey]:
        """All of them, newest first: they are few, and seldom made."""

    def note_use(self, community: str, api_key: str, at: datetime) -> None:
        """Raises Stale when there is none."""


class DeskSessions(Protocol):
    def get(self, community: str, session: str) -> DeskSession:
        """Raises NotFound."""

    def list(self, community: str) -> Sequence[DeskSession]:
        """Of the last day and a half, newest first: a few for each organizer."""

    def code(self, community: str, code: str) -> DeskCode:
        """Raises NotFound."""

    def note_use(self, community: str, session: str, at: datetime) -> None:
        """Raises Stale when there is none."""


class Passkeys(Protocol):
    def get(self, community: str, person: str, passkey: str) -> Passkey:
        """Raises NotFound."""

    def of_person(self, community: str, person: str) -> Sequence[Passkey]:
        """All of them, newest first: a person has ten at most."""


class PasskeyVerifier(Protocol):
    """What a device signed for ``challenge`` at ``origin``. Both raise Invalid for whatever it did not."""

    def attested(self, given: Attestation, challenge: str, origin: str) -> tuple[str, int]:
        """The public key of a new passkey, in base64url, and how often it was used."""

    def asserted(self, given: Assertion, passkey: Passkey, challenge: str, origin: str) -> int:
        """How often it was used by now."""
