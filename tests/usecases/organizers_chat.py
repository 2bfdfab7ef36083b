"""Maria runs Anna's purchases, Olga owns the community; what buyers report reaches them, and they press."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from msgspec.structs import replace

from chalicelib.domain.access.access import Access
from chalicelib.domain.communities.community import Membership, Role
from chalicelib.domain.inbox.message import MessageKind
from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.payments.claim import PaymentClaim
from chalicelib.domain.privacy.pseudonyms import person_key
from chalicelib.usecases.payments.file_claims import ClaimRequest
from chalicelib.usecases.ports import CallbackButton
from tests.factories import COMMUNITY, a_buyer, a_message, a_principal, an_entry, an_order, an_organizer, payable
from tests.fakes.partners import Sent
from tests.usecases.house import SETTINGS, House
from tests.usecases.notices.played import PlayedQueue
from tests.world import ADMIN, MODERATOR

MARIA = "maria-person"
OLGA = "olga-person"


class OrganizersChat:
    """Two orders of Anna's in Maria's purchase, one in nobody's; edits are gathered for a minute."""

    def __init__(self, **maria: Any) -> None:
        self.house = House(settings=replace(SETTINGS, coalescing_seconds="60"))
        house = self.house
        house.join(a_buyer(), a_buyer(id=MARIA, ok_id=ADMIN, name="", **maria))
        house.join(a_buyer(id=OLGA, ok_id=MODERATOR, name=""))
        house.save(an_organizer(), an_organizer(id="olga", ok_id=MODERATOR, first_name="Ольга", role=Role.OWNER))
        house.save(
            Access(COMMUNITY, MARIA, Role.ORGANIZER, "maria", rights=1), Access(COMMUNITY, OLGA, Role.OWNER, "olga")
        )
        house.partners.group.members |= {ADMIN: Membership.ADMIN, MODERATOR: Membership.MODERATOR}
        for number, host in (("1001", "maria"), ("1002", "maria"), ("1003", None)):
            house.save(an_order(number=number, purchase=f"p{number}", organizer=host, terms=payable()))
        self.queue = PlayedQueue(house.container.notices.send, house.clock)
        self.done = 0

    def report(self, number: str = "1001", amount: int = 100_000) -> PaymentClaim:
        """Anna says that she paid."""
        request = ClaimRequest(f"form-{number}-{amount}", (number,), amount, self.house.clock() - timedelta(minutes=5))
        return self.house.container.payments.file_claims.file(a_principal(id="anna"), request)

    def press(self, decision: str, claim: str, user: str = ADMIN, id: str = "cb:1") -> None:
        """A button is pressed; OK delivers it twice."""
        message = a_message(id=id, user=user, kind=MessageKind.CALLBACK, text="", payload=f"{decision}:{claim}")
        if message not in self.house.stores.messages.of_user(COMMUNITY, user):
            self.house.save(message)
        data = {"person": person_key(COMMUNITY, user), "message": id}
        for _ in range(2):
            self.house.container.background.inbox.run(an_entry(event=Event.MESSAGE_RECEIVED, data=data))

    def deliver(self, **span: float) -> list[Sent]:
        """What the topic and the queues bring meanwhile, each of it twice; what was written to people since."""
        before = len(self.house.partners.bot.sent)
        for entry in self._new():
            if entry.event in (Event.CLAIM_FILED, Event.CLAIM_TAPPED, Event.DECISION_NEEDED):
                self.house.container.background.inbox.run(entry)
                self.house.container.background.inbox.run(entry)
        self.queue.put(*(each for each in self._new(take=True) if each.event in TOLD for _ in range(2)))
        self.queue.run(**(span or {"seconds": 1}))
        return list(self.house.partners.bot.sent[before:])

    def claim(self, claim: PaymentClaim) -> PaymentClaim:
        return self.house.stores.claims.get(COMMUNITY, claim.id)

    def _new(self, take: bool = False) -> list[Entry]:
        found = self.house.memory.journal[self.done :]
        self.done += len(found) if take else 0
        return list(found)


TOLD = (Event.CLAIM_REPORTED, Event.CLAIM_ANSWERED, Event.DECISION_ASKED)


def pressable(sent: Sent) -> list[str]:
    """What the buttons under a message send back."""
    return [each.payload for each in sent.buttons if isinstance(each, CallbackButton)]
