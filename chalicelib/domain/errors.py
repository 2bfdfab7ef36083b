"""The refusals.

KabinetError
├── Invalid        what was sent cannot be read or is not allowed to be; names the field
│   ├── TooLarge   it was not even read
│   └── AddressLost  nobody is there any more who could hear of it
├── Unauthorized   nobody we know: LaunchForged · LaunchExpired · LaunchUsed · SessionExpired · SessionRevoked
├── Forbidden      known, but not allowed: Blocked · CommunityClosed (nobody enters it)
├── NotFound       missing, or somebody else's: GroupNotConnected
├── Conflict       true a moment ago: Stale (changed meanwhile) · Repeated (done already) · Full (no room left) ·
│                  LessDue (less is left to pay than was seen); Stale too: Erased (a person's data was erased) ·
│                  AlreadyDone (a request of this key) · InProgress (it is just being done) ·
│                  AccountRefused (a marketplace does not let an account in) · CallRefused (it will not do this)
├── KeyReused      the key of another request
├── VersionMissing a change that does not say of what version · VersionStale it is another one by now
├── TooMany        more requests than this session or key may make
└── Unavailable    not now; try again after a while
    └── NotYet     nothing is wrong, it is just too early: CircuitOpen (a partner does not answer, nobody calls him)
"""

from collections.abc import Mapping
from typing import ClassVar


class KabinetError(Exception):
    """A refusal with a reason a person can read.

    ``reason`` is a key of the catalogue's ``errors`` section and ``values`` fill its placeholders;
    neither may hold a secret, and a log shows the reason only.
    """

    default: ClassVar[str] = "error"

    def __init__(self, reason: str | None = None, **values: object) -> None:
        self.reason = reason or self.default
        self.values: Mapping[str, object] = values
        super().__init__(self.reason)


class Invalid(KabinetError):
    """What was sent is wrong; ``field`` says where, if it is one place."""

    default = "invalid"

    def __init__(self, reason: str | None = None, field: str | None = None, **values: object) -> None:
        super().__init__(reason, **values)
        self.field = field


class TooLarge(Invalid):
    default = "too_large"


class AddressLost(Invalid):
    """Nobody is reached at an address any more, as its channel says."""

    default = "address_lost"


class Unauthorized(KabinetError):
    default = "unauthorized"


class LaunchForged(Unauthorized):
    default = "launch_forged"


class LaunchExpired(Unauthorized):
    default = "launch_expired"


class LaunchUsed(Unauthorized):
    default = "launch_used"


class SessionExpired(Unauthorized):
    default = "session_expired"


class SessionRevoked(Unauthorized):
    """What its owner may do has changed since the token was given."""

    default = "session_revoked"


class Forbidden(KabinetError):
    default = "forbidden"


class Blocked(Forbidden):
    default = "blocked"


class CommunityClosed(Forbidden):
    """An operator has closed the community."""

    default = "community_closed"


class NotFound(KabinetError):
    default = "not_found"


class GroupNotConnected(NotFound):
    default = "group_not_connected"


class Conflict(KabinetError):
    default = "conflict"


class Stale(Conflict):
    default = "stale"


class Erased(Stale):
    """The data of a person it names is being erased, or was."""

    default = "person_erased"


class Repeated(Conflict):
    default = "repeated"


class LessDue(Conflict):
    """Less is left to pay than the one who asks has seen; asked again with what is left now, it is done."""

    default = "less_due"


class Full(Conflict):
    """A counter stands at its limit; ``counter`` says which."""

    default = "full"

    def __init__(self, reason: str | None = None, counter: str = "", **values: object) -> None:
        super().__init__(reason, **values)
        self.counter = counter


class AlreadyDone(Conflict):
    """A request of this key was committed and its answer is not known any more; ``subject`` is what it was about."""

    default = "already_done"

    def __init__(self, reason: str | None = None, subject: str = "", **values: object) -> None:
        super().__init__(reason, **values)
        self.subject = subject


class InProgress(Conflict):
    """The first request of this key has not been answered yet; ``retry_after`` is in seconds."""

    default = "in_progress"

    def __init__(self, reason: str | None = None, retry_after: int = 1, **values: object) -> None:
        super().__init__(reason, **values)
        self.retry_after = retry_after


class AccountRefused(Conflict):
    """A marketplace does not let an account in, and will not until its owner does something about it.

    ``reason`` is one of ``key_dead``, ``key_role`` (it lacks a right), ``key_network`` (it is restricted to networks),
    ``account_wrong`` (it is of another seller), ``plan_missing`` (the seller's subscription does not include it),
    ``account_key_missing`` (we have no key of it).
    """

    default = "account_refused"


class CallRefused(Conflict):
    """A marketplace will not do this, however often it is asked: ``reason`` says why, ``said`` is its own words.

    ``order_moved`` (it is past that), ``needs_missing`` (something has to be given first), ``reason_refused`` (it does
    not take this reason), ``call_refused`` for the rest.
    """

    default = "call_refused"

    def __init__(self, reason: str | None = None, said: str = "", **values: object) -> None:
        super().__init__(reason, **values)
        self.said = said


class KeyReused(KabinetError):
    """Its key has named a request that asked for something else."""

    default = "idempotency_key_reused"


class VersionMissing(KabinetError):
    default = "version_missing"


class VersionStale(KabinetError):
    """It has another version than the one that was to be changed; ``current`` is how it is now, for the wire."""

    default = "version_stale"

    def __init__(self, reason: str | None = None, current: object = None, **values: object) -> None:
        super().__init__(reason, **values)
        self.current = current


class TooMany(KabinetError):
    """More than whoever calls may ask for in this while; ``retry_after`` is in seconds."""

    default = "too_many"

    def __init__(self, reason: str | None = None, retry_after: int = 60, **values: object) -> None:
        super().__init__(reason, **values)
        self.retry_after = retry_after


class Unavailable(KabinetError):
    """A partner or the store does not answer; ``retry_after`` is in seconds."""

    default = "unavailable"

    def __init__(self, reason: str | None = None, retry_after: int = 1, **values: object) -> None:
        super().__init__(reason, **values)
        self.retry_after = retry_after


class NotYet(Unavailable):
    """Nothing is wrong: it is to be looked at again after ``retry_after`` seconds."""

    default = "not_yet"


class CircuitOpen(NotYet):
    """A partner does not answer: nobody calls him before ``retry_after`` seconds."""

    default = "marketplace_down"
