"""What became of a notice is written down, as long as there is time for it."""

from collections.abc import Callable
from typing import Any

import pytest
from msgspec.structs import replace

from chalicelib.domain.buyers.buyer import Buyer, Consent, ConsentChange, ConsentWay
from chalicelib.domain.errors import Stale, Unavailable
from chalicelib.domain.journal import Event
from chalicelib.domain.notices.notice import LEASE, Notice, NoticeState
from chalicelib.domain.orders.order import Order
from chalicelib.usecases.notices.send_notices import SendNotices
from chalicelib.usecases.ports import Commit
from tests.factories import COMMUNITY, NOW, a_principal, an_order, order_saved
from tests.fakes import MemoryCommits
from tests.usecases.house import House
from tests.usecases.rivals import Overtaken
from tests.world import ANNA


def anna() -> Any:
    return a_principal(id="anna", role="buyer", ok_id=ANNA)


def refused(house: House) -> Buyer:
    house.partners.bot.refusing.add(ANNA)
    house.container.notices.send.send(order_saved(an_order()))
    return house.stores.buyers.get(COMMUNITY, "anna")


def test_oks_refusal_becomes_a_denied_consent_with_its_history(house: House) -> None:
    buyer = refused(house)
    assert (buyer.consent, buyer.consent_at) == (Consent.DENIED, NOW)
    assert buyer.consents == (ConsentChange(NOW, Consent.DENIED, ConsentWay.REFUSAL),)
    assert (house.notice().state, house.notice().reason) == (NoticeState.REFUSED, "no_permission")
    assert house.memory.events() == [Event.NOTICE_REFUSED, Event.CONSENT_CHANGED]
    assert house.memory.journal[-1].data == {"consent": "denied", "by": "refusal"}


def test_a_refusal_that_meets_another_decision_leaves_that_one(house: House) -> None:
    """The buyer withdraws while OK refuses: his own word stays."""
    house.partners.bot.refusing.add(ANNA)
    steps: list[Callable[[], object]] = [lambda: None, lambda: house.container.access.manage_consent.withdraw(anna())]
    replace(house.container.notices.send, commits=Overtaken(house.memory, ahead=steps)).send(order_saved(an_order()))
    assert house.notice().reason == "no_permission"
    assert house.stores.buyers.get(COMMUNITY, "anna").consent is Consent.WITHDRAWN


def tell(house: House, order: Order | None = None) -> None:
    house.container.notices.send.send(order_saved(order or an_order()))


class Hesitant(MemoryCommits):
    """Its store answers only the ``after``-th time that an outcome is to be written."""

    after = 3
    tried = 0

    def commit(self, community: str, commit: Commit) -> None:
        if any(isinstance(thing, Notice) and thing.state is not NoticeState.SENDING for thing in commit.save):
            Hesitant.tried += 1
            if Hesitant.tried < Hesitant.after:
                raise Unavailable
        super().commit(community, commit)


def hesitant(house: House, after: int) -> SendNotices:
    Hesitant.tried, Hesitant.after = 0, after
    return replace(house.container.notices.send, commits=Hesitant(house.memory))


def test_that_a_message_went_out_is_tried_to_be_written_down_until_the_time_is_over(house: House) -> None:
    hesitant(house, after=4).send(order_saved(an_order()))
    assert house.partners.rests.taken == 3
    assert (len(house.partners.bot.sent), house.notice().state) == (1, NoticeState.SENT)
    assert house.memory.events() == [Event.NOTICE_SENT]


def test_when_there_is_no_time_left_the_next_delivery_repeats_it_and_says_so(house: House) -> None:
    send_notices = hesitant(house, after=99)
    with pytest.raises(Unavailable):
        send_notices.send(order_saved(an_order()))
    assert Hesitant.tried == house.partners.rests.most + 1
    house.clock.moment += LEASE
    tell(house)
    assert (len(house.partners.bot.sent), house.memory.events()) == (2, [Event.NOTICE_REPEATED, Event.NOTICE_SENT])


def test_what_changed_meanwhile_is_not_tried_again(house: House) -> None:
    """An erasure that removed the notice: the event is looked at anew."""

    def removed() -> None:
        house.memory.things.pop(("Notice", COMMUNITY, "anna", "order/1001"))

    commits = Overtaken(house.memory, ahead=[lambda: None, removed])
    with pytest.raises(Stale):
        replace(house.container.notices.send, commits=commits).send(order_saved(an_order()))
    assert house.partners.rests.taken == 0
