"""How partners that a community has chosen are called: each in its limit, every call written into the log."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from msgspec import Struct

if TYPE_CHECKING:
    from collections.abc import Callable

    from chalicelib.bootstrap.clients import Clients
    from chalicelib.outgoing.transport import CallMade, Transport
    from chalicelib.settings import Settings
    from chalicelib.usecases.ports import Clock, IntegrationLog, NewId, RateLimiter

AHEAD = 4_000
"""A turn that is so many milliseconds off is waited for."""

STRETCH = 1.3
"""By how much more at the most than it has to an account rests that its marketplace does not answer."""


class Caller(Struct, frozen=True):
    """For whom is called: an account of a community, ``interval`` milliseconds apart.

    ``order`` is what about, where it is about one; ``secret_words`` are struck out of whatever is answered.
    """

    community: str
    account: str
    interval: int
    order: str = ""
    secret_words: tuple[str, ...] = ()


def guarded(settings: Settings) -> tuple[Callable[[str], str], Callable[[], Any]]:
    """What an address that somebody gave has to pass (Invalid), and the session in which alone it is called."""
    from chalicelib.outgoing.safe_address import checked_address, guarded_session

    loopback = settings.allow_loopback == "yes"
    return partial(checked_address, loopback=loopback), partial(guarded_session, loopback=loopback)


class Transports(Struct, frozen=True):
    clients: Clients
    log: Callable[[], IntegrationLog]
    now: Clock
    new_id: NewId

    def open(self, caller: Caller, url: str, **more: Any) -> Transport:
        from chalicelib.outgoing.transport import Transport

        return Transport(
            url=url.rstrip("/"),
            limiter=self._limiter(caller),
            made=self._recorder(caller),
            secrets=caller.secret_words,
            **more,
        )

    def open_given(self, caller: Caller, url: str, **more: Any) -> Transport:
        """To an address that somebody gave: never one of our own network, wherever its name leads by now.

        Raises Invalid.
        """
        checked, session = guarded(self.clients.settings)
        return self.open(caller, checked(url), session=session, **more)

    def _limiter(self, caller: Caller) -> RateLimiter:
        import random
        import time

        from chalicelib.storage.external.rate_limiter import DynamoRateLimiter

        return DynamoRateLimiter(
            client=self.clients.dynamodb,
            community=caller.community,
            account=caller.account,
            interval=caller.interval,
            ahead=AHEAD,
            now=self.now,
            sleep=time.sleep,
            stretch=lambda: random.uniform(1, STRETCH),  # noqa: S311 - no secret
        )

    def _recorder(self, caller: Caller) -> Callable[[CallMade], None]:
        def record(call: CallMade) -> None:
            from chalicelib import tracing
            from chalicelib.domain.external.integration_log import Direction, LogRecord
            from chalicelib.outgoing.shortening import shortened

            made = LogRecord(
                community=caller.community,
                account=caller.account,
                id=self.new_id(),
                direction=Direction.OUTGOING,
                at=self.now(),
                name=f"{call.method} {call.path}",
                order=caller.order,
                status=call.status,
                milliseconds=call.milliseconds,
                asked=shortened(call.asked),
                answered=shortened(call.answered),
                problem=call.problem,
                correlation=tracing.current(),
                changes=call.changes,
            )
            self.log().write(made)

        return record
