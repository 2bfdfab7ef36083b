"""Whoever goes through all purchases does some of their orders a step."""

from dataclasses import dataclass, field

from msgspec.structs import replace

from chalicelib.domain.journal import Event
from chalicelib.usecases.jobs import CHUNK
from tests.factories import COMMUNITY, a_purchase, an_entry, an_order
from tests.usecases.house import House


@dataclass
class Joined:
    """Stands in for both stores, and remembers whose lists it was asked to join."""

    asked: list[str] = field(default_factory=list)

    def join_lists(self, community: str, whose: str) -> None:
        assert community == COMMUNITY
        self.asked.append(whose)


def test_every_order_of_every_purchase_joins_once(house: House) -> None:
    house.save(a_purchase(id="books"))
    for place in range(CHUNK + 3):
        house.save(an_order(number=str(2_000 + place), purchase="books", buyer=f"b{place:03}"))
    house.save(an_order(number="3000", purchase="shoes", buyer="b999"))
    payments, claims = Joined(), Joined()
    job = replace(house.container.payments.join_lists, payments=payments, claims=claims)
    asked = house.partners.job_queue.asked
    entries = [an_entry(event=Event.LISTS_BEHIND)]
    while entries:
        job.run(entries.pop())
        entries += asked
        asked.clear()
    numbers = [str(2_000 + place) for place in range(CHUNK + 3)]
    assert payments.asked == [*numbers, "3000"]
    assert claims.asked == [*(f"b{place:03}" for place in range(CHUNK + 3)), "b999"]
