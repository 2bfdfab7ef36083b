"""The purchase's delivery is split over its orders, to the kopeck."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import permutations

import pytest

from chalicelib.domain.errors import Stale
from chalicelib.domain.imports.import_job import CHUNK, LOOKED_AT, ImportState, shares_file
from chalicelib.domain.journal import Event
from chalicelib.domain.money import split
from chalicelib.domain.orders.order import Order
from chalicelib.domain.orders.sums import ChangeReason
from chalicelib.usecases.imports import split_delivery as splitting
from tests.factories import COMMUNITY, a_principal, a_purchase, ok_id_of, row_of
from tests.fakes import MemoryOrders
from tests.usecases.house import House


def deliver_for(house: House, cost: int) -> None:
    house.save(a_purchase(delivery_cost=cost, version=house.purchase().version))


def shares(house: House) -> list[int]:
    return [order.delivery_share for order in house.memory.orders(COMMUNITY)]


def test_shares_add_up_to_the_kopeck(house: House) -> None:
    deliver_for(house, 100_001)
    house.imported(*[row_of(place, price=str(100 + place)) for place in range(73)])
    assert sum(shares(house)) == 100_001
    assert sorted(shares(house)) == shares(house)


def test_a_share_is_explained_in_the_order(house: House) -> None:
    deliver_for(house, 500)
    house.imported(row_of(1))
    order = house.order_of(ok_id_of(1))
    assert [(part.kind, part.amount) for part in order.explanation] == [
        ("goods", 10_000),
        ("fee", 1_000),
        ("delivery", 500),
    ]
    assert order.changes == ()
    (entry,) = house.order_events([Event.ORDER_RECALCULATED])
    assert entry.data["reason"] == ChangeReason.DELIVERY_SPLIT


def changes(house: House, buyer: int) -> list[tuple[int, int, ChangeReason]]:
    return [(each.before, each.after, each.reason) for each in house.order_of(ok_id_of(buyer)).changes]


def test_of_a_sum_people_are_shown_the_changes_that_they_could_have_seen(house: House) -> None:
    """An import writes an order in two steps; nobody has seen the sum between them."""
    deliver_for(house, 600)
    house.imported(row_of(1))
    assert changes(house, 1) == []
    house.clock.pass_by(hours=1)
    house.imported(row_of(1), row_of(2))
    assert changes(house, 1) == [(11_600, 11_300, ChangeReason.DELIVERY_SPLIT)]
    assert changes(house, 2) == []
    house.clock.pass_by(hours=1)
    house.imported(row_of(1, quantity=2), row_of(2))
    assert changes(house, 1)[0] == (11_300, 22_400, ChangeReason.IMPORT)
    assert changes(house, 2) == [(11_300, 11_200, ChangeReason.DELIVERY_SPLIT)]


def test_an_import_that_leaves_the_sum_as_it_was_is_no_change_of_it(house: House) -> None:
    deliver_for(house, 1_100)
    house.imported(row_of(1))
    house.clock.pass_by(hours=1)
    deliver_for(house, 0)
    house.imported(row_of(1, price="110"))
    assert house.order_of(ok_id_of(1)).total == 12_100
    assert changes(house, 1) == []


def test_only_shares_that_moved_are_written(house: House) -> None:
    deliver_for(house, 3)
    house.imported(row_of(1), row_of(2), row_of(3))
    assert shares(house) == [1, 1, 1]
    deliver_for(house, 4)
    house.imported(row_of(1), row_of(2), row_of(3))
    assert shares(house) == [2, 1, 1]
    assert [order.revision for order in house.memory.orders(COMMUNITY)] == [3, 2, 2]


def test_without_delivery_nothing_is_split(house: House) -> None:
    job = house.imported(row_of(1))
    assert job.state is ImportState.DONE
    assert house.memory.events().count(Event.ORDER_RECALCULATED) == 0


def test_a_share_that_moved_is_written_down_but_told_to_nobody_by_itself(house: House) -> None:
    deliver_for(house, 900)
    house.imported(row_of(1))
    house.imported(row_of(2))
    events = house.memory.events()
    assert (events.count(Event.ORDER_CHANGED), events.count(Event.ORDER_RECALCULATED)) == (0, 3)


def test_a_new_order_takes_its_share_from_all_the_others(house: House) -> None:
    deliver_for(house, 900)
    house.imported(row_of(1), row_of(2))
    house.imported(row_of(3))
    assert shares(house) == [300, 300, 300]


def test_an_order_with_nothing_left_in_it_pays_no_delivery(house: House) -> None:
    deliver_for(house, 900)
    house.imported(row_of(1), row_of(2))
    house.imported(row_of(1, article="К-7", price="0"), row_of(2))
    assert shares(house) == [0, 900]


def test_a_purchase_of_many_chunks_is_split_in_as_many_steps(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(splitting, "TOGETHER", 2 * CHUNK)
    deliver_for(house, 1_000_000)
    job = house.imported(*[row_of(place) for place in range(2 * CHUNK + 1)])
    assert sum(shares(house)) == 1_000_000
    assert job.state is ImportState.DONE


def test_a_purchase_of_more_orders_than_a_step_may_read_is_split_as_exactly(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Weighed by sevens: no step reads more, and the largest remainders are those of all orders together."""
    monkeypatch.setattr(splitting, "LOOKED_AT", 7)
    house.stores.orders = orders = Counted(house.memory)
    deliver_for(house, 10_007)
    job = house.imported(*[row_of(place, price=str(100 + place * place % 37)) for place in range(38)])
    assert job.state is ImportState.DONE
    goods = [order.goods for order in house.memory.orders(COMMUNITY)]
    assert shares(house) == split(10_007, goods)
    assert max(orders.read) <= CHUNK
    assert orders.read.count(7) >= 10
    assert (job.position, job.looked_at) == ("", 0)
    before = [order.revision for order in house.memory.orders(COMMUNITY)]
    house.imported(*[row_of(place, price=str(100 + place * place % 37)) for place in range(38)])
    assert [order.revision for order in house.memory.orders(COMMUNITY)] == before


