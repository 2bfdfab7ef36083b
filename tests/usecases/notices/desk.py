"""A desk: a manager of external orders with an e-mail that counts, and what the queues bring him."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer
from chalicelib.domain.communities.community import Organizer, Role
from chalicelib.domain.errors import KabinetError, NotYet, Unavailable
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.notices.channels import Channel, DeskNotice
from chalicelib.domain.notices.notice_settings import Address, NoticeSettings
from chalicelib.domain.notices.outbox import Delivery, Outbox
from tests.factories import COMMUNITY, NOW, a_buyer, a_principal, an_organizer
from tests.fakes.desk_notices import FakeChannels
from tests.usecases.external.market import Market
from tests.usecases.house import House

PETR = "petr"
MANAGER = a_principal(id=PETR, role=Role.EXTERNAL_ORDERS_MANAGER)
ADDRESSES = {
    Channel.EMAIL: "petr@example.com",
    Channel.SMS: "+79160000009",
    Channel.TELEGRAM: "4242",
    Channel.WEBHOOK: "https://hooks.example.com/petr",
}
TOLD = (
    Event.EXTERNAL_OPENED,
    Event.EXTERNAL_CANCELLED,
    Event.EXTERNAL_PUSHED,
    Event.ACCOUNT_REFUSED,
    Event.ACCOUNT_SILENT,
    Event.ACCOUNT_KEY_ENDS,
    Event.CONNECTION_REFUSED,
)


@dataclass
class Desk:
    """``due`` are the messages that wait in the queue; who is refused comes again."""

    market: Market = field(default_factory=Market)
    channels: tuple[Channel, ...] = (Channel.EMAIL,)
    fields: dict[str, Any] = field(default_factory=dict)
    seen: int = 0
    due: list[Entry] = field(default_factory=list)
    troubles: list[KabinetError] = field(default_factory=list)

    def __post_init__(self) -> None:
        person = a_buyer(id=PETR, ok_id="570000000009", name="Пётр", **self.fields)
        self.house.join(person)
        self.house.save(an_organizer(id=PETR, ok_id=person.ok_id, role=Role.EXTERNAL_ORDERS_MANAGER))
        known = {name: Address(ADDRESSES[name], verified_at=NOW) for name in self.channels if name in ADDRESSES}
        self.house.save(NoticeSettings(COMMUNITY, PETR, dict.fromkeys(DeskNotice, self.channels), known))

    @property
    def house(self) -> House:
        return self.market.house

    @property
    def partners(self) -> FakeChannels:
        return self.house.partners.channels

    def happen(self, order: str = "46231993-0568-1") -> None:
        """A new order is seen at the marketplace."""
        self.market.show(order=order)
        self.market.push(order=order, id=f"push-{order}")
        self.market.work()

    def relay(self) -> None:
        """What the journal tells reaches its queues, twice."""
        journal = self.house.memory.journal
        for entry in [*journal[self.seen :]]:
            if entry.event in TOLD:
                self.house.container.background.inbox.run(entry)
                self.house.container.background.inbox.run(entry)
        self.due += [entry for entry in journal[self.seen :] if entry.event == Event.NOTICE_DUE]
        self.seen = len(journal)

    def deliver(self, **later: float) -> list[str]:
        """The queue hands over what waits; what it tells each channel is read there. Whoever is done comes twice."""
        self.house.clock.pass_by(**later)
        self.relay()
        waiting = []
        for entry in self.due:
            try:
                self.house.container.background.tell(entry)
                self.house.container.background.tell(entry)
            except NotYet:
                waiting.append(entry)
            except Unavailable as trouble:
                self.troubles.append(trouble)
                waiting.append(entry)
        self.due = waiting
        return self.email

    @property
    def email(self) -> list[str]:
        return self.partners.email.texts

    def outbox(self, channel: Channel = Channel.EMAIL) -> Outbox:
        return self.house.memory.get(Outbox, COMMUNITY, PETR, channel)

    def deliveries(self, channel: Channel = Channel.EMAIL) -> list[tuple[str, str, int]]:
        return [(each.state.value, each.reason, each.count) for each in self.outbox(channel).deliveries]

    def last(self, channel: Channel = Channel.EMAIL) -> Delivery:
        return self.outbox(channel).deliveries[0]

    def settings(self) -> NoticeSettings:
        return self.house.memory.get(NoticeSettings, COMMUNITY, PETR)

    def becomes(self, role: Role) -> None:
        known = self.house.memory.get(Organizer, COMMUNITY, PETR)
        self.house.save(replace(known, role=role))

    def person(self, **fields: Any) -> None:
        known = self.house.memory.get(Buyer, COMMUNITY, PETR)
        self.house.save(replace(known, **fields))
