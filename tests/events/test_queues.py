"""A poison message in a batch of ten: the other nine are done once, it is tried three times and set aside."""

from collections.abc import Sequence
from typing import Any

import msgspec
import pytest

from chalicelib.bootstrap import Container
from chalicelib.domain.buyers.buyer import Identity, ok_identity
from chalicelib.domain.communities.community import Community
from chalicelib.domain.imports.import_job import ImportState, plan_file, uploaded_file
from chalicelib.events.queues import import_orders, send_notices
from chalicelib.usecases.ports import Commit
from tests.events.queue_batches import RealQueue
from tests.factories import a_buyer, a_purchase, an_entry, an_import, an_order, asked_step, csv_of, order_saved, row_of
from tests.world import ANNA, Clock, Ok

POISONS = {
    "no JSON": "{",
    "another form": '{"id": 1}',
    "an event of the future": msgspec.json.encode(an_entry()).decode().replace("BuyerJoined", "Unheard"),
    "lacking what it speaks of": msgspec.json.encode(an_entry()).decode(),
}


def written(entry: object) -> str:
    return msgspec.json.encode(entry).decode()


def notices(container: Container, community: Community) -> Sequence[str]:
    """Nine orders of one person, in nine purchases."""
    buyer = a_buyer(community=community.id)
    container.stores.commits.commit(community.id, Commit((buyer, Identity(community.id, ok_identity(ANNA), buyer.id))))
    orders = [an_order(community=community.id, number=str(1001 + place), purchase=f"p{place}") for place in range(9)]
    for order in orders:
        container.stores.commits.commit(community.id, Commit((order,)))
    return [written(order_saved(order)) for order in orders]


def imports(container: Container, community: Community) -> Sequence[str]:
    """Nine files that wait to be read."""
    container.stores.commits.commit(community.id, Commit((a_purchase(community=community.id),)))
    jobs = [
        an_import(community=community.id, id=f"job{place}", state=ImportState.READING, chunks=1) for place in range(9)
    ]
    for job in jobs:
        container.stores.files.write(community.id, uploaded_file(job.id), csv_of(row_of(1)))
        container.stores.commits.commit(community.id, Commit((job,)))
    return [written(asked_step(job)) for job in jobs]


def queue_of(container: Container, name: str) -> RealQueue:
    """Empty, whatever a test before this one left."""
    urls = [container.settings.queue_url(name), container.settings.failures_url(name)]
    queue = RealQueue(container.clients.sqs, *urls)
    queue.empty()
    return queue


def survive(queue: RealQueue, consumer: Any, good: Sequence[str], poison: str) -> None:
    queue.put([*good[:4], poison, *good[4:]])
    done, again = queue.hands_over(consumer)
    assert sorted(done) == sorted(good)
    assert again == [poison]
    assert queue.hands_over(consumer) == ([], [poison])
    assert queue.dead_letter() == []
    assert queue.hands_over(consumer) == ([poison], [])
    assert queue.dead_letter() == [poison]


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_nine_notices_are_sent_once_beside_a_poison_one(
    container: Container, community: Community, ok: Ok, poison: str
) -> None:
    good = notices(container, community)
    survive(queue_of(container, "notices"), send_notices, good, poison)
    assert len(ok.inbox(ANNA)) == 9
    assert len({message["text"] for message in ok.inbox(ANNA)}) == 9


@pytest.mark.parametrize("poison", POISONS.values(), ids=POISONS)
def test_nine_imports_take_one_step_beside_a_poison_one(
    container: Container, community: Community, poison: str
) -> None:
    good = imports(container, community)
    survive(queue_of(container, "imports"), import_orders, good, poison)
    found = [container.stores.imports.get(community.id, f"job{place}") for place in range(9)]
    assert {(job.state, job.done, job.version) for job in found} == {(ImportState.COMPARING, 0, 2)}


def test_an_import_whose_step_breaks_each_time_ends_in_words_when_its_message_is_set_aside(
    container: Container, community: Community
) -> None:
    broken = an_import(community=community.id, id="broken", state=ImportState.COMPARING, chunks=1)
    container.stores.commits.commit(community.id, Commit((broken,)))
    container.stores.files.write(community.id, plan_file("broken", 0), b"no plan")
    poison = written(asked_step(broken))
    survive(queue_of(container, "imports"), import_orders, imports(container, community), poison)
    ended = container.stores.imports.get(community.id, "broken")
    assert (ended.state, ended.failure) == (ImportState.FAILED, "import_broken")


def test_an_import_that_is_gone_is_poison_too(container: Container, community: Community) -> None:
    poison = written(asked_step(an_import(community=community.id, id="gone")))
    survive(queue_of(container, "imports"), import_orders, imports(container, community), poison)


def test_an_order_that_is_gone_is_nobodys_trouble(container: Container, community: Community) -> None:
    queue = queue_of(container, "notices")
    queue.put([written(order_saved(an_order(community=community.id, number="404")))])
    assert queue.hands_over(send_notices)[1] == []
    assert queue.dead_letter() == []


def test_a_message_that_the_world_delays_is_not_set_aside(
    container: Container, community: Community, ok: Ok, clock: Clock
) -> None:
    """However often it comes: OK was down, and is there again."""
    queue, (message, *_) = queue_of(container, "notices"), notices(container, community)
    ok.ask("faults", target="ok.graph", kind="flood")
    queue.put([message])
    for _ in range(5):
        assert queue.hands_over(send_notices) == ([], [message])
    ok.ask("faults", target="ok.graph", kind=None)
    clock.pass_by(minutes=2)
    assert queue.hands_over(send_notices) == ([message], [])
    assert (len(ok.inbox(ANNA)), queue.dead_letter()) == (1, [])
