"""Several commits in one transaction, as many as there is room for; each of them is whole or not there."""

from collections.abc import Callable, Sequence

import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.communities.community import Community
from chalicelib.domain.errors import Full, NotFound, Stale
from chalicelib.storage.engine.registry import write_rows
from chalicelib.storage.engine.writes import MOST_TEXT, MOST_WRITES, Writes, together
from chalicelib.usecases.ports import Commit, Counter, CounterUpdate
from tests.factories import a_buyer, a_fact, a_point, a_purchase, an_order, points_of
from tests.recorder import Recorder
from tests.storage.tenant import Tenant, of_container


def places(tenant: Tenant, numbers: Sequence[int]) -> list[Commit]:
    """New orders of so many buyers, each with its entry and its key."""
    return [
        Commit(
            (an_order(community=tenant.community, number=str(number), buyer=f"buyer{number}"),),
            (a_fact(subject=f"order/{number}"),),
            idempotency_key=f"job/{number}",
        )
        for number in numbers
    ]


def there(tenant: Tenant, numbers: Sequence[int]) -> list[int]:
    """Those that are there, with all that belongs to them."""
    slots = {number for _, number in tenant.stores.orders.numbers_after(tenant.community, "shoes", "", 999)}
    found = tenant.stores.orders.many(tenant.community, [str(number) for number in numbers])
    told = {number for number in numbers if tenant.stores.journal.of(tenant.community, f"order/{number}")}
    assert {int(number) for number in found} == {int(number) for number in slots} == told
    return sorted(told)


def counted(tenant: Tenant) -> int:
    return tenant.stores.purchases.progress(tenant.community, ["shoes"])["shoes"].orders


def each(tenant: Tenant, commits: Sequence[Commit]) -> None:
    tenant.stores.commits.commit_each(tenant.community, commits)


def test_many_are_committed_and_what_they_count_is_counted(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community))
    numbers = range(1001, 1061)
    each(tenant, places(tenant, numbers))
    assert there(tenant, numbers) == list(numbers)
    assert counted(tenant) == 60
    each(tenant, [])


def test_those_that_were_committed_before_are_passed_over(tenant: Tenant) -> None:
    tenant.save(a_purchase(community=tenant.community))
    for done in ([1003], range(1001, 1005), range(1001, 1008)):
        each(tenant, places(tenant, done))
    assert there(tenant, range(1001, 1010)) == list(range(1001, 1008))
    assert counted(tenant) == 7
    assert {len(tenant.stores.journal.of(tenant.community, f"order/{number}")) for number in range(1001, 1008)} == {1}


def test_one_that_is_refused_takes_none_of_those_before_it_along(tenant: Tenant) -> None:
    """Its buyer has an order in the purchase already."""
    tenant.save(a_purchase(community=tenant.community))
    refused = Commit((an_order(community=tenant.community, number="1002", buyer="buyer1001"),), (a_fact(),))
    before, after = places(tenant, [1001, 1003]), places(tenant, [1004])
    with pytest.raises(Stale):
        each(tenant, [*before, refused, *after])
    assert there(tenant, range(1001, 1005)) == [1001, 1003]
    assert counted(tenant) == 2


def test_one_that_finds_no_room_is_told_so(tenant: Tenant) -> None:
    tenant.save(points_of(a_point(), community=tenant.community))

    def comes(buyer: str, by: int, limit: int | None) -> Commit:
        moves = CounterUpdate(Counter.POINT, "north", by, limit)
        return Commit((a_buyer(community=tenant.community, id=buyer),), counter_updates=(moves,))

    with pytest.raises(Full):
        each(tenant, [comes("one", 1, None), comes("two", 1, 2), comes("three", 1, 2)])
    each(tenant, [comes("four", 1, None), comes("five", -1, 2)])
    assert tenant.stores.points.get(tenant.community).taken == {"north": 2}
    with pytest.raises(NotFound):
        tenant.stores.buyers.get(tenant.community, "three")


def test_two_that_write_one_thing_are_written_one_after_the_other(tenant: Tenant) -> None:
    first = a_purchase(community=tenant.community)
    each(tenant, [Commit((first,)), Commit((a_purchase(community=tenant.community, title="Другое", version=1),))])
    assert tenant.stores.purchases.get(tenant.community, "shoes").title == "Другое"


def test_as_many_as_there_is_room_for_are_one_call(
    container: Container, recorder: Recorder, community: Community
) -> None:
    """An order is four rows here: itself, its place, its entry and its key; what they count is one more."""
    tenant = of_container(container, community)
    tenant.save(a_purchase(community=tenant.community))
    recorder.clear()
    each(tenant, places(tenant, range(1001, 1049)))
    assert recorder.names() == ["dynamodb.TransactWriteItems"] * 2
    recorder.clear()
    each(tenant, places(tenant, range(1001, 1007)))
    assert recorder.names() == ["dynamodb.TransactWriteItems"] * 7, "what was refused together is tried one by one"


def test_a_transaction_takes_no_more_than_the_service_does(container: Container) -> None:
    assert container.stores.commits

    def buyers(count: int, name: str = "Анна") -> list[Writes]:
        return [Writes(saved=(write_rows(a_buyer(id=f"b{place}", name=name))[0],)) for place in range(count)]

    def sizes(some: Sequence[Writes]) -> list[int]:
        return [len(pack) for pack in together(some)]

    long = "я" * (MOST_TEXT // 3)
    counting = [
        Writes(counter_updates=(CounterUpdate(Counter.PROGRESS, f"p{place}/orders", 1),))
        for place in range(MOST_WRITES)
    ]
    many: dict[str, tuple[Callable[[], list[Writes]], list[int]]] = {
        "none": (lambda: [], []),
        "just enough": (lambda: buyers(MOST_WRITES), [MOST_WRITES]),
        "one more": (lambda: buyers(MOST_WRITES + 1), [MOST_WRITES, 1]),
        "long ones": (lambda: buyers(5, long), [2, 2, 1]),
        "one that is too long by itself": (lambda: buyers(2, "я" * MOST_TEXT), [1, 1]),
        "the same twice": (lambda: buyers(2) + buyers(1), [2, 1]),
        "counters are rows": (lambda: counting + buyers(1), [MOST_WRITES, 1]),
        "counters of one purchase are one": (lambda: counting[:1] * 5 + buyers(MOST_WRITES - 1), [MOST_WRITES + 4]),
    }
    assert {name: sizes(make()) for name, (make, _) in many.items()} == {name: said for name, (_, said) in many.items()}
