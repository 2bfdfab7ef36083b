"""The channels put together: their boxes, their doors, their control calls."""

from collections.abc import Sequence
from dataclasses import dataclass

from infra.sandbox.channels.control import ChannelControl
from infra.sandbox.channels.ear import Ear
from infra.sandbox.channels.faults import WAYS
from infra.sandbox.channels.mail import Mail
from infra.sandbox.channels.phones import Phones
from infra.sandbox.channels.state import ChannelState
from infra.sandbox.channels.telegram import Telegram
from infra.sandbox.surroundings import Surroundings
from infra.sandbox.wire import Route


@dataclass(frozen=True)
class ChannelPartner:
    state: ChannelState
    mail: Mail
    phones: Phones
    telegram: Telegram
    ear: Ear
    control: ChannelControl

    @property
    def routes(self) -> Sequence[Route]:
        return (
            Route("POST", r"/email/v2/email/outbound-emails", self.mail.send),
            Route("GET", r"/email/v2/email/account", self.mail.account),
            Route("POST", r"/sms/?", self.phones.call),
            Route("POST", r"/telegram/bot([A-Za-z0-9:_-]{1,100})/([A-Za-z]{1,40})", self.telegram.call),
            Route("POST", r"/ear/([a-z0-9-]{1,40})", self.ear.hear),
            *self.control.routes,
        )

    def reset(self) -> None:
        self.state.reset()

    def stop(self) -> None:
        """Nothing of it goes on by itself."""


def build_channels(surroundings: Surroundings) -> ChannelPartner:
    for door, ways in WAYS.items():
        surroundings.faults.register(door, ways)
    state = ChannelState()
    return ChannelPartner(
        state=state,
        mail=Mail(state, surroundings),
        phones=Phones(state, surroundings),
        telegram=Telegram(state, surroundings),
        ear=Ear(state, surroundings),
        control=ChannelControl(state),
    )
