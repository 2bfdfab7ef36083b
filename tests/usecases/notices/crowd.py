"""Many buyers who hear of the same at once."""

from collections.abc import Sequence

from chalicelib.domain.journal import Entry, Event
from chalicelib.domain.orders.order import Handout
from tests.factories import a_buyer, an_order, ok_id_of
from tests.fakes import FakeBot
from tests.usecases.house import House
from tests.usecases.notices.stories import HANDED, told_of


def crowd(house: House, count: int) -> Sequence[Entry]:
    """So many buyers with an order each; what tells them that the orders can be collected."""
    for place in range(count):
        buyer = f"buyer{place:04}"
        house.join(a_buyer(id=buyer, ok_id=ok_id_of(place)))
        house.save(an_order(number=str(2000 + place), buyer=buyer, terms=HANDED, handout=Handout.READY))
    return [ready(place) for place in range(count)]


def ready(place: int) -> Entry:
    data = {"number": str(2000 + place), "buyer": f"buyer{place:04}"}
    return told_of(Event.ORDER_READY, id=f"ready{place}", data=data)


def heard(bot: FakeBot) -> list[str]:
    """Who got messages, as often as he got one."""
    return sorted(sent.user for sent in bot.sent)
