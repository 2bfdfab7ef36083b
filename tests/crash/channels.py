"""Channels to people at the desk, played in this process: their calls go over the wire, and go wrong there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from chalicelib.bootstrap import Container
from chalicelib.domain.errors import Unavailable
from chalicelib.domain.notices.channels import Channel
from chalicelib.usecases.ports import AnswerLost, DeskMessage, Recipient
from tests.crash.market import PlayedMarket
from tests.crash.wire import Wire
from tests.fakes.desk_notices import FakeLinking

PAUSE = 5
"""Seconds that a channel asks for when it is called too often."""


@dataclass
class ChannelExchange:
    """A call as its adapter reports it: what sends nothing leaves no doubt."""

    send: Callable[[], Any]
    changes: bool
    first: bool = True

    def silence(self) -> Exception:
        return AnswerLost("channel_silent") if self.changes else Unavailable("channel_unavailable")

    def throttled(self) -> Any:
        raise Unavailable("channel_busy", retry_after=PAUSE)

    def broken(self) -> Any:
        raise self.silence()

    def partial(self) -> Any:
        raise self.silence()


@dataclass
class PlayedChannels:
    """All are one, which keeps what it was told beside what marketplaces were."""

    wire: Wire
    market: PlayedMarket
    offered: Sequence[Channel] = tuple(Channel)

    @classmethod
    def into(cls, container: Container, wire: Wire, market: PlayedMarket) -> None:
        vars(container.partners)["channels"] = cls(wire, market)

    def partner(self, channel: Channel) -> PlayedChannels:
        return self

    def linking(self, channel: Channel) -> FakeLinking | None:
        return FakeLinking() if channel is Channel.TELEGRAM else None

    def checked(self, address: str) -> str:
        return address

    def send(self, recipient: Recipient, message: DeskMessage) -> None:
        self._ask("send", partial(self._sent, message), changes=True)

    def probe(self, recipient: Recipient) -> None:
        self._ask("probe", lambda: None, changes=False)

    def _sent(self, message: DeskMessage) -> None:
        self.market.it.told.append(("message", message.subject, None))

    def _ask(self, name: str, send: Callable[[], None], *, changes: bool) -> None:
        self.wire.ask(f"channel/{name}", ChannelExchange(send, changes), changes=changes)