def test_a_plan_that_is_not_there_is_made_again(house: House) -> None:
    """The release before this one kept it elsewhere."""
    deliver_for(house, 1_000)
    job = house.previewed(*[row_of(place) for place in range(3)]).id
    house.container.imports.manage.start(a_principal(), job)
    for _ in range(2):
        house.container.imports.run.run(house.asked(job)[-1])
    house.stores.files.remove(COMMUNITY, [shares_file(job, 0)])
    assert house.driven(job).state is ImportState.DONE
    assert sum(shares(house)) == 1_000


ALL_INTERLEAVINGS = sorted(set(permutations("AAAABBBB")))


@pytest.mark.parametrize("looked_at", [1, LOOKED_AT])
@pytest.mark.parametrize("turns", ALL_INTERLEAVINGS, ids="".join)
def test_two_files_saved_at_once_into_one_purchase_still_add_up(
    house: House, turns: Sequence[str], looked_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In turns, step by step: each takes shares from orders that the other is writing.

    They go one by one now; those that an earlier release began do not.
    """
    monkeypatch.setattr(splitting, "LOOKED_AT", looked_at)
    deliver_for(house, 1_000)
    jobs = {}
    for name, rows in {"A": (row_of(1), row_of(2)), "B": (row_of(2, quantity=3), row_of(3))}.items():
        jobs[name] = house.previewed(*rows).id
        house.container.imports.manage.start(a_principal(), jobs[name])
        house.memory.things.pop(("ImportQueue", COMMUNITY))
    for turn in turns:
        house.container.imports.run.run(house.asked(jobs[turn])[-1])
    for job in jobs.values():
        assert house.driven(job).state is ImportState.DONE
    goods = [order.goods for order in house.memory.orders(COMMUNITY)]
    assert shares(house) == split(1_000, goods)


@dataclass(frozen=True)
class Counted(MemoryOrders):
    """How many orders each call reads."""

    read: list[int] = field(default_factory=list)

    def many(self, community: str, numbers: Sequence[str]) -> Mapping[str, Order]:
        self.read.append(len(numbers))
        return super().many(community, numbers)


@dataclass(frozen=True)
class Overtaken(MemoryOrders):
    """A message came twice: while we are about to look at the orders, another worker goes ahead of us."""

    ahead: list[Callable[[], None]] = field(default_factory=list)

    def numbers_after(self, community: str, purchase: str, buyer: str, limit: int) -> Sequence[tuple[str, str]]:
        if self.ahead:
            self.ahead.pop()()
        return super().numbers_after(community, purchase, buyer, limit)


def test_a_slow_second_worker_does_not_lose_shares(house: House) -> None:
    """It writes down what is left to move, over the list that the others are in the middle of."""
    house.stores.orders = orders = Overtaken(house.memory)
    deliver_for(house, 100_000)
    job = house.previewed(*[row_of(place) for place in range(2 * CHUNK)])
    house.container.imports.manage.start(a_principal(), job.id)
    for _ in range(2):
        house.container.imports.run.run(house.asked(job.id)[-1])

    def two_steps() -> None:
        for _ in range(2):
            house.container.imports.run.run(house.asked(job.id)[-1])

    orders.ahead.append(two_steps)
    with pytest.raises(Stale):
        house.container.imports.run.run(house.asked(job.id)[-1])
    house.driven(job.id)
    assert sum(shares(house)) == 100_000
